import { useLanguage, useTranslator } from "~/components/language";
import type { PlainField } from "~/components/plain-form";
import { changeDecisions, changeKinds } from "~/domain/change-notice";
import { countryCodes } from "~/domain/country-code";
import { countryName } from "~/i18n/format";

/** Fields of the forms about an announced change, in the order in which they stand. */
export const changeNames = [
  "kind",
  "name",
  "country",
  "description",
  "source",
  "announcedOn",
  "receivedOn",
  "effectiveOn",
  "objectBy",
] as const;
export const decisionNames = ["decision", "decidedOn", "reason"] as const;
export const customersNames = ["customersNotifiedOn"] as const;

const date = { kind: "date" } as const;

export function useChangeNames(): PlainField[] {
  const t = useTranslator();
  const language = useLanguage();
  const countries = countryCodes
    .map((code) => ({ value: code, label: countryName(language, code) }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
  const label = (name: (typeof changeNames)[number]) => t(`changes.fields.${name}`);
  return [
    {
      name: "kind",
      label: label("kind"),
      required: true,
      control: { kind: "choice", options: changeKinds.map((value) => ({ value, label: t(`changes.kind.${value}`) })) },
    },
    { name: "name", label: label("name"), hint: t("changes.hints.name"), control: { kind: "text" } },
    { name: "country", label: label("country"), control: { kind: "select", options: countries } },
    {
      name: "description",
      label: label("description"),
      hint: t("changes.hints.description"),
      required: true,
      control: { kind: "long-text" },
    },
    {
      name: "source",
      label: label("source"),
      required: true,
      control: {
        kind: "choice",
        options: (["mail", "other"] as const).map((value) => ({ value, label: t(`changes.source.${value}`) })),
      },
    },
    { name: "announcedOn", label: label("announcedOn"), required: true, control: date },
    { name: "receivedOn", label: label("receivedOn"), required: true, control: date },
    { name: "effectiveOn", label: label("effectiveOn"), hint: t("changes.hints.effectiveOn"), control: date },
    { name: "objectBy", label: label("objectBy"), hint: t("changes.hints.objectBy"), control: date },
  ];
}

export function useDecisionNames(): PlainField[] {
  const t = useTranslator();
  return [
    {
      name: "decision",
      label: t("changes.fields.decision"),
      required: true,
      control: {
        kind: "choice",
        options: changeDecisions.map((value) => ({ value, label: t(`changes.decision.options.${value}`) })),
      },
    },
    { name: "decidedOn", label: t("changes.fields.decidedOn"), required: true, control: date },
    {
      name: "reason",
      label: t("changes.fields.reason"),
      hint: t("changes.hints.reason"),
      required: true,
      control: { kind: "long-text" },
    },
  ];
}

export function useCustomersNames(): PlainField[] {
  const t = useTranslator();
  return [{ name: "customersNotifiedOn", label: t("changes.fields.customersNotifiedOn"), required: true, control: date }];
}

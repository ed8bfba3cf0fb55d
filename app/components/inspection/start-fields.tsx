import { useLanguage, useTranslator } from "~/components/language";
import type { PlainField } from "~/components/plain-form";
import { countryName } from "~/i18n/format";
import type { StartPage } from "~/services/inspection/start-page";
import type { TemplateChoice } from "~/services/inspection/template-choice";

const dueOn = { kind: "date" } as const;

/** What is asked where an inspection of a subcontractor is started. */
export function useStartFields({ templates, sites }: Pick<StartPage, "templates" | "sites">): PlainField[] {
  const t = useTranslator();
  const language = useLanguage();
  const named = ({ city, country, key }: StartPage["sites"][number]) =>
    [city, country === null ? null : countryName(language, country)].filter((part) => part !== null).join(", ") || key;
  return [
    {
      name: "template",
      label: t("inspecting.start.template"),
      required: true,
      control: {
        kind: "choice",
        options: templates
          .filter(({ target }) => target !== "site" || sites.length > 0)
          .map(({ key, name, questions }) => ({
            value: key,
            label: t("inspecting.start.option", { name: name[language], count: questions }),
          })),
      },
    },
    ...(sites.length === 0
      ? []
      : [
          {
            name: "site",
            label: t("inspecting.start.site"),
            hint: t("inspecting.start.siteHint"),
            control: { kind: "select" as const, options: sites.map((site) => ({ value: site.key, label: named(site) })) },
          },
        ]),
    { name: "dueOn", label: t("inspecting.start.dueOn"), hint: t("inspecting.start.dueHint"), required: true, control: dueOn },
  ];
}

/** What is asked where an own inspection is started. */
export function useOwnStartFields(templates: readonly TemplateChoice[]): PlainField[] {
  const t = useTranslator();
  const language = useLanguage();
  return [
    {
      name: "template",
      label: t("inspecting.start.template"),
      required: true,
      control: {
        kind: "choice",
        options: templates.map(({ key, name, questions }) => ({
          value: key,
          label: t("inspecting.start.option", { name: name[language], count: questions }),
        })),
      },
    },
    { name: "dueOn", label: t("inspecting.start.dueOn"), required: true, control: dueOn },
  ];
}

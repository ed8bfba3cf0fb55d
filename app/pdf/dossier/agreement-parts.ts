import type { HeldAgreement } from "~/domain/dossier/dossier";
import type { Edition } from "~/domain/dossier/edition";
import { daysText, monthsText } from "~/i18n/format";
import type { Block, Facts } from "../content";
import { filesBlocks } from "./files";
import { noticesOf } from "./flag-notices";
import { said, type Wording } from "./wording";

type Held = HeldAgreement<Edition>;

export const nameOf = ({ kind, details }: Held, { t }: Wording) => details?.title ?? t(`terms.agreementKind.${kind}`);

function noticeText({ noticeMonths, noticeDays }: Held, { t, language }: Wording): string {
  const parts = [
    noticeMonths === null ? null : monthsText(language, noticeMonths),
    noticeDays === null ? null : daysText(language, noticeDays),
  ].filter((one) => one !== null);
  return parts.length === 0 ? t("dossier.agreements.noticeUnset") : parts.join(" + ");
}

function decisionFact({ details }: Held, { t, date }: Wording): Facts["facts"] {
  const decision = details?.decision ?? null;
  if (decision === null) return [];
  const text = t("dossier.agreements.decisionText", {
    decision: t(`terms.decisionKind.${decision.decision}`),
    date: date(decision.decidedOn),
  });
  return [{ term: t("dossier.agreements.decision"), value: [text, decision.note].filter((one) => one !== null).join(". ") }];
}

/** One agreement: its dates and terms, and its files. */
export function agreementBlocks(held: Held, wording: Wording): Block[] {
  const { t, dateOr, language } = wording;
  const { kind, signedOn, effectiveOn, endsOn, renewalMonths, reviewedOn, includesConfidentiality, details } = held;
  const name = nameOf(held, wording);
  return [
    { kind: "heading", level: 1, text: name },
    {
      kind: "facts",
      facts: [
        signedOn === null
          ? { term: t("dossier.agreements.signed"), value: t("dossier.agreements.notSigned"), state: "critical" }
          : { term: t("dossier.agreements.signed"), value: dateOr(signedOn) },
        { term: t("dossier.agreements.effective"), value: dateOr(effectiveOn ?? signedOn) },
        { term: t("dossier.agreements.ends"), value: dateOr(endsOn, t("dossier.agreements.endless")) },
        {
          term: t("dossier.agreements.renewal"),
          value:
            renewalMonths === null
              ? t("dossier.agreements.renewsNot")
              : t("dossier.agreements.renews", { months: monthsText(language, renewalMonths) }),
        },
        { term: t("dossier.agreements.notice"), value: noticeText(held, wording) },
        ...(kind === "nda"
          ? []
          : [
              {
                term: t("dossier.agreements.confidentiality"),
                value: t(`dossier.agreements.confidentiality${includesConfidentiality ? "Yes" : "No"}`),
              },
            ]),
        { term: t("dossier.agreements.reviewed"), value: dateOr(reviewedOn, t("dossier.agreements.never")) },
        ...decisionFact(held, wording),
      ],
    },
    ...(details === null ? [] : filesBlocks(name, details.files, wording)),
  ];
}

export function contractBlocks(wording: Wording): Block[] {
  const { dossier, t } = wording;
  const held = dossier.contracts.flatMap((one) => agreementBlocks(one, wording));
  return [
    ...noticesOf("contract", wording),
    ...(held.length === 0 ? [said(t("dossier.agreements.none.contract"))] : held),
    said(t("dossier.agreements.terms")),
  ];
}

/** A duty of confidentiality in another agreement stands where that one does, and is named here. */
export function ndaBlocks(wording: Wording): Block[] {
  const { dossier, t } = wording;
  const own = dossier.ndas.filter(({ kind }) => kind === "nda").flatMap((one) => agreementBlocks(one, wording));
  const within = dossier.ndas.filter(({ kind }) => kind !== "nda");
  const named: Block[] =
    within.length === 0
      ? []
      : [
          {
            kind: "facts",
            facts: [
              {
                term: t("dossier.agreements.confidentiality"),
                value: `${t("dossier.agreements.confidentialityYes")}: ${within.map((one) => nameOf(one, wording)).join(", ")}`,
              },
            ],
          },
        ];
  return [
    ...noticesOf("nda", wording),
    ...(dossier.ndas.length === 0 ? [said(t("dossier.agreements.none.nda"))] : [...own, ...named]),
    said(t("dossier.agreements.persons")),
  ];
}

import type { Rule } from "~/domain/flag";
import type { AgreementKind, EvidenceKind } from "~/domain/portfolio";
import type { Dated } from "~/domain/reminder/dated";
import { countryName } from "./format";
import { type Language, translatorFor } from "./translator";

/** What a day ahead is about, in words: "Kontrakt udløber", "Bekræftelse af lokation: Lille". */
export function deadlineText({ kind, about, title }: Pick<Dated, "kind" | "about" | "title">, language: Language): string {
  const t = translatorFor(language);
  const country = about === null ? t("forms.unknownPlace") : countryName(language, about);
  switch (kind) {
    case "agreement-ends":
    case "decision-due":
      return t(`overview.deadlines.${kind}`, { about: t(`terms.agreementKind.${about as AgreementKind}`) });
    case "evidence-ends":
      return t("overview.deadlines.evidence-ends", { about: t(`terms.evidenceKind.${about as EvidenceKind}`) });
    case "location-confirmation":
    case "transfer-assessment":
      return t(`overview.deadlines.${kind}`, { about: title ?? country });
    case "adequacy-ends":
      return t("overview.deadlines.adequacy-ends", { about: country });
    case "waiver-ends":
      return t("overview.deadlines.waiver-ends", { about: t(`terms.rule.${about as Rule}`) });
    case "own-finding-due":
      return t("overview.deadlines.own-finding-due", { about: title ?? "" });
    default:
      return t(`overview.deadlines.${kind}`);
  }
}

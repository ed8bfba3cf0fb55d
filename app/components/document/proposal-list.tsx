import { useLanguage, useTranslator } from "~/components/language";
import type { FieldProposal, Proposals } from "~/domain/document/proposals/proposal";
import { countryName, formatDate } from "~/i18n/format";
import type { Language, Translator } from "~/i18n/translator";
import { ReadWords } from "./read-words";

function valueText(proposal: FieldProposal, language: Language, t: Translator): string {
  switch (proposal.field) {
    case "signedOn":
    case "effectiveOn":
    case "periodStart":
    case "periodEnd":
    case "validTo":
      return formatDate(language, proposal.value);
    case "registrationNumber":
      return `${proposal.value.kind} ${proposal.value.number}`;
    case "country":
      return countryName(language, proposal.value);
    case "evidenceKind":
      return t(`terms.evidenceKind.${proposal.value}`);
    case "auditRight":
      return t(`documents.auditRight.${proposal.value}`);
    case "governingTemplate":
      return t(`documents.template.${proposal.value}`);
    case "clauseReference":
      return `${proposal.value.clause}: ${proposal.value.reference}`;
    default:
      return String(proposal.value);
  }
}

/** What was read from the file, each with its page and the words it was read from. Nothing of it is a fact yet. */
export function ProposalList({ document, version, proposals }: { document: string; version: number; proposals: Proposals }) {
  const t = useTranslator();
  const language = useLanguage();
  if (proposals.length === 0) return <p className="muted">{t("documents.read.nothing")}</p>;
  return (
    <table className="table table-stacked">
      <caption className="visually-hidden">{t("documents.read.title")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("documents.read.field")}</th>
          <th scope="col">{t("documents.read.value")}</th>
          <th scope="col">{t("documents.read.words")}</th>
        </tr>
      </thead>
      <tbody>
        {proposals.map((proposal) => (
          <tr key={`${proposal.field} ${valueText(proposal, language, t)} ${proposal.page}`}>
            <th scope="row" data-label={t("documents.read.field")}>
              {t(`documents.proposal.${proposal.field}`)}
            </th>
            <td data-label={t("documents.read.value")}>{valueText(proposal, language, t)}</td>
            <td data-label={t("documents.read.words")} className="review-words">
              <ReadWords document={document} version={version} page={proposal.page} words={proposal.words}>
                {t("documents.read.at", { page: proposal.page, words: proposal.words })}
              </ReadWords>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

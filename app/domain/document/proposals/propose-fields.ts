import { proposeAuditRight } from "./audit-right";
import { proposeClauseReferences } from "./clause-references";
import { proposeCountries } from "./countries";
import { proposeEvidenceKind, proposePeriod, proposeValidTo } from "./evidence";
import { proposeEffectiveOn, proposeSignedOn } from "./dates";
import { findParties, partyLines, proposeParties } from "./parties";
import { linesOf, sentencesOf } from "./passages";
import type { FieldProposal, Proposal, ProposalField, Proposals, ProposalValues } from "./proposal";
import { proposeRegistrationNumbers } from "./registration-numbers";
import { findTemplate } from "./template-outline";
import { proposeBreachHours, proposeDeletionDays, proposeNoticeDays } from "./terms";

/**
 * What the texts of a document's pages propose, each with the words it was read from. A false proposal is worse than none: what is not
 * said plainly, or said twice in different ways, is left to people. Never the state of a clause.
 */
export function proposeFields(pageTexts: readonly string[]): Proposals {
  const texts = firstOf(pageTexts);
  const lines = linesOf(texts);
  const passages = sentencesOf(texts);
  const party = partyLines(lines);
  const mentions = findParties(party);
  const parties = proposeParties(mentions);
  const template = findTemplate(lines);
  const period = proposePeriod(passages);
  return [
    ...as("party", parties),
    ...as("registrationNumber", parties.length === 0 ? [] : proposeRegistrationNumbers(party, mentions)),
    ...as("signedOn", [proposeSignedOn(lines)]),
    ...as("effectiveOn", [proposeEffectiveOn(passages)]),
    ...as("breachHours", [proposeBreachHours(passages)]),
    ...as("subprocessorNoticeDays", [proposeNoticeDays(passages)]),
    ...as("deletionDays", [proposeDeletionDays(passages)]),
    ...as("auditRight", [proposeAuditRight(passages)]),
    ...as("country", proposeCountries(lines, passages)),
    ...(template === null
      ? []
      : [
          ...as("governingTemplate", [
            { value: template.template, page: template.evidence.page, words: template.evidence.text.slice(0, 280) },
          ]),
          ...as("clauseReference", proposeClauseReferences(template.template, template.outline)),
        ]),
    ...as("evidenceKind", [proposeEvidenceKind(lines)]),
    ...as("periodStart", [period?.start ?? null]),
    ...as("periodEnd", [period?.end ?? null]),
    ...as("validTo", [proposeValidTo(lines)]),
  ];
}

/** An agreement is shorter than this; a longer document is not searched to its end. */
const charactersMax = 500_000;

function firstOf(pageTexts: readonly string[]): string[] {
  let left = charactersMax;
  return pageTexts.map((text) => {
    const first = text.slice(0, Math.max(0, left));
    left -= text.length;
    return first;
  });
}

function as<Field extends ProposalField>(
  field: Field,
  found: readonly (Proposal<ProposalValues[Field]> | null)[],
): FieldProposal[] {
  return found.flatMap((proposal) => (proposal === null ? [] : [{ field, ...proposal } as FieldProposal]));
}

import type { EvidenceKind } from "../../portfolio";

/** Something read from a document that its reader may take over, with the passage it was read from. Nothing is written by itself. */
export interface Proposal<Value> {
  value: Value;
  /** Counted from 1; the passage stands there. */
  page: number;
  /** The exact passage, cut to what fits a line or two. */
  words: string;
}

export const auditRights = ["none", "report", "questionnaire", "remote", "onsite"] as const;
export type AuditRight = (typeof auditRights)[number];

/** Datatilsynet's standard clauses under GDPR Art. 28(8), or those of Commission Implementing Decision (EU) 2021/915. */
export type GoverningTemplate = "datatilsynet" | "eu-2021-915";

/** `CVR` of Denmark, checked by its modulus, without a prefix; else a VAT number with the country's two letters. */
export interface RegistrationNumber {
  kind: "CVR" | "VAT";
  number: string;
}

export type ProposalValues = {
  party: string;
  registrationNumber: RegistrationNumber;
  /** `YYYY-MM-DD`. */
  signedOn: string;
  effectiveOn: string;
  breachHours: number;
  subprocessorNoticeDays: number;
  deletionDays: number;
  auditRight: AuditRight;
  /** ISO 3166-1 alpha-2 of a place where data is said to be processed. */
  country: string;
  governingTemplate: GoverningTemplate;
  /** `clause` of the checklist stands at `reference` of the template. That it is there is found; what it is worth is for people to say. */
  clauseReference: { clause: string; reference: string };
  evidenceKind: EvidenceKind;
  /** `YYYY-MM-DD`. */
  periodStart: string;
  periodEnd: string;
  validTo: string;
};

export type ProposalField = keyof ProposalValues;

/** One proposal of a field; fields that can have several values have several. */
export type FieldProposal = { [Field in ProposalField]: { field: Field } & Proposal<ProposalValues[Field]> }[ProposalField];

/** In the order of the fields above, then of the text. */
export type Proposals = readonly FieldProposal[];

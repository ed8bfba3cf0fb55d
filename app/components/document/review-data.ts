import type { FormPage, Problem, RefusedForm } from "~/components/fact-form/form-page";
import { type FormValues, noteName } from "~/components/fact-form/form-input";
import { termControl } from "~/components/terms/term-values";
import type { DocumentList, Signing } from "~/domain/document/document";
import type { FieldProposal, Proposals } from "~/domain/document/proposals/proposal";
import type { DocumentReading } from "~/domain/document/reading";
import type { PdfSignatures } from "~/domain/document/signature";
import type { DocumentContent } from "./document-content";

/** Where a value was read. */
export interface ReadFrom {
  page: number;
  words: string;
}

/** What the page is drawn from on which a document is looked at and judged. */
export interface ReviewData {
  document: DocumentContent;
  list: DocumentList;
  /** The form of the agreement or evidence, what was read filled in where it holds nothing. */
  form: FormPage;
  /** Fields whose value in the form was read from the file and by nobody written before. */
  read: Record<string, ReadFrom>;
  proposals: Proposals;
  file: Pick<DocumentReading, "pages" | "attachments" | "scripts" | "encrypted" | "hasText"> | null;
  /** Why nothing could be read, as a code; null where it was or waits. */
  unreadable: string | null;
  signatures: PdfSignatures | null;
  signing: Signing | null;
  timeZone: string;
  /** The version and the page that are shown; null for the first page. */
  looksAt: { number: number; page: number | null };
  next: string | null;
  title: string;
}

export interface RefusedReview extends RefusedForm {
  typed: Record<string, string>;
  problems: Problem[];
}

const single = {
  signedOn: "signedOn",
  effectiveOn: "effectiveOn",
  breachHours: termControl("breachHours"),
  subprocessorNoticeDays: termControl("noticeDays"),
  deletionDays: termControl("deletionDays"),
  auditRight: termControl("auditRight"),
} as const satisfies Partial<Record<FieldProposal["field"], string>>;

const ofEvidence: readonly FieldProposal["field"][] = ["periodStart", "periodEnd", "validTo"];

const hasValue = (values: FormValues, name: string) => (values[name] ?? []).some((value) => value !== "");

/**
 * Fills what the agreement does not say with what was read, and tells which controls these are. Of a field with several proposals
 * none is taken: they contradict each other. The state of a clause is never filled in, only where it stands.
 */
export function withRead(
  list: DocumentList,
  values: FormValues,
  proposals: Proposals,
): { values: FormValues; read: Record<string, ReadFrom> } {
  const filled: Record<string, readonly string[]> = { ...values };
  const read: Record<string, ReadFrom> = {};
  const fill = (name: string, value: string, { page, words }: ReadFrom) => {
    if (hasValue(values, name)) return;
    filled[name] = [value];
    read[name] = { page, words };
  };
  if (list === "evidence") {
    for (const proposal of proposals)
      if (ofEvidence.includes(proposal.field)) fill(proposal.field, String(proposal.value), proposal);
    return { values: filled, read };
  }
  const isDpa = values["kind"]?.[0] === "dpa";
  for (const [field, name] of Object.entries(single)) {
    const found = proposals.filter((one) => one.field === field);
    const [only] = found;
    if (only === undefined || found.length > 1 || (!isDpa && name.startsWith("terms."))) continue;
    fill(name, String(only.value), only);
  }
  if (!isDpa) return { values: filled, read };
  const countries = proposals.filter((one) => one.field === "country");
  const [first] = countries;
  if (first !== undefined) fill(termControl("countries"), countries.map(({ value }) => value).join(", "), first);
  for (const proposal of proposals)
    if (proposal.field === "clauseReference")
      fill(noteName(proposal.value.clause, "reference"), proposal.value.reference, proposal);
  return { values: filled, read };
}

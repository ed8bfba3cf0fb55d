import type { FormPage, Problem, RefusedForm } from "~/components/fact-form/form-page";
import type { FormValues } from "~/components/fact-form/form-input";
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
  next: string | null;
  title: string;
}

export interface RefusedReview extends RefusedForm {
  typed: Record<string, string>;
  problems: Problem[];
}

const dateFields = ["signedOn", "effectiveOn"] as const;

/** The only proposal of a field; several contradict each other, and none is then taken for the reader. */
const onlyOne = (proposals: Proposals, field: FieldProposal["field"]) => {
  const found = proposals.filter((one) => one.field === field);
  return found.length === 1 ? found[0] : undefined;
};

/** Fills what the agreement does not say with what was read, and tells which fields these are. */
export function withRead(
  list: DocumentList,
  values: FormValues,
  proposals: Proposals,
): { values: FormValues; read: Record<string, ReadFrom> } {
  if (list !== "agreements") return { values, read: {} };
  const filled: Record<string, readonly string[]> = { ...values };
  const read: Record<string, ReadFrom> = {};
  for (const field of dateFields) {
    const proposal = onlyOne(proposals, field);
    if (proposal === undefined || (values[field]?.[0] ?? "") !== "") continue;
    filled[field] = [String(proposal.value)];
    read[field] = { page: proposal.page, words: proposal.words };
  }
  return { values: filled, read };
}

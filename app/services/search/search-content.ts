import type { DocumentList } from "../../domain/document/document";
import type { AgreementKind, EvidenceKind } from "../../domain/portfolio";
import type { TextPart } from "../../domain/search/excerpt";

/** What the search page is drawn from. */

/** Hits of one sort: those of the page asked for, and how many there are. */
export interface HitGroup<Hit> {
  hits: Hit[];
  count: number;
  /** Whether there are more than are counted. */
  isMore: boolean;
}

export interface SubcontractorHit {
  key: string;
  name: TextPart[];
  registrationNumber: string | null;
}

export interface FactHit {
  list: DocumentList;
  key: string;
  kind: AgreementKind | EvidenceKind;
  /** Null where it has none: the kind says what it is. */
  title: TextPart[] | null;
  subcontractorKey: string;
  subcontractorName: string;
}

/** A version of a document whose text holds what is asked for. */
export interface DocumentHit {
  documentId: string;
  number: number;
  /** Whether a newer version has taken its place. */
  isOlder: boolean;
  fileName: string;
  list: DocumentList;
  /** Null where the agreement or evidence was removed while its papers are kept. */
  fact: { kind: AgreementKind | EvidenceKind; title: string | null } | null;
  subcontractorKey: string;
  subcontractorName: string;
  /** The first of the pages found. */
  pages: { page: number; excerpt: TextPart[] }[];
  /** So many more pages of it were found. */
  morePages: number;
}

export interface SearchResult {
  /** As it was searched for: without what is no text, and cut off where it is very long. */
  query: string;
  /** False where nothing is asked for, or nothing that has a letter or a digit. */
  isAsked: boolean;
  /** Whether the reader may know of some subcontractors only. */
  isRestricted: boolean;
  page: number;
  pages: number;
  subcontractors: HitGroup<SubcontractorHit>;
  facts: HitGroup<FactHit>;
  documents: HitGroup<DocumentHit>;
}

import type { Signing, Verdict } from "../../domain/document/document";

/** A judgement of a version of a document. */
export interface DocumentReview {
  /** Number of the version that was looked at. */
  number: number;
  verdict: Exclude<Verdict, "unreviewed">;
  note: string | null;
  signing: Signing | null;
  /** The agreement or evidence as it then is, without key, as a form gives it; only an acceptance writes it. */
  fact: Record<string, unknown>;
  /** What is to be followed up, of an acceptance with remarks; without a title where the exceptions say it all. */
  finding: Record<string, unknown> | null;
  /** Of evidence that is accepted: the exceptions that the document tells of. Each is followed up like the finding. */
  exceptions: string[];
  /** Digest of the agreement or evidence as it was read; null to overwrite. */
  digest: string | null;
  /** Why an administrator does what another account should, where no other could. */
  dutyReason: string | null;
}

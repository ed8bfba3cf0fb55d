/** What came of one uploaded file. */
export interface UploadOutcome {
  fileName: string;
  /** Where it is shown; null where it was refused. */
  stored: string | null;
  /** Why it was refused, in words. */
  problem: string | null;
  /** Other documents that have the same content. */
  alsoAt: { to: string; name: string }[];
}

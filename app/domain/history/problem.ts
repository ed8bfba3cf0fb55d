/** What is wrong with a history, or with a register that is not what its history says. `seq` counts events from 1. */
export type HistoryProblem =
  /** The event's text, or where it stands, is not what the chain says. The first such is named; what follows rests on it. */
  | { code: "event-altered"; params: { seq: number } }
  | { code: "event-missing"; params: { seq: number } }
  /** The text is no event, though the chain agrees with it. */
  | { code: "event-unreadable"; params: { seq: number } }
  /** A column beside the text says something else than the text. */
  | { code: "column-differs"; params: { seq: number; column: string } }
  /** What an event commits to is gone, though nothing says that it was erased. */
  | { code: "value-missing"; params: { seq: number } }
  | { code: "value-altered"; params: { seq: number } }
  | { code: "value-stray"; params: { seq: number } }
  /** The head says that the history ends elsewhere. */
  | { code: "head-differs"; params: { seq: number } }
  | { code: "checkpoint-unreadable"; params: { size: number; place: CheckpointPlace } }
  | { code: "checkpoint-unsigned"; params: { size: number; place: CheckpointPlace } }
  /** Between the two checkpoints something was changed, and the chain computed anew. */
  | { code: "rewritten-between"; params: { from: number; to: number; place: CheckpointPlace } }
  /** There were more events: the tail was cut off. */
  | { code: "tail-cut"; params: { size: number; have: number; place: CheckpointPlace } }
  | { code: "row-differs"; params: { table: string; key: string; columns: string[] } }
  | { code: "row-missing"; params: { table: string; key: string } }
  | { code: "row-stray"; params: { table: string; key: string } }
  /** A file is gone, or not what it was; named by the documents that hold it. */
  | { code: "blob-missing" | "blob-altered"; params: { sha256: string; documents: string[] } };

export type CheckpointPlace = "database" | "outside";

/** A checkpoint outside, of events that were lost by a restore: no tampering, and yet to be known. */
export interface LostCheckpoint {
  size: number;
  /** When the backup was made and when it was restored; instants. */
  madeAt: string;
  restoredAt: string;
}

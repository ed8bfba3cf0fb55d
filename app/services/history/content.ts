import type { RecordedEvent } from "../../domain/audit-event";
import type { Undo } from "../../domain/history/undo";

/** An event with the names that it knows by ids. */
export interface ShownEvent {
  event: RecordedEvent;
  /** Of the account that did it; null where nobody knows it any more. */
  actor: string | null;
  /** As it is called now, or was when last heard of. */
  subcontractor: string;
  /** Null where it is not in the register. */
  subcontractorKey: string | null;
  /** Whether the reader may undo it, and it can be: its thing is as it left it. */
  canUndo: boolean;
}

export interface ShownUndo {
  shown: ShownEvent;
  undo: Undo;
  timeZone: string;
}

export interface ShownHistory {
  /** Newest first. */
  events: ShownEvent[];
  /** The number before which the next page goes on; null on the last. */
  before: number | null;
  timeZone: string;
  accounts: { id: string; name: string }[];
}

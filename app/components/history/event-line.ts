import type { Language } from "~/i18n/language";
import { eventSentence } from "~/i18n/event-sentence";
import { formatInstant } from "~/i18n/format";
import type { ShownEvent, ShownHistory } from "~/services/history/content";
import { changesOf, type ShownChange } from "./event-changes";

/** An event as a page shows it. */
export interface EventLine {
  seq: number;
  /** ISO 8601 in UTC. */
  instant: string;
  /** In words. */
  at: string;
  sentence: string;
  reason: string | null;
  changes: ShownChange[];
  subcontractorKey: string | null;
  canUndo: boolean;
}

const changesMax = 40;

/** Words are made where the event is: what it holds in full need not be sent along. */
export function eventLineOf(
  { event, actor, subcontractor, subcontractorKey, canUndo }: ShownEvent,
  timeZone: string,
  language: Language,
): EventLine {
  return {
    seq: event.seq,
    instant: event.at,
    at: formatInstant(language, event.at, timeZone),
    sentence: eventSentence(event, { actor, subcontractor }, language),
    // What the product gives as a reason by itself says nothing that the sentence does not.
    reason: event.importId === null ? event.reason : null,
    changes: changesOf(event, language).slice(0, changesMax),
    subcontractorKey,
    canUndo,
  };
}

export interface HistoryPage {
  lines: EventLine[];
  before: number | null;
}

export const historyPageOf = ({ events, before, timeZone }: ShownHistory, language: Language): HistoryPage => ({
  lines: events.map((event) => eventLineOf(event, timeZone, language)),
  before,
});

import { isUndoable, type UndoState } from "~/domain/history/undo";
import { factLists } from "~/domain/portfolio";
import type { Refusal } from "~/domain/refusal";
import type { Language } from "~/i18n/language";
import { nounOfList } from "~/i18n/noun-of-list";
import { type RefusalCode, refusalText } from "~/i18n/refusal";
import { paths } from "~/paths";
import type { RecordedEvent } from "~/domain/audit-event";
import type { ShownUndo } from "~/services/history/content";
import type { Problem } from "../fact-form/form-page";
import { type FactNoun, shownAt } from "../fact-form/nouns";
import { changesOf, type ShownChange } from "./event-changes";
import { type EventLine, eventLineOf } from "./event-line";

/** What the page is drawn from that undoes an event. */
export interface UndoPage {
  line: EventLine;
  state: UndoState;
  /** What undoing it comes down to. */
  effect: "removes" | "returns" | "changes";
  /** From now to what there would be afterwards. */
  changes: ShownChange[];
  /** From what the event left to now; empty where it is as it was left. */
  since: ShownChange[];
  /** Why it cannot be, where nothing can be done about it on this page. */
  refusal: string | null;
  /** Whether a whole subcontractor comes back, with what others accepted and closed. */
  restores: boolean;
  /** Where the thing is shown as it is. */
  place: string;
  back: string;
}

/** A refused undo, shown again. */
export interface RefusedUndo {
  problems: Problem[];
  /** Whether an administrator is asked why they do alone what two accounts should. */
  asksWhy: boolean;
  dutyReason: string;
}

export function nounOf({ subject }: Pick<RecordedEvent, "subject">): FactNoun {
  const list = factLists.find((name) => name === subject);
  if (list !== undefined) return nounOfList[list];
  return subject === "inspectionPlan" ? "inspectionPlan" : "subcontractor";
}

export function undoPageOf({ shown, undo, timeZone }: ShownUndo, language: Language): UndoPage {
  const { event, subcontractorKey: key } = shown;
  const { state, now, left, earlier } = undo;
  const between = (before: object | null, after: object | null) => changesOf({ ...event, before, after }, language);
  const isKnown = state === "possible" || state === "changed";
  return {
    line: eventLineOf(shown, timeZone, language),
    state,
    effect: event.action === "removed" ? "returns" : event.action === "changed" ? "changes" : "removes",
    changes: isKnown ? between(now, earlier) : [],
    since: state === "changed" ? between(left, now) : [],
    refusal: isKnown ? null : refusalText({ code: `undo-${state}` }, language),
    restores: isUndoable(event) && event.subject === "subcontractor" && event.action === "removed",
    place: key === null ? paths.subcontractors() : shownAt(nounOf(event), key, null),
    back: key === null ? paths.history() : paths.subcontractorTab(key, "history"),
  };
}

type Refused = { refusals: readonly (Refusal & { path: string })[] };

export function refusedUndo({ refusals }: Refused, dutyReason: string, language: Language): RefusedUndo {
  const asksWhy = refusals.some(({ path }) => path === "$.dutyReason");
  const problems = refusals.map(({ path, code, params }) => ({
    field: path === "$.dutyReason" ? "dutyReason" : null,
    message: refusalText({ code: code as RefusalCode, params }, language),
  }));
  return { problems, asksWhy, dutyReason };
}

import { listAccountNames } from "../../../db/queries/account.server";
import { type EventFilter, listEvents } from "../../../db/queries/history.server";
import { getOrganisation } from "../../../db/queries/organisation.server";
import { findSubcontractorId, listSubcontractorNames } from "../../../db/queries/subcontractor-list.server";
import type { Db } from "../../../db/schema";
import type { RecordedEvent } from "../../domain/audit-event";
import { plusDays, startOfDayIn } from "../../domain/calendar";
import { type Context, scopeOf } from "../context";
import type { ShownEvent, ShownHistory } from "./content";
import type { EventQuery } from "./event-query";
import { listUndoable } from "./undo-event.server";

export const eventsAPage = 50;

function filterOf(query: EventQuery, timeZone: string, subcontractorId: string | null): EventFilter {
  const byAccount = query.who !== "command" && query.who !== "system";
  return {
    subcontractorId,
    actorId: byAccount ? query.who : null,
    actorKind: byAccount ? null : query.who,
    subject: query.subject,
    from: query.from === null ? null : startOfDayIn(timeZone, query.from),
    until: query.to === null ? null : startOfDayIn(timeZone, plusDays(query.to, 1)),
    search: query.search,
    seenDocumentId: query.seen,
  };
}

const nameIn = (value: unknown): string | null => {
  const name = (value as { name?: unknown } | null)?.name;
  return typeof name === "string" && name !== "" ? name : null;
};

/** @param undoable numbers of those that can be undone */
export async function withNames(db: Db, events: readonly RecordedEvent[], undoable: ReadonlySet<number>): Promise<ShownEvent[]> {
  const held = await listSubcontractorNames(db, [...new Set(events.flatMap(({ subcontractorId }) => subcontractorId ?? []))]);
  const accounts = new Map((await listAccountNames(db)).map(({ id, name }) => [id, name]));
  return events.map((event) => {
    const there = event.subcontractorId === null ? undefined : held.get(event.subcontractorId);
    const own = event.subject === "subcontractor" ? (nameIn(event.after) ?? nameIn(event.before)) : null;
    return {
      event,
      actor: event.actor.kind === "account" ? (accounts.get(event.actor.id) ?? null) : null,
      subcontractor: there?.name ?? own ?? event.subjectKey.split("/")[0] ?? "",
      subcontractorKey: there?.key ?? null,
      canUndo: undoable.has(event.seq),
    };
  });
}

/**
 * A page of what happened, newest first.
 * @param subcontractorId of the one whose history it is; null for all
 */
export async function showHistory(
  context: Context,
  query: EventQuery,
  subcontractorId: string | null = null,
): Promise<ShownHistory> {
  const db = context.database.reader;
  const { timeZone } = await getOrganisation(db);
  const found = await listEvents(db, scopeOf(context), filterOf(query, timeZone, subcontractorId), query.before, eventsAPage + 1);
  const page = found.slice(0, eventsAPage);
  const events = await withNames(db, page, await listUndoable(context, page));
  return {
    events,
    before: found.length > eventsAPage ? (events.at(-1)?.event.seq ?? null) : null,
    timeZone,
    accounts: await listAccountNames(db),
  };
}

/** A page of what happened to one subcontractor that is in the register; null where none has the key. */
export async function showSubcontractorHistory(
  context: Context,
  key: string,
  before: number | null,
): Promise<ShownHistory | null> {
  const row = await findSubcontractorId(context.database.reader, key);
  if (row === null) return null;
  return showHistory(context, { search: "", who: null, subject: null, from: null, to: null, seen: null, before }, row);
}

import { findEvent } from "../../../db/queries/history.server";
import { getOrganisation } from "../../../db/queries/organisation.server";
import type { Context } from "../context";
import type { ShownUndo } from "./content";
import { withNames } from "./show-history.server";
import { findUndo } from "./undo-event.server";

/** An event as a page shows it, with what undoing it would do; null where it is none that can be undone. */
export async function showUndo(context: Context, seq: number): Promise<ShownUndo | null> {
  const found = await findUndo(context, seq);
  const db = context.database.reader;
  // Once more, with nothing where something was erased: the mark is not for reading.
  const event = await findEvent(db, seq);
  const [shown] = found === null || event === null ? [] : await withNames(db, [event], new Set());
  if (found === null || shown === undefined) return null;
  return { shown, undo: found.undo, timeZone: (await getOrganisation(db)).timeZone };
}

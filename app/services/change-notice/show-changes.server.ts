import { findChange, listChanges, type StoredChange } from "../../../db/queries/change-notice.server";
import { getOrganisation } from "../../../db/queries/organisation.server";
import { findIdOfKey } from "../../../db/queries/scope.server";
import { isShortNotice, stateOf, tellCustomersByOf } from "../../domain/change-notice";
import type { ChangePage, ShownChange } from "./shown-change";
import { findFacts } from "../subcontractor/find-facts.server";
import { type Context, scopeOf } from "../context";
import { agreedNoticeDays } from "./record-change.server";

async function promisedDays(context: Context): Promise<number | null> {
  return (await getOrganisation(context.database.reader)).customerTerms?.noticeDays ?? null;
}

const shown = (change: StoredChange, on: string, promised: number | null): ShownChange => {
  const tellCustomersBy = tellCustomersByOf(change, promised);
  return { ...change, tellCustomersBy, state: stateOf(change, on, tellCustomersBy), shownOn: on };
};

/** Announced changes, newest first. @param key of one subcontractor; null for all that the actor may know of */
export async function showChanges(context: Context, key: string | null): Promise<ShownChange[]> {
  const { reader } = context.database;
  const id = key === null ? null : await findIdOfKey(reader, key);
  if (key !== null && id === null) return [];
  const promised = await promisedDays(context);
  return (await listChanges(reader, scopeOf(context), id)).map((change) => shown(change, context.today, promised));
}

/** Null where that subcontractor announced no such change. */
export async function showChange(context: Context, subcontractorKey: string, id: string): Promise<ChangePage | null> {
  const change = await findChange(context.database.reader, scopeOf(context), id);
  const facts = change?.subcontractor.key === subcontractorKey ? await findFacts(context, subcontractorKey) : null;
  if (change === null || facts === null) return null;
  const promised = await promisedDays(context);
  const noticeDays = agreedNoticeDays(facts, change.receivedOn);
  return {
    change: shown(change, context.today, promised),
    short: isShortNotice(change, noticeDays),
    noticeDays,
    promisedDays: promised,
  };
}

import { newId } from "../new-id.server";
import { attributionOf } from "../../app/domain/attribution";
import { type FactList, factLists, type InspectionPlan, type Subcontractor } from "../../app/domain/portfolio";
import { inKeyOrder, isSameFact, pairFacts } from "../../app/domain/subcontractor";
import { foldName, sortName } from "../../app/domain/slug";
import { insertMany } from "../dialect/bulk.server";
import type { Schema, Trx } from "../schema";
import { type FactTable, type StoredSubcontractor, tableOfList } from "./facts.server";

/** What is written of a subcontractor: the facts the register holds of it, if any, and the facts it shall hold. */
export interface SaveSubcontractor {
  id: string;
  /** Whether it was once removed and now comes back, and its facts with it, under their old ids. */
  revived: boolean;
  before: Subcontractor | null;
  after: Subcontractor;
}

/** For keys that no subcontractor has now: the id each shall have, and whether it is an old one. */
export async function claimIds(trx: Trx, keys: readonly string[]): Promise<Map<string, { id: string; revived: boolean }>> {
  const claimed = new Map(keys.map((key) => [key, { id: newId(), revived: false }]));
  for (let at = 0; at < keys.length; at += 500) {
    const removed = trx
      .selectFrom("removedKey")
      .select(["key", "id"])
      .where("noun", "=", "subcontractor")
      .where("subcontractorId", "=", "");
    for (const { key, id } of await removed.where("key", "in", keys.slice(at, at + 500)).execute()) {
      await revive(trx, "subcontractor", "", key, id);
      claimed.set(key, { id, revived: true });
    }
  }
  return claimed;
}

/** A subcontractor's own row. */
export const headRow = (id: string, facts: Subcontractor, engagedById: string | null): Schema["subcontractor"] => ({
  id,
  key: facts.key,
  name: facts.name,
  nameSort: sortName(facts.name),
  nameSearch: foldName([facts.name, facts.registrationNumber ?? "", facts.key].join(" ")),
  registrationNumber: facts.registrationNumber,
  country: facts.country,
  address: facts.address,
  website: facts.website,
  parentName: facts.parentName,
  parentCountry: facts.parentCountry,
  parentAssessedOn: facts.parentAssessedOn,
  status: facts.status,
  criticality: facts.criticality,
  affectsSecurity: facts.affectsSecurity ? 1 : 0,
  engagedById,
  owner: facts.owner,
});

type Fact = Subcontractor[FactList][number];
type Values = Record<string, string | number | null>;

/** Columns of fields that came later than the format, of which a fact has only those that are set. */
const laterColumns: Partial<Record<FactList, Values>> = {
  agreements: { clauseNotes: null, terms: null, decision: null },
  evidence: { issuer: null, scopeText: null },
  findings: { agreement: null, term: null, owner: null, action: null, effect: null, question: null },
};
const asJson: ReadonlySet<string> = new Set(["sites", "clauseNotes", "terms", "decision"]);

/** A fact's own columns, in one order for all rows of its table; of a contact or waiver its place in the list, too. */
export function columnsOf(list: FactList, fact: Fact, position: number): Values {
  const values: Values = { ...laterColumns[list] };
  for (const [field, value] of Object.entries(fact)) {
    if (typeof value === "boolean") values[field] = value ? 1 : 0;
    else if (field === "clauses")
      values[field] = JSON.stringify(Object.fromEntries(Object.entries(value ?? {}).filter(([, state]) => state !== null)));
    else if (asJson.has(field)) values[field] = value === null || value === undefined ? null : JSON.stringify(value);
    else values[field] = value as string | number | null;
  }
  if (!("key" in fact)) values.position = position;
  if ("kind" in fact && "title" in fact) values.titleSearch = foldName([fact.title ?? "", fact.key].join(" "));
  return values;
}

/** Ids that keys of a subcontractor ("" for subcontractors themselves) once had. */
async function removedIds(trx: Trx, subcontractorId: string): Promise<Map<string, string>> {
  const rows = await trx
    .selectFrom("removedKey")
    .select(["noun", "key", "id"])
    .where("subcontractorId", "=", subcontractorId)
    .execute();
  return new Map(rows.map(({ noun, key, id }) => [`${noun} ${key}`, id]));
}

/** The old id of a key that comes back, which then counts as removed no longer. */
async function revive(trx: Trx, noun: string, subcontractorId: string, key: string, id: string): Promise<string> {
  await trx
    .deleteFrom("removedKey")
    .where("noun", "=", noun)
    .where("subcontractorId", "=", subcontractorId)
    .where("key", "=", key)
    .execute();
  return id;
}

type Inserts = { [T in keyof Schema]?: Schema[T][] };

function addInsert(inserts: Inserts, table: FactTable | "inspectionPlan", row: Values): void {
  const rows = (inserts[table] ?? []) as unknown[];
  rows.push(row);
  (inserts as Record<string, unknown[]>)[table] = rows;
}

/** Makes the rows of one list what `after` says. Inserts are gathered, so that many subcontractors can share a statement. */
async function saveList(
  trx: Trx,
  list: FactList,
  id: string,
  before: Subcontractor | null,
  after: Subcontractor,
  actorId: string | null,
  removed: ReadonlyMap<string, string>,
  inserts: Inserts,
): Promise<void> {
  const table = tableOfList[list];
  const was = before?.[list] ?? [];
  const is = after[list];
  if (was.length === 0 && is.length === 0) return;
  const ordered = list === "contacts" || list === "waivers";
  const rows =
    ordered && was.length > 0
      ? await trx
          .selectFrom(table as "contact")
          .select(["id", "position"])
          .where("subcontractorId", "=", id)
          .orderBy("position")
          .execute()
      : [];
  const existing = (key: string | null, from: number) => {
    const update = trx.updateTable(table as "service").where("subcontractorId", "=", id);
    return ordered ? update.where("id", "=", rows[from]?.id ?? "") : update.where("key", "=", key ?? "");
  };
  const changes = pairFacts(list, was, is);
  for (const { before: gone, after: now, from } of changes) {
    if (now !== null || gone === null) continue;
    const key = "key" in gone ? gone.key : null;
    const remove = trx.deleteFrom(table as "service").where("subcontractorId", "=", id);
    const chosen = ordered ? remove.where("id", "=", rows[from]?.id ?? "") : remove.where("key", "=", key ?? "");
    const deleted = await chosen.returning("id").executeTakeFirstOrThrow();
    if (key !== null)
      await trx.insertInto("removedKey").values({ noun: table, subcontractorId: id, key, id: deleted.id }).execute();
  }
  // Positions are unique: whatever moves first steps aside to where nothing stands.
  const moved = changes.filter(({ after: now, from, to }) => ordered && now !== null && from !== -1 && from !== to);
  for (const { from } of moved)
    await existing(null, from)
      .set({ position: -1 - from } as never)
      .execute();
  for (const { before: gone, after: now, from, to } of changes) {
    if (now === null) continue;
    if (gone === null) {
      const key = "key" in now ? now.key : null;
      const old = key === null ? undefined : removed.get(`${table} ${key}`);
      const factId = old === undefined || key === null ? newId() : await revive(trx, table, id, key, old);
      const attribution = attributionOf(list, null, now, actorId);
      addInsert(inserts, table, { id: factId, subcontractorId: id, ...columnsOf(list, now, to), ...attribution });
    } else if (!isSameFact(gone, now) || (ordered && from !== to)) {
      await existing("key" in now ? now.key : null, from)
        .set({ ...columnsOf(list, now, to), ...attributionOf(list, gone, now, actorId) } as never)
        .execute();
    }
  }
}

async function savePlan(
  trx: Trx,
  id: string,
  before: InspectionPlan | null,
  after: InspectionPlan | null,
  inserts: Inserts,
): Promise<void> {
  if (isSameFact(before, after)) return;
  if (after === null) await trx.deleteFrom("inspectionPlan").where("subcontractorId", "=", id).execute();
  else if (before === null) addInsert(inserts, "inspectionPlan", { id: newId(), subcontractorId: id, ...after });
  else await trx.updateTable("inspectionPlan").set(after).where("subcontractorId", "=", id).execute();
}

/**
 * Makes the register hold exactly the facts given for some subcontractors, each new or already there. Chain references
 * are by key: `idOfKey` knows every key of the register as it will be.
 * @returns the subcontractors with their ids, in the order given
 */
export async function saveSubcontractors(
  trx: Trx,
  saves: readonly SaveSubcontractor[],
  idOfKey: (key: string) => string | null,
  actorId: string | null,
): Promise<StoredSubcontractor[]> {
  const inserts: Inserts = {};
  const newHeads: Schema["subcontractor"][] = [];
  const stored: StoredSubcontractor[] = [];
  const none: ReadonlyMap<string, string> = new Map();
  for (const { id, revived, before, after: given } of saves) {
    const after = inKeyOrder(given);
    const head = headRow(id, after, after.engagedBy === null ? null : idOfKey(after.engagedBy));
    if (before === null) newHeads.push(head);
    else await trx.updateTable("subcontractor").set(head).where("id", "=", id).execute();
    const removed = before !== null || revived ? await removedIds(trx, id) : none;
    for (const list of factLists) await saveList(trx, list, id, before, after, actorId, removed, inserts);
    await savePlan(trx, id, before?.inspectionPlan ?? null, after.inspectionPlan, inserts);
    stored.push({ id, facts: after });
  }
  await insertMany(trx, "subcontractor", newHeads);
  for (const table of [...Object.values(tableOfList), "inspectionPlan"] as const) {
    await insertMany(trx, table, (inserts[table] ?? []) as never);
  }
  return stored;
}

/** Takes a subcontractor and all its facts out of the register; their keys stay known. */
export async function removeSubcontractor(trx: Trx, { id, facts }: StoredSubcontractor): Promise<void> {
  const nothing: Subcontractor = {
    ...facts,
    contacts: [],
    services: [],
    locations: [],
    agreements: [],
    evidence: [],
    inspectionPlan: null,
    inspections: [],
    findings: [],
    waivers: [],
  };
  for (const list of factLists) await saveList(trx, list, id, facts, nothing, null, new Map(), {});
  await savePlan(trx, id, facts.inspectionPlan, null, {});
  await trx.deleteFrom("subcontractor").where("id", "=", id).execute();
  await trx.insertInto("removedKey").values({ noun: "subcontractor", subcontractorId: "", key: facts.key, id }).execute();
}

/** Sets who engages whom, once all of them are there. @param engagers keys of the engagers, by the id of whom they engage */
export async function engageByKey(trx: Trx, engagers: ReadonlyMap<string, string>): Promise<void> {
  const rows = await trx.selectFrom("subcontractor").select(["key", "id"]).execute();
  const idOf = new Map(rows.map(({ key, id }) => [key, id]));
  for (const [id, key] of engagers) {
    await trx
      .updateTable("subcontractor")
      .set({ engagedById: idOf.get(key) ?? null })
      .where("id", "=", id)
      .execute();
  }
}

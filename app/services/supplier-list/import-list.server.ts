import { uuidv7 } from "uuidv7";
import { listStoredAfter, type StoredSubcontractor } from "../../../db/queries/facts.server";
import { getRegister, setRegister } from "../../../db/queries/organisation.server";
import type { Db } from "../../../db/schema";
import type { Refusal } from "../../domain/refusal";
import { countChanges, type FactCounts } from "../../domain/subcontractor";
import type { Meaning } from "../../domain/supplier-list/columns";
import { applyDifferences, type Difference, type MergePlan, planMerge } from "../../domain/supplier-list/merge";
import { readSupplierList, type SupplierList } from "../../domain/supplier-list/rows";
import { readTable } from "../../storage/read-table.server";
import type { Context } from "../context";
import { SubcontractorWriter } from "../portfolio/write-subcontractors.server";
import { changeRegister } from "../register/change-register.server";

export interface ListFile {
  bytes: Uint8Array;
  fileName: string;
  /** Column index to meaning, where somebody corrected the guess. */
  mapping?: Readonly<Record<number, Meaning>>;
  sheet?: string;
  /** Path of the compiled program that reads foreign files. */
  program: string;
}

/** What a list says and what it would do. `refused` is set where no row of it can be imported. */
export interface ListPreview {
  list: SupplierList;
  plan: MergePlan;
  subcontractors: { new: number; changed: number; unchanged: number };
  facts: FactCounts;
  refusedRows: { row: number; refusal: Refusal }[];
  refused: Refusal | null;
}

async function all(db: Db): Promise<StoredSubcontractor[]> {
  const stored: StoredSubcontractor[] = [];
  for (let after = ""; ; ) {
    const page = await listStoredAfter(db, after, 500);
    const last = page.at(-1);
    if (last === undefined) return stored;
    stored.push(...page);
    after = last.id;
  }
}

/** Keys once held and since removed: no key that is made here repeats one. */
async function removedKeys(db: Db, stored: readonly StoredSubcontractor[]) {
  const keyOf = new Map(stored.map(({ id, facts }) => [id, facts.key]));
  const rows = await db.selectFrom("removedKey").select(["noun", "subcontractorId", "key"]).where("noun", "in", ["subcontractor", "service", "location"]).execute();
  const list = { service: "services", location: "locations" } as Record<string, string>;
  return new Set(rows.map(({ noun, subcontractorId, key }) => (noun === "subcontractor" ? key : `${keyOf.get(subcontractorId) ?? ""} ${list[noun] ?? ""} ${key}`)));
}

async function planOn(db: Db, list: SupplierList): Promise<{ plan: MergePlan; stored: StoredSubcontractor[] }> {
  const stored = await all(db);
  const removed = await removedKeys(db, stored);
  const plan = planMerge(list.rows, stored.map(({ facts }) => facts), {
    takenKey: (key) => removed.has(key),
    takenFactKey: (subcontractor, factList, key) => removed.has(`${subcontractor} ${factList} ${key}`),
  });
  return { plan, stored };
}

function summarise(list: SupplierList, plan: MergePlan): ListPreview {
  const subcontractors = { new: 0, changed: 0, unchanged: 0 };
  const facts: FactCounts = { new: 0, changed: 0, unchanged: 0, removed: 0 };
  for (const { outcome, before, after } of plan.subcontractors) {
    subcontractors[outcome] += 1;
    const counts = countChanges(before, after);
    for (const part of ["new", "changed", "unchanged", "removed"] as const) facts[part] += counts[part];
  }
  const unread = list.rows.flatMap(({ number, refused }) => (refused === null ? [] : [{ row: number, refusal: refused }]));
  const refusedRows = [...unread, ...plan.refused.filter(({ row }) => !unread.some((other) => other.row === row))].sort((a, b) => a.row - b.row);
  const refused = list.refused ?? (plan.subcontractors.length === 0 ? { code: "no-good-row" } : null);
  return { list, plan, subcontractors, facts, refusedRows, refused };
}

/** Reads a list; a refusal where the file cannot be read at all. */
export async function readList({ today }: Context, file: ListFile): Promise<SupplierList | Refusal> {
  const tables = await readTable(file.bytes, file.fileName, { program: file.program });
  if ("code" in tables) return tables;
  const { mapping, sheet } = file;
  return readSupplierList(tables, {
    fileName: file.fileName, importedOn: today, ...(mapping === undefined ? {} : { mapping }), ...(sheet === undefined ? {} : { sheet }),
  });
}

/** What a list would do to the register, of which nothing is written. */
export async function previewList(context: Context, file: ListFile): Promise<ListPreview | Refusal> {
  const list = await readList(context, file);
  if ("code" in list) return list;
  return context.database.snapshot(async (db) => summarise(list, (await planOn(db, list)).plan));
}

/**
 * Imports a list: adds what is new, fills what is unknown, and of the differences shown only those in `ticked`
 * (subcontractor key to field paths).
 */
export async function importList(
  context: Context, file: ListFile, ticked: ReadonlyMap<string, ReadonlySet<string>> = new Map(),
): Promise<ListPreview | Refusal> {
  const list = await readList(context, file);
  if ("code" in list) return list;
  if ((await getRegister(context.database.reader)).demoLoadedOn !== null) return { code: "demo-present" };
  if (list.refused !== null) return summarise(list, { subcontractors: [], refused: [], notNamed: [] });
  return changeRegister(context, async (change) => {
    const { plan, stored } = await planOn(change.trx, list);
    const chosen: MergePlan = {
      ...plan,
      subcontractors: plan.subcontractors.map((planned) => {
        const fields = planned.before === null ? undefined : ticked.get(planned.before.key);
        if (fields === undefined) return planned;
        const wanted = planned.differences.filter((difference: Difference) => fields.has(difference.field));
        return wanted.length === 0 ? planned : { ...planned, outcome: "changed" as const, after: applyDifferences(planned.after, wanted) };
      }),
    };
    const preview = summarise(list, chosen);
    const held = new Map(stored.map(({ id, facts }) => [facts.key, id]));
    const writer = new SubcontractorWriter(change, { importId: uuidv7(), reason: "import" });
    const replacements = chosen.subcontractors.filter(({ outcome }) => outcome !== "unchanged");
    for (let at = 0; at < replacements.length; at += 500) await writer.write(replacements.slice(at, at + 500), held);
    if (replacements.length > 0) await setRegister(change.trx, { everHeld: 1 });
    return preview;
  });
}

import { createHash } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { listStoredAfter, type StoredSubcontractor } from "../../../db/queries/facts.server";
import { getRegister, setRegister } from "../../../db/queries/organisation.server";
import type { Db } from "../../../db/schema";
import type { Refusal } from "../../domain/refusal";
import { countChanges, type FactCounts } from "../../domain/subcontractor";
import type { Meaning } from "../../domain/supplier-list/columns";
import { applyDifferences, type Difference, type MergePlan, planMerge } from "../../domain/supplier-list/merge";
import { readSupplierList, type SupplierList } from "../../domain/supplier-list/rows";
import { lineOf, type Table } from "../../domain/supplier-list/table";
import { readTable } from "../../storage/read-table.server";
import { type Context, requirePermission } from "../context";
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
  /** Of all that it would do: another one, and something else would happen. */
  digest: string;
}

export interface ListRead {
  list: SupplierList;
  /** By column index: its first cells that say something. */
  samples: string[][];
}

export interface ListImport {
  /** Ids ({@link differenceId}) of the differences in which the list is to be followed. */
  ticked?: ReadonlySet<string>;
  /** Of the preview that was agreed to; another one is refused. */
  digest?: string;
  importId?: string;
}

const hash = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 24);

/** A difference as it was shown: with another word of ours or theirs it is another one. */
export const differenceId = (subcontractor: string, { field, ours, theirs }: Difference) =>
  hash([subcontractor, field, ours, theirs]);

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
  const rows = await db
    .selectFrom("removedKey")
    .select(["noun", "subcontractorId", "key"])
    .where("noun", "in", ["subcontractor", "service", "location"])
    .execute();
  const list = { service: "services", location: "locations" } as Record<string, string>;
  return new Set(
    rows.map(({ noun, subcontractorId, key }) =>
      noun === "subcontractor" ? key : `${keyOf.get(subcontractorId) ?? ""} ${list[noun] ?? ""} ${key}`,
    ),
  );
}

async function planOn(db: Db, list: SupplierList): Promise<{ plan: MergePlan; stored: StoredSubcontractor[] }> {
  const stored = await all(db);
  const removed = await removedKeys(db, stored);
  const plan = planMerge(
    list.rows,
    stored.map(({ facts }) => facts),
    {
      takenKey: (key) => removed.has(key),
      takenFactKey: (subcontractor, factList, key) => removed.has(`${subcontractor} ${factList} ${key}`),
    },
  );
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
  const unreadRows = new Set(unread.map(({ row }) => row));
  const refusedRows = [...unread, ...plan.refused.filter(({ row }) => !unreadRows.has(row))].sort((a, b) => a.row - b.row);
  const refused = list.refused ?? (plan.subcontractors.length === 0 ? { code: "no-good-row" } : null);
  const digest = hash(plan.subcontractors.map(({ outcome, after, differences }) => [outcome, after, differences]));
  return { list, plan, subcontractors, facts, refusedRows, refused, digest };
}

/** The plan with the list's word for the ticked differences. */
function withTicked(plan: MergePlan, ticked: ReadonlySet<string>): MergePlan {
  const subcontractors = plan.subcontractors.map((planned) => {
    const { before, after, differences } = planned;
    const wanted = before === null ? [] : differences.filter((difference) => ticked.has(differenceId(before.key, difference)));
    return wanted.length === 0 ? planned : { ...planned, outcome: "changed" as const, after: applyDifferences(after, wanted) };
  });
  return { ...plan, subcontractors };
}

/** Ends a change of which nothing is to stay. */
class Undo extends Error {
  constructor(readonly result: ListPreview | Refusal) {
    super("Nothing is to be written.");
  }
}

const samplesMax = 3;
const sampleRows = 200;
const sampleLengthMax = 60;

function samplesOf(tables: readonly Table[], { sheet, headerRow, columns }: SupplierList): string[][] {
  const rows = tables.find((table) => table.sheet === sheet)?.rows.filter(({ number }) => number > (headerRow ?? 0)) ?? [];
  return columns.map(({ index }) => {
    const texts = rows
      .slice(0, sampleRows)
      .map(({ cells }) => lineOf(cells[index]))
      .filter((text) => text !== "");
    const short = (text: string) => (text.length > sampleLengthMax ? `${text.slice(0, sampleLengthMax)}…` : text);
    return [...new Set(texts)].slice(0, samplesMax).map(short);
  });
}

/** Reads a list; a refusal where the file cannot be read at all. */
export async function readList({ today }: Context, file: ListFile): Promise<ListRead | Refusal> {
  const tables = await readTable(file.bytes, file.fileName, { program: file.program });
  if ("code" in tables) return tables;
  const { fileName, mapping, sheet } = file;
  const corrected = { ...(mapping === undefined ? {} : { mapping }), ...(sheet === undefined ? {} : { sheet }) };
  const list = readSupplierList(tables, { fileName, importedOn: today, ...corrected });
  return { list, samples: samplesOf(tables, list) };
}

/** A preview with what a page shows beside it; `names` are those of our subcontractors that no row names, by key. */
export type DetailedPreview = ListPreview & Pick<ListRead, "samples"> & { names: ReadonlyMap<string, string> };

/** What a list would do to the register, of which nothing is written. */
export async function previewList(context: Context, file: ListFile): Promise<DetailedPreview | Refusal> {
  const read = await readList(context, file);
  if ("code" in read) return read;
  return context.database.snapshot(async (db) => {
    const { plan, stored } = await planOn(db, read.list);
    const notNamed = new Set(plan.notNamed);
    const names = new Map(stored.flatMap(({ facts: { key, name } }) => (notNamed.has(key) ? [[key, name] as const] : [])));
    return { ...summarise(read.list, plan), samples: read.samples, names };
  });
}

/** Imports a list: adds what is new, fills what is unknown, and of the differences shown takes only those that are ticked. */
export async function importList(
  context: Context,
  file: ListFile,
  { ticked = new Set(), digest, importId = uuidv7() }: ListImport = {},
): Promise<ListPreview | Refusal> {
  requirePermission(context, "facts.write");
  const read = await readList(context, file);
  if ("code" in read) return read;
  const { list } = read;
  if ((await getRegister(context.database.reader)).demoLoadedOn !== null) return { code: "demo-present" };
  if (list.refused !== null) return summarise(list, { subcontractors: [], refused: [], notNamed: [] });
  try {
    return await changeRegister(context, async (change) => {
      const { plan, stored } = await planOn(change.trx, list);
      if (digest !== undefined && digest !== summarise(list, plan).digest) throw new Undo({ code: "concurrent-edit" });
      const chosen = withTicked(plan, ticked);
      const preview = summarise(list, chosen);
      const replacements = chosen.subcontractors.filter(({ outcome }) => outcome !== "unchanged");
      if (replacements.length === 0) throw new Undo(preview);
      const held = new Map(stored.map(({ id, facts }) => [facts.key, id]));
      const writer = new SubcontractorWriter(change, { importId, reason: "import" });
      for (let at = 0; at < replacements.length; at += 500) await writer.write(replacements.slice(at, at + 500), held);
      await setRegister(change.trx, { everHeld: 1 });
      return preview;
    });
  } catch (error) {
    if (error instanceof Undo) return error.result;
    throw error;
  }
}

import { attributionName } from "../../app/domain/attribution";
import { canonical, type Json } from "../../app/domain/history/canonical";
import type { HistoryProblem } from "../../app/domain/history/problem";
import { erasedMark } from "../../app/domain/history/replay";
import { factLists, type Organisation } from "../../app/domain/portfolio";
import { inKeyOrder } from "../../app/domain/subcontractor";
import type { Db } from "../schema";
import { tableOfList } from "./facts.server";
import { getOrganisation } from "./organisation.server";
import type { ReplayedSubcontractor } from "./replay.server";
import { columnsOf, headRow } from "./save-facts.server";

/** A row as it should be or is: its columns without the ids that only the register itself knows. */
interface ComparedRow {
  table: string;
  /** As a person would look for it. */
  key: string;
  columns: Readonly<Record<string, unknown>>;
}

type Rows = Map<string, ComparedRow>;

const factTables = [...Object.values(tableOfList), "inspectionPlan"] as const;
const ownIds: ReadonlySet<string> = new Set(["id", "subcontractorId"]);

/** Columns that are made from others, and say nothing where one of these was erased. */
const madeFrom: Readonly<Record<string, readonly string[]>> = {
  nameSort: ["name"],
  nameSearch: ["name", "registrationNumber"],
  titleSearch: ["title"],
};

/** Clauses stand as JSON, in whatever order they were given. */
function isSameList(one: unknown, other: unknown): boolean {
  try {
    const [a, b] = [JSON.parse(String(one)) as Json, JSON.parse(String(other)) as Json];
    return canonical(a) === canonical(b);
  } catch {
    return false;
  }
}

function differing(expected: ComparedRow["columns"], actual: ComparedRow["columns"]): string[] {
  const isErased = (column: string) => expected[column] === erasedMark;
  return Object.keys(actual).filter((column) => {
    if (ownIds.has(column) || isErased(column) || (madeFrom[column] ?? []).some(isErased)) return false;
    const [should, is] = [expected[column] ?? null, actual[column]];
    return should !== is && !(column === "clauses" && isSameList(should, is));
  });
}

function compare(expected: Rows, actual: Rows): HistoryProblem[] {
  const problems: HistoryProblem[] = [];
  for (const [name, { table, key, columns }] of expected) {
    const row = actual.get(name);
    if (row === undefined) problems.push({ code: "row-missing", params: { table, key } });
    else {
      const wrong = differing(columns, row.columns);
      if (wrong.length > 0) problems.push({ code: "row-differs", params: { table, key, columns: wrong } });
    }
  }
  for (const [name, { table, key }] of actual) {
    if (!expected.has(name)) problems.push({ code: "row-stray", params: { table, key } });
  }
  return problems;
}

async function idsOfKeys(db: Db, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await db.selectFrom("subcontractor").select(["key", "id"]).where("key", "in", keys).execute();
  return new Map(rows.map(({ key, id }) => [key, id]));
}

async function expectedRows(db: Db, replayed: readonly ReplayedSubcontractor[]): Promise<Rows> {
  const engagers = replayed.flatMap(({ facts }) => facts?.engagedBy ?? []);
  const ids = await idsOfKeys(db, [...new Set(engagers)]);
  const rows: Rows = new Map();
  for (const { id, facts: given, attributions } of replayed) {
    if (given === null) continue;
    const facts = inKeyOrder(given);
    const engagedById = facts.engagedBy === null ? null : (ids.get(facts.engagedBy) ?? "unknown");
    rows.set(`subcontractor ${id}`, {
      table: "subcontractor",
      key: facts.key,
      columns: { ...headRow(id, facts, engagedById) },
    });
    for (const list of factLists) {
      facts[list].forEach((fact, position) => {
        const name = "key" in fact ? fact.key : String(position);
        const attribution = "key" in fact ? attributions.get(attributionName(list, fact.key)) : undefined;
        const table = tableOfList[list];
        rows.set(`${table} ${id} ${name}`, {
          table,
          key: `${facts.key}/${name}`,
          columns: { ...columnsOf(fact, position), ...attribution },
        });
      });
    }
    if (facts.inspectionPlan !== null) {
      const columns = { ...facts.inspectionPlan };
      rows.set(`inspectionPlan ${id}`, { table: "inspectionPlan", key: `${facts.key}/plan`, columns });
    }
  }
  return rows;
}

/** The rows of subcontractors with an id after one, up to and including another; null = to the end. */
async function actualRows(db: Db, after: string, last: string | null): Promise<Rows> {
  const rows: Rows = new Map();
  let heads = db.selectFrom("subcontractor").selectAll().where("id", ">", after);
  if (last !== null) heads = heads.where("id", "<=", last);
  const keyOf = new Map<string, string>();
  for (const row of await heads.execute()) {
    keyOf.set(row.id, row.key);
    rows.set(`subcontractor ${row.id}`, { table: "subcontractor", key: row.key, columns: { ...row } });
  }
  for (const table of factTables) {
    // The union of tables is too wide for the inference; `subcontractorId` is in every one of them.
    let facts = db
      .selectFrom(table as "service")
      .selectAll()
      .where("subcontractorId", ">", after);
    if (last !== null) facts = facts.where("subcontractorId", "<=", last);
    for (const row of await facts.execute()) {
      const columns = row as unknown as Record<string, string | number | null>;
      const name = columns.key ?? columns.position;
      const id = String(columns.subcontractorId);
      const isPlan = table === "inspectionPlan";
      const key = `${keyOf.get(id) ?? id}/${isPlan ? "plan" : name}`;
      rows.set(isPlan ? `${table} ${id}` : `${table} ${id} ${name}`, { table, key, columns });
    }
  }
  return rows;
}

/**
 * The rows of the register against the subcontractors as the history has them, whose ids lie after `afterId` and are in
 * order. With none given: all rows after it, of which the history then knows nothing.
 */
export async function compareRows(
  db: Db,
  afterId: string,
  replayed: readonly ReplayedSubcontractor[],
): Promise<HistoryProblem[]> {
  return compare(await expectedRows(db, replayed), await actualRows(db, afterId, replayed.at(-1)?.id ?? null));
}

export async function compareOrganisation(db: Db, expected: Organisation): Promise<HistoryProblem[]> {
  const actual = await getOrganisation(db);
  const columns = (["name", "promise", "timeZone"] as const).filter((column) => actual[column] !== expected[column]);
  return columns.length === 0 ? [] : [{ code: "row-differs", params: { table: "organisation", key: "organisation", columns } }];
}

import { attributionName } from "../../app/domain/attribution";
import { canonical, type Json } from "../../app/domain/history/canonical";
import type { HistoryProblem } from "../../app/domain/history/problem";
import type { ReplayedAccount } from "../../app/domain/history/replay-account";
import { erasedMark } from "../../app/domain/history/replay";
import { factLists, type Organisation } from "../../app/domain/portfolio";
import { inKeyOrder, isSameFact } from "../../app/domain/subcontractor";
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

/** Of a plan, what the interchange format does not know: its events say it, but the replayed facts do not hold it. */
const besidePlan: ReadonlySet<string> = new Set(["assessment", "decidedBy", "decidedOn", "template"]);
const withoutBeside = (columns: Record<string, string | number | null>) =>
  Object.fromEntries(Object.entries(columns).filter(([column]) => !besidePlan.has(column)));

const factTables = [...Object.values(tableOfList), "inspectionPlan"] as const;
const ownIds: ReadonlySet<string> = new Set(["id", "subcontractorId"]);

/** Columns that are made from others, and say nothing where one of these was erased. */
const madeFrom: Readonly<Record<string, readonly string[]>> = {
  nameSort: ["name"],
  nameSearch: ["name", "registrationNumber"],
  titleSearch: ["title"],
};

const json: ReadonlySet<string> = new Set(["clauses", "clauseNotes", "terms", "decision", "roles", "scope"]);

/** A value with what was erased within it left out of both; `actual` follows `expected`. */
function withoutErased(expected: Json, actual: Json): Json {
  if (expected === erasedMark) return erasedMark;
  if (actual === null || typeof actual !== "object" || Array.isArray(actual)) return actual;
  if (expected === null || typeof expected !== "object" || Array.isArray(expected)) return actual;
  const fields = actual as Readonly<Record<string, Json>>;
  const beside = expected as Readonly<Record<string, Json>>;
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, withoutErased(beside[field] ?? null, value)]));
}

/** What stands as JSON, in whatever order it was given. */
function isSameJson(should: unknown, is: unknown): boolean {
  try {
    const [a, b] = [JSON.parse(String(should)) as Json, JSON.parse(String(is)) as Json];
    return canonical(a) === canonical(withoutErased(a, b));
  } catch {
    return false;
  }
}

function differing(expected: ComparedRow["columns"], actual: ComparedRow["columns"]): string[] {
  const isErased = (column: string) => expected[column] === erasedMark;
  return Object.keys(actual).filter((column) => {
    if (ownIds.has(column) || isErased(column) || (madeFrom[column] ?? []).some(isErased)) return false;
    const [should, is] = [expected[column] ?? null, actual[column]];
    return should !== is && !(json.has(column) && isSameJson(should, is));
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
          columns: { ...columnsOf(list, fact, position), ...attribution },
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
      rows.set(isPlan ? `${table} ${id}` : `${table} ${id} ${name}`, {
        table,
        key,
        columns: isPlan ? withoutBeside(columns) : columns,
      });
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

const ofAccount = ["name", "email", "roles", "scope", "endsAt", "status", "language"] as const;

/**
 * What accounts are trusted with, and who they are, against the history; by id, for an e-mail does not belong in a report.
 * What only signing in needs, the history does not hold.
 */
export async function compareAccounts(db: Db, replayed: ReadonlyMap<string, ReplayedAccount>): Promise<HistoryProblem[]> {
  const rows = await db
    .selectFrom("account")
    .select(["id", ...ofAccount])
    .orderBy("id")
    .execute();
  const actual: Rows = new Map();
  for (const { id, language, ...row } of rows) {
    const isKnown = replayed.get(id)?.language !== undefined;
    actual.set(id, { table: "account", key: id, columns: isKnown ? { ...row, language } : row });
  }
  const expected: Rows = new Map();
  for (const [id, { roles, scope, ...account }] of replayed) {
    const columns = { ...account, roles: JSON.stringify(roles), scope: scope === null ? null : JSON.stringify(scope) };
    expected.set(id, { table: "account", key: id, columns });
  }
  return compare(expected, actual);
}

export async function compareOrganisation(db: Db, expected: Organisation): Promise<HistoryProblem[]> {
  const actual = await getOrganisation(db);
  const columns: string[] = (["name", "promise", "timeZone"] as const).filter((column) => actual[column] !== expected[column]);
  if (!isSameFact(actual.customerTerms ?? null, expected.customerTerms ?? null)) columns.push("customerTerms");
  return columns.length === 0 ? [] : [{ code: "row-differs", params: { table: "organisation", key: "organisation", columns } }];
}

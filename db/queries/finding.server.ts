import { type SqlBool, sql } from "kysely";
import type { FindingStage } from "../../app/domain/finding-stage";
import type { Scope } from "../../app/domain/permissions/scope";
import type { Severity } from "../../app/domain/portfolio";
import type { Db } from "../schema";
import { isWithin } from "./scope.server";

export interface FindingFilter {
  severity: Severity | null;
  /** E-mail, folded. */
  owner: string | null;
  /** Part of the subcontractor's name or key, folded as `nameSearch` is. */
  name: string | null;
  overdue: boolean;
  stages: readonly FindingStage[];
}

export type FindingOrder = "due" | "severity" | "subcontractor";

/** A finding wherever it comes from. */
export interface ListedFinding {
  /** Key of the finding; of an own inspection's its row. */
  key: string;
  /** Null where it is of an own inspection. */
  subcontractor: { key: string; name: string } | null;
  title: string | null;
  severity: Severity;
  dueOn: string;
  closedOn: string | null;
  /** Its own, else that of the subcontractor. */
  owner: string | null;
  stage: FindingStage;
}

/** As `finding-stage.ts` has it. */
const stage = (day: string) => sql<FindingStage>`case
  when "closedOn" is not null and "closedOn" <= ${day} then 'closed'
  when trim(coalesce(effect, '')) <> '' then 'shown'
  when trim(coalesce(action, '')) <> '' then 'agreed'
  else 'open' end`;

const rank = sql<number>`case severity when 'critical' then 0 when 'high' then 1 when 'medium' then 2 else 3 end`;

function all(db: Db, scope: Scope, day: string) {
  const held = db
    .selectFrom("finding")
    .innerJoin("subcontractor", "subcontractor.id", "finding.subcontractorId")
    .where(isWithin(scope, "finding.subcontractorId"))
    .select(["finding.id", "finding.key", sql<string | null>`subcontractor.key`.as("subcontractorKey")])
    .select(sql<string | null>`subcontractor.name`.as("subcontractorName"))
    .select([
      "subcontractor.nameSort",
      "subcontractor.nameSearch",
      "finding.title",
      "finding.severity",
      "finding.dueOn",
      "finding.closedOn",
    ])
    .select(["finding.action", "finding.effect"])
    .select(sql<string | null>`coalesce(finding.owner, subcontractor.owner)`.as("owner"));
  // Of a union the columns are told by their order. Own inspections are nobody's who may know of some subcontractors only.
  const own = db
    .selectFrom("ownFinding")
    .where(sql<boolean>`${sql.lit(scope.kind === "all" ? 1 : 0)} = 1`)
    .select(["id", "id as key", sql<string | null>`null`.as("subcontractorKey")])
    .select([sql<string | null>`null`.as("subcontractorName"), sql<string>`''`.as("nameSort"), sql<string>`''`.as("nameSearch")])
    .select([sql<string | null>`title`.as("title"), "severity", "dueOn", "closedOn", "action", "effect", "owner"]);
  return db.selectFrom(held.unionAll(own).as("every")).selectAll("every").select(stage(day).as("stage"));
}

function filtered(db: Db, scope: Scope, day: string, { severity, owner, name, overdue, stages }: FindingFilter) {
  let query = db.selectFrom(all(db, scope, day).as("f")).where("f.stage", "in", stages);
  if (severity !== null) query = query.where("f.severity", "=", severity);
  if (owner !== null) query = query.where(sql<string>`lower(trim(f.owner))`, "=", owner);
  // What is looked for stands in the name as it is: no character of it is a pattern.
  if (name !== null) query = query.where(sql<SqlBool>`replace(f."nameSearch", ${name}, '') <> f."nameSearch"`);
  if (overdue) query = query.where("f.dueOn", "<", day).where("f.stage", "<>", "closed");
  return query;
}

/** How many there are of each stage; a stage that is not asked for, or has none, is left out. */
export async function countFindings(
  db: Db,
  scope: Scope,
  day: string,
  filter: FindingFilter,
): Promise<Map<FindingStage, number>> {
  const rows = await filtered(db, scope, day, filter)
    .groupBy("f.stage")
    .select(["f.stage", db.fn.countAll<number | string>().as("count")])
    .execute();
  return new Map(rows.map((row) => [row.stage, Number(row.count)]));
}

export async function listFindings(
  db: Db,
  scope: Scope,
  day: string,
  filter: FindingFilter,
  { order, offset, limit }: { order: FindingOrder; offset: number; limit: number },
): Promise<ListedFinding[]> {
  let query = filtered(db, scope, day, filter).selectAll("f");
  if (order === "severity") query = query.orderBy(rank);
  if (order === "subcontractor") query = query.orderBy("f.nameSort");
  const rows = await query.orderBy("f.dueOn").orderBy("f.id").offset(offset).limit(limit).execute();
  return rows.map(({ key, subcontractorKey, subcontractorName, title, severity, dueOn, closedOn, owner, stage: reached }) => ({
    key,
    subcontractor: subcontractorKey === null ? null : { key: subcontractorKey, name: subcontractorName ?? subcontractorKey },
    title,
    severity,
    dueOn,
    closedOn,
    owner,
    stage: reached,
  }));
}

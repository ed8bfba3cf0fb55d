import type { Scope } from "../../app/domain/permissions/scope";
import type { Db, Schema } from "../schema";
import { isWithin } from "./scope.server";

interface OfSubcontractor {
  subcontractorId: string | null;
  subcontractorKey: string | null;
  subcontractorName: string | null;
  owner: string | null;
}

const named = [
  "subcontractor.key as subcontractorKey",
  "subcontractor.name as subcontractorName",
  "subcontractor.owner",
] as const;

export type DatedCase = Pick<Schema["inspectionCase"], "id" | "state" | "dueOn" | "plannedOn"> & OfSubcontractor;

/** Cases under way that are due between two days, both included. Own inspections are nobody's whose scope is some subcontractors. */
export async function listDatedCases(db: Db, scope: Scope, from: string, to: string, limit: number): Promise<DatedCase[]> {
  const query = db
    .selectFrom("inspectionCase")
    .leftJoin("subcontractor", "subcontractor.id", "inspectionCase.subcontractorId")
    .select(["inspectionCase.id", "state", "dueOn", "plannedOn", "inspectionCase.subcontractorId", ...named])
    .where("state", "in", ["open", "sent", "submitted"])
    .where("dueOn", ">=", from)
    .where("dueOn", "<=", to)
    .where(isWithin(scope, "inspectionCase.subcontractorId"));
  return query.orderBy("dueOn").orderBy("inspectionCase.id").limit(limit).execute();
}

/** Announced changes that somebody has still to decide on, or to tell customers of. */
export async function listOpenChanges(db: Db, scope: Scope, limit: number) {
  const query = db
    .selectFrom("changeNotice")
    .innerJoin("subcontractor", "subcontractor.id", "changeNotice.subcontractorId")
    .select(["changeNotice.id", "changeNotice.kind", "receivedOn", "effectiveOn", "objectBy", "decision", "customersNotifiedOn"])
    .select(["changeNotice.subcontractorId", ...named])
    .where((where) =>
      where.or([
        where("decision", "is", null),
        where.and([where("decision", "=", "accepted"), where("customersNotifiedOn", "is", null)]),
      ]),
    )
    .where(isWithin(scope, "changeNotice.subcontractorId"));
  return query.orderBy("changeNotice.id").limit(limit).execute();
}

/** Open findings of own inspections, due between two days, both included. */
export async function listDatedOwnFindings(db: Db, from: string, to: string, limit: number) {
  const query = db
    .selectFrom("ownFinding")
    .select(["id", "title", "dueOn", "owner"])
    .where("closedOn", "is", null)
    .where("dueOn", ">=", from)
    .where("dueOn", "<=", to);
  return query.orderBy("dueOn").orderBy("id").limit(limit).execute();
}

const chunk = 500;

/** E-mail addresses of those who see to subcontractors, by id; only where one is named. */
export async function ownersOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const owners = new Map<string, string>();
  for (let at = 0; at < ids.length; at += chunk) {
    const query = db.selectFrom("subcontractor").select(["id", "owner"]).where("owner", "is not", null);
    for (const { id, owner } of await query.where("id", "in", ids.slice(at, at + chunk)).execute())
      if (owner !== null) owners.set(id, owner);
  }
  return owners;
}

/** E-mail addresses of those who see to open findings, by subcontractor and key, as `ID/KEY`; only where one is named. */
export async function findingOwnersOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const owners = new Map<string, string>();
  for (let at = 0; at < ids.length; at += chunk) {
    const query = db.selectFrom("finding").select(["subcontractorId", "key", "owner"]).where("owner", "is not", null);
    for (const { subcontractorId, key, owner } of await query.where("subcontractorId", "in", ids.slice(at, at + chunk)).execute())
      if (owner !== null) owners.set(`${subcontractorId}/${key}`, owner);
  }
  return owners;
}

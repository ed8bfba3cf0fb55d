import { type Expression, type SqlBool, sql } from "kysely";
import type { DocumentList } from "../../app/domain/document/document";
import type { Scope } from "../../app/domain/permissions/scope";
import type { AgreementKind, EvidenceKind } from "../../app/domain/portfolio";
import type { Db } from "../schema";
import { tableOfList } from "./facts.server";
import { isWithin } from "./scope.server";
import { contains } from "./subcontractor-list.server";

const holds = (column: string, part: string) => sql<SqlBool>`${sql.ref(column)} like ${contains(part)} escape '\\'`;

export interface NameFound {
  key: string;
  name: string;
  registrationNumber: string | null;
}

/** Subcontractors whose name, registration number or key together hold every part, by name. @param parts folded */
export async function listNamesFound(db: Db, scope: Scope, parts: readonly string[], limit: number): Promise<NameFound[]> {
  if (parts.length === 0) return [];
  let query = db.selectFrom("subcontractor as s").select(["s.key", "s.name", "s.registrationNumber"]);
  if (scope.kind === "some") query = query.where(isWithin(scope, "s.id"));
  for (const part of parts) query = query.where(holds("s.nameSearch", part));
  return query.orderBy("s.nameSort").orderBy("s.id").limit(limit).execute();
}

/** A part of what is asked for, folded, and the kinds of agreement and evidence whose names hold it. */
export interface FactPart {
  part: string;
  kinds: readonly string[];
}

export interface FactFound {
  list: DocumentList;
  key: string;
  kind: AgreementKind | EvidenceKind;
  title: string | null;
  subcontractorKey: string;
  subcontractorName: string;
}

/**
 * Agreements or evidence whose title, key, kind and subcontractor together hold every part, and which do not only belong to a
 * subcontractor of that name; by name and key.
 */
async function listOfKind(db: Db, scope: Scope, list: DocumentList, parts: readonly FactPart[], limit: number) {
  const table = tableOfList[list] as "agreement";
  const ofFact = ({ part, kinds }: FactPart): Expression<SqlBool> =>
    kinds.length === 0
      ? holds("f.titleSearch", part)
      : sql<SqlBool>`(${holds("f.titleSearch", part)} or f.kind in (${sql.join([...kinds])}))`;
  let query = db
    .selectFrom(`${table} as f`)
    .innerJoin("subcontractor as s", "s.id", "f.subcontractorId")
    .select(["f.key", "f.kind", "f.title", "s.key as subcontractorKey", "s.name as subcontractorName", "s.nameSort"])
    .where((where) => where.or(parts.map(ofFact)));
  if (scope.kind === "some") query = query.where(isWithin(scope, "s.id"));
  if (parts.length > 1)
    for (const part of parts) query = query.where((where) => where.or([ofFact(part), holds("s.nameSearch", part.part)]));
  const rows = await query.orderBy("s.nameSort").orderBy("s.id").orderBy("f.key").limit(limit).execute();
  return rows.map((row) => ({ ...row, list, kind: row.kind as FactFound["kind"] }));
}

/** As {@link listOfKind} says, of both lists; agreements of a subcontractor come before its evidence. */
export async function listFactsFound(db: Db, scope: Scope, parts: readonly FactPart[], limit: number): Promise<FactFound[]> {
  if (parts.length === 0) return [];
  const agreements = await listOfKind(db, scope, "agreements", parts, limit);
  const evidence = await listOfKind(db, scope, "evidence", parts, limit);
  const bySubcontractor = (a: { nameSort: string; subcontractorKey: string }, b: typeof a) =>
    a.nameSort === b.nameSort ? Number(a.subcontractorKey > b.subcontractorKey) : a.nameSort < b.nameSort ? -1 : 1;
  return [...agreements, ...evidence].sort(bySubcontractor).slice(0, limit);
}

/** What a version found is shown with. */
export interface VersionNamed {
  documentId: string;
  number: number;
  fileName: string;
  list: DocumentList;
  subcontractorKey: string;
  subcontractorName: string;
  /** Null where the agreement or evidence was removed while its papers are kept. */
  fact: Pick<FactFound, "key" | "kind" | "title"> | null;
}

export async function listVersionsNamed(db: Db, scope: Scope, documentIds: readonly string[]): Promise<VersionNamed[]> {
  if (documentIds.length === 0) return [];
  const rows = await db
    .selectFrom("documentVersion as v")
    .innerJoin("document as d", "d.id", "v.documentId")
    .innerJoin("subcontractor as s", "s.id", "d.subcontractorId")
    .leftJoin("agreement as a", "a.id", "d.factId")
    .leftJoin("evidence as e", "e.id", "d.factId")
    .select(["v.documentId", "v.number", "v.fileName", "d.list"])
    .select(["s.key as subcontractorKey", "s.name as subcontractorName"])
    .select(["a.key as agreementKey", "a.kind as agreementKind", "a.title as agreementTitle"])
    .select(["e.key as evidenceKey", "e.kind as evidenceKind", "e.title as evidenceTitle"])
    .where("v.documentId", "in", documentIds)
    .where("d.removedAt", "is", null)
    .where(isWithin(scope, "d.subcontractorId"))
    .execute();
  return rows.map(({ agreementKey, agreementKind, agreementTitle, evidenceKey, evidenceKind, evidenceTitle, ...version }) => {
    const key = agreementKey ?? evidenceKey;
    const kind = agreementKind ?? evidenceKind;
    const fact = key === null || kind === null ? null : { key, kind, title: agreementTitle ?? evidenceTitle };
    return { ...version, fact };
  });
}

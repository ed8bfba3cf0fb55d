import { canonical, type Json } from "../../app/domain/history/canonical";
import type { HistoryProblem } from "../../app/domain/history/problem";
import { erasedMark } from "../../app/domain/history/replay";
import type { ReplayedDocument, ReplayedVersion } from "../../app/domain/history/replay-document";
import type { Db, Schema } from "../schema";
import { findFactKey } from "./document.server";

type DocumentRow = Schema["document"];
type VersionRow = Schema["documentVersion"];

interface Rows {
  documents: Map<string, DocumentRow>;
  versions: Map<string, VersionRow[]>;
  blobs: Map<string, Schema["blob"]>;
}

/** The rows of documents with an id after one, up to and including another; null = to the end. */
async function readRows(db: Db, after: string, last: string | null): Promise<Rows> {
  let ofDocuments = db.selectFrom("document").selectAll().where("id", ">", after);
  let ofVersions = db.selectFrom("documentVersion").selectAll().where("documentId", ">", after);
  if (last !== null) ofDocuments = ofDocuments.where("id", "<=", last);
  if (last !== null) ofVersions = ofVersions.where("documentId", "<=", last);
  const versions = new Map<string, VersionRow[]>();
  for (const row of await ofVersions.orderBy("documentId").orderBy("number").execute())
    versions.set(row.documentId, [...(versions.get(row.documentId) ?? []), row]);
  let ofBlobs = db
    .selectFrom("blob")
    .innerJoin("documentVersion", "documentVersion.sha256", "blob.sha256")
    .selectAll("blob")
    .distinct()
    .where("documentId", ">", after);
  if (last !== null) ofBlobs = ofBlobs.where("documentId", "<=", last);
  return {
    documents: new Map((await ofDocuments.execute()).map((row) => [row.id, row])),
    versions,
    blobs: new Map((await ofBlobs.execute()).map((row) => [row.sha256, row])),
  };
}

/** Whether a row says what the history does, as far as that was not erased. */
function isSame(should: unknown, is: unknown): boolean {
  if (should === erasedMark) return true;
  if (should === null || typeof should !== "object" || is === null || typeof is !== "object") return should === is;
  const fields = new Set([...Object.keys(should), ...Object.keys(is)]);
  return [...fields].every((field) => isSame((should as Record<string, unknown>)[field], (is as Record<string, unknown>)[field]));
}

const differing = (expected: Readonly<Record<string, unknown>>, actual: Readonly<Record<string, unknown>>) =>
  Object.keys(expected).filter((column) => !isSame(expected[column], actual[column]));

function readSigning(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(canonical(JSON.parse(text) as Json));
  } catch {
    return text;
  }
}

function compareVersion(
  key: string,
  should: ReplayedVersion,
  row: VersionRow,
  blob: Schema["blob"] | undefined,
): HistoryProblem[] {
  const problems: HistoryProblem[] = [];
  const { sizeBytes, mediaType, ...ofVersion } = should;
  const columns = differing(
    { ...ofVersion, reviewedAt: should.verdict !== "unreviewed" },
    { ...row, signing: readSigning(row.signing), reviewedAt: row.reviewedAt !== null },
  );
  if (columns.length > 0) problems.push({ code: "row-differs", params: { table: "documentVersion", key, columns } });
  if (blob === undefined) return [...problems, { code: "row-missing", params: { table: "blob", key: row.sha256 } }];
  const ofBlob = row.sha256 === should.sha256 ? differing({ sizeBytes, mediaType }, { ...blob }) : [];
  if (ofBlob.length > 0) problems.push({ code: "row-differs", params: { table: "blob", key: row.sha256, columns: ofBlob } });
  return problems;
}

async function compareDocument(db: Db, should: ReplayedDocument, row: DocumentRow, rows: Rows): Promise<HistoryProblem[]> {
  const { place, versions, subcontractorId, list, part, isRemoved, removedBy, isHeld, heldBy } = should;
  // The agreement or evidence may be gone; it is named by its key as long as it is there.
  const factKey = place.split("/").at(-1) ?? "";
  const actual = {
    ...row,
    factId: (await findFactKey(db, row.list, row.factId)) ?? factKey,
    removedAt: row.removedAt !== null,
    heldAt: row.heldAt !== null,
  };
  const expected = { subcontractorId, list, part, factId: factKey, removedAt: isRemoved, removedBy, heldAt: isHeld, heldBy };
  const columns = differing(expected, actual);
  const problems: HistoryProblem[] = [];
  if (columns.length > 0) problems.push({ code: "row-differs", params: { table: "document", key: place, columns } });
  const held = new Map((rows.versions.get(row.id) ?? []).map((version) => [version.number, version]));
  for (const [number, version] of versions) {
    const key = `${place}#${number}`;
    const there = held.get(number);
    if (there === undefined) problems.push({ code: "row-missing", params: { table: "documentVersion", key } });
    else problems.push(...compareVersion(key, version, there, rows.blobs.get(there.sha256)));
  }
  for (const number of held.keys()) {
    if (!versions.has(number))
      problems.push({ code: "row-stray", params: { table: "documentVersion", key: `${place}#${number}` } });
  }
  return problems;
}

/**
 * The rows of documents against what the history says of them, whose ids lie after `afterId` and are in order. With none given: all
 * rows after it, of which the history then knows nothing.
 */
export async function compareDocuments(
  db: Db,
  afterId: string,
  replayed: ReadonlyMap<string, ReplayedDocument>,
): Promise<HistoryProblem[]> {
  const rows = await readRows(db, afterId, [...replayed.keys()].at(-1) ?? null);
  const problems: HistoryProblem[] = [];
  for (const [id, should] of replayed) {
    const row = rows.documents.get(id);
    if (should.isDeleted) continue;
    if (row === undefined) problems.push({ code: "row-missing", params: { table: "document", key: should.place } });
    else problems.push(...(await compareDocument(db, should, row, rows)));
  }
  for (const id of new Set([...rows.documents.keys(), ...rows.versions.keys()])) {
    const table = rows.documents.has(id) ? "document" : "documentVersion";
    // What was deleted for good is to be gone as what never was.
    if (replayed.get(id)?.isDeleted !== false) problems.push({ code: "row-stray", params: { table, key: id } });
  }
  return problems;
}

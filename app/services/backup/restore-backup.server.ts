import { createReadStream, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isEmptyPostgres, type Staged, stagePostgres, stageSqlite } from "../../../db/dialect/staging.server";
import { countRows, snapshotFile } from "../../../db/dialect/snapshot.server";
import { newId } from "../../../db/new-id.server";
import { appendEvents } from "../../../db/queries/event.server";
import { dropPersonalValues, findAdoptedKeys, getHead, listHeldValues } from "../../../db/queries/history.server";
import { endWhatWasOpen } from "../../../db/queries/restored.server";
import type { Database } from "../../../db/schema";
import type { HistoryProblem, LostCheckpoint } from "../../domain/history/problem";
import { blobFile, flushTree, forEach, readBlobList, writeFlushed } from "../../storage/backup-files.server";
import type { BlobStore } from "../../storage/blob-store";
import {
  checkpointFolder,
  readCheckpointFiles,
  readCheckpointsAside,
  setCheckpointsAside,
} from "../../storage/checkpoint-files.server";
import { diskStore } from "../../storage/disk-store.server";
import { type Erasure, readErasureFiles, writeErasureFiles } from "../../storage/erasure-files.server";
import { makeFolder } from "../../storage/make-folder.server";
import { verifyBlobs } from "../document/verify-blobs.server";
import { verifyHistory } from "../history/verify-history.server";
import { refuseBackup } from "./manifest";
import { type ReadBackup, readBackup } from "./read-backup.server";

export interface RestorePlace {
  dataDirectory: string;
  /** Null where the register is a SQLite file in the data directory. */
  databaseUrl: string | null;
  /** Null where files are kept in the data directory. */
  bucket: BlobStore | null;
  /** A copy of the checkpoints and erasures that was kept elsewhere; null for none but those in the data directory. */
  outside: string | null;
  now: () => Date;
}

export interface Restored {
  madeAt: string;
  head: { seq: number; chain: string };
  events: number;
  subcontractors: number;
  documents: number;
  blobs: number;
  sizeBytes: number;
  /** Values that were erased after the backup was made, and are erased again. */
  erased: number;
  /** Where they stand in the history, by subject and key: the register may hold them again. */
  lookAt: string[];
  lost: LostCheckpoint[];
  /** Of the restored register; none but in a drill, for it is not put in place with any. */
  problems: HistoryProblem[];
}

/** What may lie in a data directory that counts as empty: what no backup holds and somebody put back. */
const mayBeThere: ReadonlySet<string> = new Set(["keys", "checkpoints", "lost+found"]);
const stagingName = /^restoring-/;

async function requireEmpty({ dataDirectory, databaseUrl }: RestorePlace): Promise<void> {
  const there = existsSync(dataDirectory) ? readdirSync(dataDirectory) : [];
  const inTheWay = there.filter((name) => !mayBeThere.has(name) && !stagingName.test(name));
  if (inTheWay.length > 0) refuseBackup("restore-folder-not-empty", { file: dataDirectory, keys: inTheWay.slice(0, 5) });
  if (databaseUrl !== null && !(await isEmptyPostgres(databaseUrl))) refuseBackup("restore-database-not-empty");
  // What a restore that was cut off left behind.
  for (const name of there.filter((one) => stagingName.test(one))) rmSync(join(dataDirectory, name), { recursive: true });
}

function erasuresOf({ dataDirectory, outside }: RestorePlace): Erasure[] {
  const folders = [checkpointFolder(dataDirectory), ...(outside === null ? [] : [outside])];
  return folders.flatMap(readErasureFiles);
}

async function stage(
  folder: string,
  { manifest }: ReadBackup,
  place: RestorePlace,
  staging: string,
  isDrill: boolean,
): Promise<Staged> {
  const { dataDirectory, databaseUrl } = place;
  const engine = databaseUrl === null ? "sqlite" : "postgres";
  if (manifest.engine !== engine) refuseBackup("backup-of-other-engine", { value: manifest.engine });
  if (databaseUrl !== null)
    return stagePostgres(databaseUrl, folder, manifest.migrations.at(-1) ?? "", `restoring_${newId().replaceAll("-", "")}`);
  await writeFlushed(join(staging, snapshotFile), createReadStream(join(folder, snapshotFile), { highWaterMark: 1 << 20 }));
  return stageSqlite(staging, isDrill ? null : join(dataDirectory, snapshotFile));
}

/** The register is what the manifest says, before anything is added to it. */
async function requireAsBackedUp({ reader, engine }: Database, { manifest }: ReadBackup): Promise<void> {
  const { seq, chain } = await getHead(reader);
  const rows = await countRows(reader, engine);
  const isSame = Object.entries(manifest.rows).every(([table, count]) => rows[table] === count);
  if (seq !== manifest.head.seq || chain !== manifest.head.chain || !isSame) refuseBackup("backup-manifest-altered");
  const keys = await findAdoptedKeys(reader);
  if (seq > 0 && !keys.some(({ publicKey }) => publicKey === manifest.publicKey)) refuseBackup("backup-manifest-altered");
}

/** Says in the history which backup it was restored from, erases again what was erased since, and ends what was open. */
async function resume(
  { writer }: Database,
  { manifest, name }: ReadBackup,
  erasures: readonly Erasure[],
  now: () => Date,
): Promise<Pick<Restored, "erased" | "lookAt">> {
  const about = {
    subject: "history" as const,
    subjectId: "history",
    subcontractorId: null,
    importId: null,
    before: null,
    reason: null,
  };
  const by = { actor: { kind: "command" as const }, at: now().toISOString() };
  return writer.transaction().execute(async (trx) => {
    const after = { backup: name, madeAt: manifest.madeAt, head: manifest.head };
    await appendEvents(trx, [{ ...about, action: "restored", subjectKey: "backup", after }], by);
    const held = await listHeldValues(trx, [...new Set(erasures.flatMap(({ commitments }) => commitments))]);
    const commitments = held.map(({ commitment }) => commitment);
    await dropPersonalValues(trx, commitments);
    if (commitments.length > 0)
      await appendEvents(trx, [{ ...about, action: "erased", subjectKey: "personal-values", after: { commitments } }], by);
    await endWhatWasOpen(trx);
    const lookAt = [...new Set(held.map(({ subject, subjectKey }) => `${subject} ${subjectKey}`))];
    return { erased: commitments.length, lookAt };
  });
}

async function fillStore(folder: string, store: BlobStore): Promise<void> {
  await forEach(readBlobList(folder), 4, async ({ sha256, sizeBytes }) => {
    const received = await store.receive(createReadStream(join(folder, blobFile(sha256))), sizeBytes);
    try {
      if (received.sha256 !== sha256) refuseBackup("backup-damaged", { file: blobFile(sha256) });
      await store.keep(received);
    } finally {
      await store.discard(received);
    }
  });
}

function notesOf({ dataDirectory, outside }: RestorePlace): [number, string][] {
  const folders = [checkpointFolder(dataDirectory), ...(outside === null ? [] : [outside])];
  return folders.flatMap((folder) => [...readCheckpointFiles(folder), ...readCheckpointsAside(folder)]);
}

interface Prepared {
  staged: Staged;
  restored: Restored;
}

/** The whole installation beside its place, verified; it is put there or dropped by whoever asked. */
async function prepare(
  folder: string,
  place: RestorePlace,
  staging: string,
  store: BlobStore,
  isDrill: boolean,
): Promise<Prepared> {
  const backup = await readBackup(folder);
  const staged = await stage(folder, backup, place, staging, isDrill);
  try {
    const { database } = staged;
    await requireAsBackedUp(database, backup);
    await fillStore(folder, store);
    const { erased, lookAt } = await resume(database, backup, erasuresOf(place), place.now);
    const history = await verifyHistory(database, notesOf(place));
    const files = await verifyBlobs(database, store);
    const { events, subcontractors, documents, lost } = history;
    const { madeAt, head, blobs } = backup.manifest;
    const problems = [...history.problems, ...files.problems];
    const counted = { events, subcontractors, documents, blobs: files.blobs, sizeBytes: blobs.sizeBytes };
    return { staged, restored: { madeAt, head, ...counted, erased, lookAt, lost, problems } };
  } catch (error) {
    await staged.drop();
    throw error;
  }
}

/**
 * Restores a backup into an empty data directory, or empty database, and nowhere else. It is brought back beside its place and verified
 * whole; only then is it put there, and the register comes last: until then there is nothing that a server would start on.
 * @throws {BackupRefused}
 */
export async function restoreBackup(folder: string, place: RestorePlace): Promise<Restored> {
  const { dataDirectory, databaseUrl, bucket } = place;
  await requireEmpty(place);
  makeFolder(dataDirectory);
  const staging = mkdtempSync(join(dataDirectory, "restoring-"));
  try {
    const store = bucket ?? diskStore(staging);
    const { staged, restored } = await prepare(folder, place, staging, store, false);
    try {
      if (restored.problems.length > 0) {
        await staged.drop();
        return restored;
      }
      const blobs = join(staging, "blobs");
      if (bucket === null && existsSync(blobs)) renameSync(blobs, join(dataDirectory, "blobs"));
      const checkpoints = checkpointFolder(dataDirectory);
      setCheckpointsAside(checkpoints, restored.head);
      writeErasureFiles(checkpoints, erasuresOf(place));
      await flushTree(dataDirectory);
    } catch (error) {
      await staged.drop();
      throw error;
    }
    await staged.switchTo();
    if (databaseUrl === null) await flushTree(dataDirectory);
    return restored;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/**
 * Tries a backup out: brings it back in a temporary place, verifies it there and leaves nothing behind. The installation is not touched.
 * @throws {BackupRefused}
 */
export async function drillBackup(folder: string, place: RestorePlace): Promise<Restored> {
  const staging = mkdtempSync(join(tmpdir(), "tilsyn-drill-"));
  try {
    const { staged, restored } = await prepare(folder, place, staging, diskStore(staging), true);
    await staged.drop();
    return restored;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

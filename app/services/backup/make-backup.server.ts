import { join } from "node:path";
import { countRows, listMigrations, snapshotFile, tableFile, writeSnapshot } from "../../../db/dialect/snapshot.server";
import { isHeldBlob, listBlobs, listPlacesOf } from "../../../db/queries/document.server";
import { getHead } from "../../../db/queries/history.server";
import type { Database, Db } from "../../../db/schema";
import { canonical, type Json } from "../../domain/history/canonical";
import {
  blobFile,
  blobLine,
  blobList,
  clearFolder,
  type Content,
  contentOfFile,
  flushTree,
  forEach,
  readBlobList,
  takeEmptyFolder,
  writeFlushed,
} from "../../storage/backup-files.server";
import type { BlobStore } from "../../storage/blob-store";
import { openSigningKey } from "../../storage/signing-key.server";
import type { Context } from "../context";
import { makeCheckpoint } from "../history/make-checkpoint.server";
import { recordExport } from "../history/record-export.server";
import { backupFormat, type Manifest, refuseBackup } from "./manifest";

const listedAtOnce = 1_000;
const copiedAtOnce = 4;
/** A file deleted for good between the snapshot and its copy makes the backup begin anew. */
const attempts = 3;

class BlobGone extends Error {}

async function* linesOf(db: Db, tally: Manifest["blobs"]): AsyncGenerator<Buffer> {
  for (let after: string | undefined = ""; after !== undefined; ) {
    const rows: Content[] = await listBlobs(db, after, listedAtOnce);
    for (const row of rows) {
      tally.count += 1;
      tally.sizeBytes += row.sizeBytes;
    }
    yield Buffer.from(rows.map(blobLine).join(""));
    after = rows.at(-1)?.sha256;
  }
}

async function copyBlob(
  reader: Database["reader"],
  blobs: BlobStore,
  { sha256, sizeBytes }: Content,
  folder: string,
): Promise<void> {
  const from = await blobs.open(sha256);
  if (from === null && !(await isHeldBlob(reader, sha256))) throw new BlobGone();
  const written = from === null ? null : await writeFlushed(join(folder, blobFile(sha256)), from);
  if (written?.sha256 === sha256 && written.sizeBytes === sizeBytes) return;
  refuseBackup("backup-file-unsound", { file: sha256, keys: await listPlacesOf(reader, sha256) });
}

async function attemptBackup(context: Context, folder: string): Promise<Manifest> {
  const { database, installation } = context;
  const blobs = { count: 0, sizeBytes: 0 };
  const madeAt = context.now().toISOString();
  const looked = await writeSnapshot(database, folder, async (db) => {
    await writeFlushed(join(folder, blobList), linesOf(db, blobs));
    const { seq, chain } = await getHead(db);
    return { head: { seq, chain }, rows: await countRows(db, database.engine), migrations: await listMigrations(db) };
  });
  await forEach(readBlobList(folder), copiedAtOnce, (blob) => copyBlob(database.reader, installation.blobs, blob, folder));
  const paths = database.engine === "sqlite" ? [snapshotFile] : Object.keys(looked.rows).map(tableFile);
  const files: Manifest["files"] = [];
  for (const path of [...paths, blobList]) {
    const content = await contentOfFile(join(folder, path));
    if (content !== null) files.push({ path, ...content });
  }
  return { format: backupFormat, madeAt, engine: database.engine, ...looked, blobs, files };
}

/**
 * Copies the whole installation but its keys into an empty folder, while others go on writing: the register as it stands at one
 * moment, then every file that it speaks of, then what was copied, signed. A folder in which that fails is left empty.
 * @throws {BackupRefused}
 */
export async function makeBackup(context: Context, folder: string): Promise<Manifest> {
  if (!takeEmptyFolder(folder)) refuseBackup("backup-folder-not-empty", { file: folder });
  await recordExport(context, "backup");
  await makeCheckpoint(context);
  const key = openSigningKey(context.dataDirectory);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const manifest = await attemptBackup(context, folder);
      const signature = key.sign(canonical(manifest as unknown as Json));
      await flushTree(folder);
      const text = JSON.stringify({ ...manifest, publicKey: key.publicKey, signature }, null, 2);
      await writeFlushed(join(folder, "manifest.json"), [Buffer.from(`${text}\n`)]);
      await flushTree(folder);
      return manifest;
    } catch (error) {
      await clearFolder(folder);
      if (!(error instanceof BlobGone) || attempt >= attempts) throw error;
    }
  }
}

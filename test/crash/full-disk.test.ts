import { createHash, randomBytes } from "node:crypto";
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import { open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Context } from "../../app/services/context";
import { openDocument } from "../../app/services/document/open-document.server";
import { type UploadResult, uploadDocument } from "../../app/services/document/upload-document.server";
import { verifyBlobs } from "../../app/services/document/verify-blobs.server";
import { verifyHistory } from "../../app/services/history/verify-history.server";
import { type BlobStore, type Received, StoreFull, toldFull } from "../../app/storage/blob-store";
import { diskStore } from "../../app/storage/disk-store.server";
import { connectSqlite } from "../../db/connect.server";
import { migrate } from "../../db/migrate.server";
import type { Database } from "../../db/schema";
import { bytesOf, dpaOf, importDocumentRegister, paper, pieces } from "../support/documents";
import { type LoopDisk, loopDisk } from "../support/loop-disk";
import { freshSeed, numbersFrom } from "../support/random";
import { contextFor } from "../support/register";
import { runs } from "../support/soak";

let root: string;
let disk: LoopDisk | string;
let database: Database | null = null;
/** What is stored has to find room on it, too. */
const mebibytes = 24 + runs(2);
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "tilsyn-full-"));
  disk = loopDisk(root, "disk", mebibytes);
});
afterEach(async () => {
  await database?.close();
  database = null;
  if (typeof disk !== "string") disk.remove();
  rmSync(root, { recursive: true, force: true });
});

const filler = (folder: string) => join(folder, "filler");

/** Leaves so many bytes free, as nearly as the file system counts them. */
function fill(folder: string, leave: number): void {
  rmSync(filler(folder), { force: true });
  const { bavail, bsize } = statfsSync(folder);
  const file = openSync(filler(folder), "w");
  let left = bavail * bsize - leave;
  // Quickly at first, and what is too little for that block by block.
  for (const block of [Buffer.alloc(1 << 20), Buffer.alloc(bsize)]) {
    try {
      while (left >= block.length) left -= writeSync(file, block);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    }
  }
  closeSync(file);
}

/** As somebody would write it who trusts that a write takes everything it is given. */
const trusting = (store: BlobStore, folder: string): BlobStore => ({
  ...store,
  receive: (chunks) => toldFull(() => receiveTrusting(folder, chunks)),
});

async function receiveTrusting(folder: string, chunks: AsyncIterable<Uint8Array>): Promise<Received> {
  const path = join(folder, "tmp", randomBytes(8).toString("hex"));
  mkdirSync(join(folder, "tmp"), { recursive: true });
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  const file = await open(path, "wx");
  try {
    await file.writev(parts);
  } catch (error) {
    await rm(path);
    throw error;
  } finally {
    await file.close();
  }
  const bytes = Buffer.concat(parts);
  return { path, sha256: createHash("sha256").update(bytes).digest("hex"), sizeBytes: bytes.length };
}

async function registerIn(data: string): Promise<Context> {
  mkdirSync(data);
  await database?.close();
  database = connectSqlite(join(data, "register.sqlite"));
  await migrate(database);
  const context = contextFor(database);
  context.dataDirectory = data;
  context.installation = { ...context.installation, blobs: diskStore(data, 0) };
  await importDocumentRegister(context);
  return context;
}

const problemsIn = async ({ database: held, installation }: Context) => [
  ...(await verifyHistory(held, new Map())).problems,
  ...(await verifyBlobs(held, installation.blobs)).problems,
];

const seed = freshSeed();

/**
 * Uploads as the disk fills up.
 * @param leave bytes that are free for an upload of so many; none for the first, then as the seed has it, up to more than enough
 */
async function uploadsAsItFills(
  context: Context,
  folder: string,
  count: number,
  leave = (size: number, part: number) => part * (size * 2 + 200_000),
): Promise<UploadResult[]> {
  const random = numbersFrom(seed);
  const results: UploadResult[] = [];
  try {
    for (let nth = 0; nth < count; nth += 1) {
      const size = 20_000 + Math.floor(random() * 400_000);
      fill(folder, leave(size, nth === 0 ? 0 : random()));
      const bytes = paper(`${nth} ${"x".repeat(size)}`);
      results.push(await uploadDocument(context, dpaOf("fjord"), pieces(bytes, 8_192)));
    }
  } finally {
    rmSync(filler(folder), { force: true });
  }
  return results;
}

test("a full disk is said to be full, what was kept is read, and there is room again once there is", async ({ skip }) => {
  if (typeof disk === "string") return skip(disk);
  const context = await registerIn(join(disk.folder, "sound"));
  const first = await uploadDocument(context, dpaOf("klint"), pieces(paper("first")));
  if (first.outcome !== "stored") throw new Error("There was room.");
  const results = await uploadsAsItFills(context, disk.folder, runs(12));
  const full = results.filter((result) => result.outcome === "refused");
  for (const result of full) expect(result).toEqual({ outcome: "refused", refusal: { code: "store-full" }, fault: "full" });
  const stored = results.length - full.length;
  process.stdout.write(`full disk: ${results.length} uploads, ${stored} stored, ${full.length} refused as full; SEED=${seed}\n`);
  expect(full.length).toBeGreaterThan(0);
  fill(disk.folder, 0);
  expect(await uploadDocument(context, dpaOf("klint"), pieces(paper("no room")))).toMatchObject({ fault: "full" });
  const bytes = await context.installation.blobs.open(
    (await context.database.reader.selectFrom("blob").select("sha256").executeTakeFirstOrThrow()).sha256,
  );
  expect(bytes === null ? 0 : (await bytesOf(bytes)).length).toBeGreaterThan(0);
  expect(await problemsIn(context)).toEqual([]);
  rmSync(filler(disk.folder));
  const opened = await openDocument(context, first.documentId, 1);
  expect(opened === null ? null : (await bytesOf(opened.bytes)).equals(paper("first"))).toBe(true);
  expect((await uploadDocument(context, dpaOf("klint"), pieces(paper("room again")))).outcome).toBe("stored");
  expect(await problemsIn(context)).toEqual([]);
});

test("no room for the folder that a file is kept in is told as no room, too", async ({ skip }) => {
  if (typeof disk === "string") return skip(disk);
  const store = diskStore(join(disk.folder, "shards"), 0);
  const received = await store.receive(pieces(paper("a shard of its own")), 1_000_000);
  fill(disk.folder, 0);
  await expect(store.keep(received)).rejects.toThrow(StoreFull);
  rmSync(filler(disk.folder));
  await store.keep(received);
  expect(await store.sizeOf(received.sha256)).toBe(received.sizeBytes);
});

test("a store that trusts every write to be whole is noticed", async ({ skip }) => {
  if (typeof disk === "string") return skip(disk);
  // The register has room elsewhere, and so have the names of files: it is only their bytes that are cut short.
  const context = await registerIn(join(root, "register"));
  for (let shard = 0; shard < 256; shard += 1)
    mkdirSync(join(disk.folder, "blobs", shard.toString(16).padStart(2, "0")), { recursive: true });
  context.installation = { ...context.installation, blobs: trusting(diskStore(disk.folder, 0), disk.folder) };
  // A write is cut short where its last part does not fit; where not even its first does, it fails.
  await uploadsAsItFills(context, disk.folder, 20, (size) => size * 0.9);
  expect((await problemsIn(context)).map(({ code }) => code)).toContain("blob-altered");
});

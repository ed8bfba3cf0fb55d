import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BlobStore, FileTooLarge, type Received, StoreFull } from "../../app/storage/blob-store";
import { diskStore } from "../../app/storage/disk-store.server";
import { s3Store } from "../../app/storage/s3-store.server";
import { noObjectStore, type ObjectStore, startObjectStore } from "../support/object-store";

let directory: string;
let objects: ObjectStore | null;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "tilsyn-store-"));
  objects = await startObjectStore();
});
afterAll(() => {
  objects?.stop();
  rmSync(directory, { recursive: true, force: true });
});

const sha256Of = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

async function* pieces(bytes: Buffer, size = 70_000) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function bytesOf(stream: NodeJS.ReadableStream | null): Promise<Buffer | null> {
  if (stream === null) return null;
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part as Buffer));
  return Buffer.concat(parts);
}

async function kept(store: BlobStore, bytes: Buffer): Promise<Received> {
  const received = await store.receive(pieces(bytes), bytes.length);
  await store.keep(received);
  await store.discard(received);
  return received;
}

const stores = {
  disk: () => ({ store: diskStore(directory), folder: directory }),
  S3: () => (objects === null ? null : { store: s3Store(objects.settings, directory), folder: objects.folder }),
};

describe.each(["disk", "S3"] as const)("contents kept on %s", (kind) => {
  let store: BlobStore;
  let folder: string;
  beforeAll(() => {
    const made = stores[kind]();
    if (made !== null) ({ store, folder } = made);
  });
  const on = (name: string, work: () => Promise<void>) =>
    test(name, async ({ skip }) => {
      if (stores[kind]() === null) skip(noObjectStore);
      await work();
    });

  on("are read back to the byte, whole and in part", async () => {
    const bytes = randomBytes(3_000_017);
    const { sha256, sizeBytes } = await kept(store, bytes);
    expect([sha256, sizeBytes]).toEqual([sha256Of(bytes), bytes.length]);
    expect(await store.sizeOf(sha256)).toBe(bytes.length);
    expect((await bytesOf(await store.open(sha256)))?.equals(bytes)).toBe(true);
    expect(await bytesOf(await store.open(sha256, { start: 10, end: 19 }))).toEqual(bytes.subarray(10, 20));
    const beyond = { start: bytes.length - 5, end: bytes.length + 100 };
    expect(await bytesOf(await store.open(sha256, beyond))).toEqual(bytes.subarray(-5));
    expect((await bytesOf(await store.open(sha256, { start: bytes.length, end: bytes.length + 1 })))?.length).toBe(0);
    expect(readFileSync(join(folder, "blobs", sha256.slice(0, 2), sha256)).equals(bytes)).toBe(true);
  });

  on("may be empty", async () => {
    const { sha256 } = await kept(store, Buffer.alloc(0));
    expect([await store.sizeOf(sha256), (await bytesOf(await store.open(sha256)))?.length]).toEqual([0, 0]);
  });

  on("are kept twice without harm, also at once", async () => {
    const bytes = randomBytes(200_000);
    const received = await Promise.all([1, 2, 3, 4].map(() => store.receive(pieces(bytes), bytes.length)));
    await Promise.all(received.map((one) => store.keep(one)));
    for (const one of received) await store.discard(one);
    await kept(store, bytes);
    expect((await bytesOf(await store.open(sha256Of(bytes))))?.equals(bytes)).toBe(true);
    expect(received.filter(({ path }) => existsSync(path))).toEqual([]);
  });

  on("are not there before they are kept, nor under a name of somebody's own", async () => {
    const received = await store.receive(pieces(randomBytes(10)), 10);
    expect([await store.open(received.sha256), await store.sizeOf(received.sha256)]).toEqual([null, null]);
    await store.discard(received);
    for (const name of ["../register.sqlite", "", "A".repeat(64), `${"a".repeat(63)}/`]) {
      await expect(async () => store.open(name)).rejects.toThrow("named by its SHA-256");
      await expect(async () => store.sizeOf(name)).rejects.toThrow("named by its SHA-256");
    }
  });

  on("leave nothing where they are too large or cut off", async () => {
    const before = readdirSync(join(directory, "tmp")).length;
    async function* cut() {
      yield randomBytes(10);
      throw new Error("cut off");
    }
    await expect(store.receive(cut(), 100)).rejects.toThrow("cut off");
    await expect(store.receive(pieces(randomBytes(101)), 100)).rejects.toThrow(FileTooLarge);
    expect(readdirSync(join(directory, "tmp")).length).toBe(before);
  });

  on("are listed in order, page by page", async () => {
    const made = new Set<string>();
    const contents = Array.from({ length: kind === "S3" ? 1_100 : 50 }, () => randomBytes(20));
    // By the service's own folder: it is the paging that is tried, not the writing.
    const some = await kept(store, contents[0] ?? randomBytes(1));
    made.add(some.sha256);
    if (kind === "disk") for (const one of contents) made.add((await kept(store, one)).sha256);
    else {
      const shard = join(folder, "blobs", some.sha256.slice(0, 2));
      for (const one of contents.slice(1)) {
        const name = some.sha256.slice(0, 2) + sha256Of(one).slice(2);
        writeFileSync(join(shard, name), one);
        made.add(name);
      }
    }
    const listed: { sha256: string; sizeBytes: number }[] = [];
    for await (const one of store.list()) listed.push(one);
    const names = listed.map(({ sha256 }) => sha256);
    expect(names).toEqual([...new Set(names)].sort());
    expect([...made].filter((one) => !names.includes(one))).toEqual([]);
    expect(listed.find(({ sha256 }) => sha256 === some.sha256)?.sizeBytes).toBe(20);
  });

  on("go into quarantine, come back when they are kept again, and are deleted after their time", async () => {
    const bytes = randomBytes(1_000);
    const { sha256 } = await kept(store, bytes);
    await store.quarantine(sha256);
    expect(await store.sizeOf(sha256)).toBeNull();
    expect(existsSync(join(folder, "quarantine", sha256))).toBe(true);
    await kept(store, bytes);
    expect((await bytesOf(await store.open(sha256)))?.equals(bytes)).toBe(true);
    expect(await store.sweep(new Date(0))).toBe(0);
    const abandoned = await store.receive(pieces(bytes), bytes.length);
    expect(await store.sweep(new Date(Date.now() + 60_000))).toBeGreaterThanOrEqual(2);
    expect([existsSync(join(folder, "quarantine", sha256)), existsSync(abandoned.path)]).toEqual([false, false]);
    expect(await store.sizeOf(sha256)).toBe(bytes.length);
  });

  on("can be tried out", () => store.check());
});

test("no room on the disk is said before anything is written", async () => {
  const full = diskStore(directory, Number.MAX_SAFE_INTEGER);
  await expect(full.receive(pieces(randomBytes(10)), 10)).rejects.toThrow(StoreFull);
  await expect(full.check()).rejects.toThrow(StoreFull);
});

describe("a bucket that is not as it should be", () => {
  const withObjects = async (skip: (note?: string) => void, work: (there: ObjectStore) => Promise<void>) => {
    if (objects === null) skip(noObjectStore);
    else await work(objects);
  };

  test("is told with what to look at, and never with the key", async ({ skip }) =>
    withObjects(skip, async ({ settings }) => {
      const wrong: [Partial<typeof settings>, RegExp][] = [
        [{ secretKey: "hemmelig-og-forkert" }, /403.*TILSYN_S3_SECRET_KEY/],
        [{ accessKey: "nobody" }, /40[34].*TILSYN_S3_ACCESS_KEY/],
        [{ bucket: "nowhere" }, /404.*TILSYN_S3_BUCKET/],
        [{ endpoint: "http://127.0.0.1:1" }, /cannot be reached.*TILSYN_S3_ENDPOINT/],
      ];
      for (const [change, message] of wrong) {
        const failed = s3Store({ ...settings, ...change }, directory).check();
        await expect(failed).rejects.toThrow(message);
        await expect(failed).rejects.not.toThrow(/hemmelig/);
      }
    }));

  test("with something else under the name of a content refuses to keep it", async ({ skip }) =>
    withObjects(skip, async ({ settings, folder }) => {
      const store = s3Store(settings, directory);
      const bytes = randomBytes(500);
      const { sha256 } = await kept(store, bytes);
      writeFileSync(join(folder, "blobs", sha256.slice(0, 2), sha256), randomBytes(400));
      await expect(kept(store, bytes)).rejects.toThrow("lies something else");
    }));

  test("that changes bytes on the way refuses them", async ({ skip }) =>
    withObjects(skip, async ({ settings }) => {
      const store = s3Store(settings, directory);
      const received = await store.receive(pieces(randomBytes(500)), 500);
      writeFileSync(received.path, randomBytes(500));
      await expect(store.keep(received)).rejects.toThrow();
      expect(await store.sizeOf(received.sha256)).toBeNull();
      await store.discard(received);
    }));
});

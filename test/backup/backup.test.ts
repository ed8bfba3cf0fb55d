import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../app/services/context";
import { makeBackup } from "../../app/services/backup/make-backup.server";
import type { BackupRefused } from "../../app/services/backup/manifest";
import { drillBackup, restoreBackup, type RestorePlace } from "../../app/services/backup/restore-backup.server";
import { verifyBlobs } from "../../app/services/document/verify-blobs.server";
import { listFlagsOf } from "../../app/services/flags/list-flags.server";
import { erasePersonal } from "../../app/services/history/erase-personal.server";
import { makeCheckpoint } from "../../app/services/history/make-checkpoint.server";
import { verifyHistory } from "../../app/services/history/verify-history.server";
import { saveFact } from "../../app/services/subcontractor/save-fact.server";
import { removeFact } from "../../app/services/subcontractor/save-fact.server";
import type { BlobStore } from "../../app/storage/blob-store";
import { checkpointFolder, readCheckpointFiles, readCheckpointsAside } from "../../app/storage/checkpoint-files.server";
import { diskStore } from "../../app/storage/disk-store.server";
import { s3Store } from "../../app/storage/s3-store.server";
import { connectPostgres, connectSqlite } from "../../db/connect.server";
import { migrate } from "../../db/migrate.server";
import { getHead } from "../../db/queries/history.server";
import type { Database, Engine } from "../../db/schema";
import { dpaOf, importDocumentRegister, paper, stored } from "../support/documents";
import { emptyPostgres } from "../support/engines";
import { noObjectStore, type ObjectStore, startObjectStore } from "../support/object-store";
import { exported } from "../support/random-edits";
import { Clock, contextFor } from "../support/register";

let root: string;
let objects: ObjectStore | null;
let closing: (() => Promise<void>)[] = [];
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "tilsyn-backup-"));
  objects = await startObjectStore();
});
afterEach(async () => {
  for (const close of closing.reverse()) await close();
  closing = [];
});
afterAll(() => {
  objects?.stop();
  rmSync(root, { recursive: true, force: true });
});

type Store = "disk" | "S3";
let prefixes = 0;

/** An empty place for an installation; null where the engine or the store is not there. */
async function placeFor(engine: Engine, kind: Store): Promise<RestorePlace | null> {
  const dataDirectory = mkdtempSync(join(root, "data-"));
  const postgres = engine === "postgres" ? await emptyPostgres() : null;
  if ((engine === "postgres" && postgres === null) || (kind === "S3" && objects === null)) return null;
  if (postgres !== null) closing.push(postgres.drop);
  prefixes += 1;
  const bucket =
    kind === "S3" && objects !== null ? s3Store({ ...objects.settings, prefix: `p${prefixes}/` }, dataDirectory) : null;
  return { dataDirectory, databaseUrl: postgres?.url ?? null, bucket, outside: null, now: new Clock().now };
}

const storeOf = ({ bucket, dataDirectory }: RestorePlace): BlobStore => bucket ?? diskStore(dataDirectory);

async function opened(place: RestorePlace): Promise<Context> {
  const { databaseUrl, dataDirectory } = place;
  const database = databaseUrl === null ? connectSqlite(join(dataDirectory, "register.sqlite")) : connectPostgres(databaseUrl);
  await migrate(database);
  closing.push(() => database.close());
  const context = contextFor(database);
  context.dataDirectory = dataDirectory;
  context.installation = { ...context.installation, blobs: storeOf(place) };
  return context;
}

const contact = (name: string) => ({ name, email: `${name}@example.org`, phone: null, role: null });

async function filled(place: RestorePlace): Promise<Context> {
  const context = await opened(place);
  await importDocumentRegister(context);
  const id = await stored(context, dpaOf("fjord"), paper("first"));
  await stored(context, dpaOf("fjord", id), paper("second"));
  await stored(context, dpaOf("klint"), paper("third"));
  await saveFact(context, "fjord", "contacts", null, contact("ida"), null);
  return context;
}

async function digestOf({ database }: Pick<Context, "database">): Promise<string> {
  const flags = await listFlagsOf(database, "2026-11-23", null);
  return createHash("sha256")
    .update(JSON.stringify([await exported(database), flags]))
    .digest("hex");
}

const outsideOf = ({ dataDirectory }: Pick<RestorePlace, "dataDirectory">) => [
  ...readCheckpointFiles(checkpointFolder(dataDirectory)),
  ...readCheckpointsAside(checkpointFolder(dataDirectory)),
];

async function problemsOf({ database, installation }: Context, outside: [number, string][] = []) {
  const history = await verifyHistory(database, outside);
  return [...history.problems, ...(await verifyBlobs(database, installation.blobs)).problems];
}

const refusedWith = (code: string) => (error: BackupRefused) => {
  expect(error.refusal?.code ?? String(error)).toBe(code);
  return true;
};
async function expectRefusal(work: Promise<unknown>, code: string): Promise<void> {
  const error = await work.then(
    () => null,
    (problem: BackupRefused) => problem,
  );
  expect(error, `should be refused: ${code}`).not.toBeNull();
  if (error !== null) refusedWith(code)(error);
}

/** Every file below a folder with its hash. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/-(wal|shm)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => `${path} ${createHash("sha256").update(readFileSync(path)).digest("hex")}`)
    .sort();

const kinds = (["sqlite", "postgres"] as const).flatMap((engine) =>
  (["disk", "S3"] as const).map((kind): [Engine, Store] => [engine, kind]),
);

describe.each(kinds)("a backup of %s with files on %s", (engine, kind) => {
  test("made under load is whole: what it ends with is restored, with every file, and the history says so", async ({ skip }) => {
    const place = await placeFor(engine, kind);
    const target = await placeFor(engine, kind);
    if (place === null || target === null) return skip(engine === "postgres" ? "no PostgreSQL server" : noObjectStore);
    const context = await filled(place);
    const backup = join(root, `under-load-${engine}-${kind}`);
    let isDone = false;
    let writes = 0;
    const load = async (key: string) => {
      for (let nth = 0; !isDone; nth += 1) {
        await stored(context, dpaOf(key, null), paper(`${key} ${nth}`));
        await saveFact(context, key, "contacts", null, contact(`p${nth}`), null);
        writes += 2;
      }
    };
    const loads = [load("fjord"), load("klint")];
    const manifest = await makeBackup(context, backup).finally(async () => {
      isDone = true;
      await Promise.all(loads);
    });
    const after = await getHead(context.database.reader);
    expect(writes).toBeGreaterThan(0);
    expect(after.seq).toBeGreaterThanOrEqual(manifest.head.seq);
    const began = performance.now();
    const restored = await restoreBackup(backup, target);
    process.stdout.write(
      `${engine}, ${kind}: ${writes} writes meanwhile; restored in ${(performance.now() - began).toFixed(0)} ms\n`,
    );
    expect(restored).toMatchObject({ problems: [], head: manifest.head, blobs: manifest.blobs.count, erased: 0 });
    const again = await opened(target);
    expect(await problemsOf(again)).toEqual([]);
    expect((await getHead(again.database.reader)).seq).toBe(manifest.head.seq + 1);
    const rows = await again.database.reader.selectFrom("documentVersion").select("sha256").execute();
    for (const { sha256 } of rows) expect(await again.installation.blobs.sizeOf(sha256)).not.toBeNull();
  });

  test("is restored equal, and what was erased since is erased again", async ({ skip }) => {
    const place = await placeFor(engine, kind);
    const target = await placeFor(engine, kind);
    if (place === null || target === null) return skip(engine === "postgres" ? "no PostgreSQL server" : noObjectStore);
    const context = await filled(place);
    const backup = join(root, `equal-${engine}-${kind}`);
    const manifest = await makeBackup(context, backup);
    const digest = await digestOf(context);
    expect(readdirSync(backup).sort()).not.toContain("keys");
    expect(JSON.stringify(filesIn(backup))).not.toMatch(/\.pem|secret\.key/);

    await removeFact(context, "fjord", "contacts", 0, "Fratrådt");
    expect(await erasePersonal(context, "ida@example")).toMatchObject({ erased: 2 });
    await stored(context, dpaOf("klint"), paper("after the backup"));
    await makeCheckpoint(context);
    const outside = outsideOf(place);
    const lastSize = Math.max(...outside.map(([size]) => size));

    cpSync(checkpointFolder(place.dataDirectory), checkpointFolder(target.dataDirectory), { recursive: true });
    const restored = await restoreBackup(backup, target);
    expect(restored).toMatchObject({ problems: [], erased: 1, lookAt: ["contacts fjord/0"], head: manifest.head });
    expect(restored.lost.map(({ size }) => size)).toContain(lastSize);
    const again = await opened(target);
    expect(await digestOf(again)).toBe(digest);
    const values = JSON.stringify(await again.database.reader.selectFrom("personalValue").selectAll().execute());
    expect(values).not.toContain("ida@example");
    // Checkpoints of what the restore lost are no tampering, wherever they lie; new ones take their numbers.
    await makeCheckpoint(again);
    for (const notes of [outside, outsideOf(target)]) {
      const verdict = await verifyHistory(again.database, notes);
      expect(verdict.problems).toEqual([]);
      expect(verdict.lost.map(({ size, madeAt }) => [size, madeAt])).toContainEqual([lastSize, manifest.madeAt]);
    }
    expect(await problemsOf(again, outsideOf(target))).toEqual([]);
    expect(await again.database.reader.selectFrom("session").selectAll().execute()).toEqual([]);

    await expectRefusal(restoreBackup(backup, target), "restore-folder-not-empty");
  });
});

test.each(["sqlite", "postgres"] as const)(
  "a backup of %s can be tried out, which leaves everything as it was",
  async (engine) => {
    const place = await placeFor(engine, "disk");
    if (place === null) return;
    const context = await filled(place);
    const backup = join(root, `drill-${engine}`);
    await makeBackup(context, backup);
    const head = await getHead(context.database.reader);
    const [before, ofBackup] = [filesIn(place.dataDirectory), filesIn(backup)];
    expect(await drillBackup(backup, place)).toMatchObject({ problems: [], documents: 2, blobs: 3 });
    expect([filesIn(place.dataDirectory), filesIn(backup)]).toEqual([before, ofBackup]);
    expect(await getHead(context.database.reader)).toEqual(head);
    expect(await problemsOf(context, outsideOf(place))).toEqual([]);
  },
);

describe.each(["sqlite", "postgres"] as const)("a damaged backup of %s", (engine) => {
  let made: { backup: string; target: RestorePlace } | null = null;
  const backupOf = async () => {
    if (made !== null) return made;
    const place = await placeFor(engine, "disk");
    const target = await placeFor(engine, "disk");
    if (place === null || target === null) return null;
    const backup = join(root, `sound-${engine}`);
    await makeBackup(await filled(place), backup);
    made = { backup, target };
    // For all of these: as each leaves nothing behind, the next finds an empty place.
    kept.push(...closing);
    closing = [];
    return made;
  };
  const kept: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const close of kept.reverse()) await close();
  });

  const flipped = (path: string, at = 0.5) => {
    const bytes = readFileSync(path);
    const place = Math.floor(bytes.length * at);
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    writeFileSync(path, bytes);
  };
  const someBlob = (folder: string) => {
    const shard = readdirSync(join(folder, "blobs"))[0] ?? "";
    return join(folder, "blobs", shard, readdirSync(join(folder, "blobs", shard))[0] ?? "");
  };
  const snapshotOf = (folder: string) =>
    engine === "sqlite" ? join(folder, "register.sqlite") : join(folder, "tables/event.jsonl");
  const changed = <T extends object>(thing: T, change: Partial<T>) => void Object.assign(thing, change);
  const manifestWith = (
    change: (manifest: { head: { seq: number }; rows: Record<string, number>; signature: string }) => void,
  ) => {
    return (folder: string) => {
      const path = join(folder, "manifest.json");
      const manifest = JSON.parse(readFileSync(path, "utf8"));
      change(manifest);
      writeFileSync(path, JSON.stringify(manifest));
    };
  };

  const damages: [name: string, damage: (folder: string) => void, code: string][] = [
    ["a flipped bit in a file", (folder) => flipped(someBlob(folder)), "backup-damaged"],
    ["a file cut short", (folder) => writeFileSync(someBlob(folder), "x"), "backup-damaged"],
    ["a missing file", (folder) => unlinkSync(someBlob(folder)), "backup-damaged"],
    ["a flipped bit in the snapshot", (folder) => flipped(snapshotOf(folder)), "backup-damaged"],
    ["a missing snapshot", (folder) => unlinkSync(snapshotOf(folder)), "backup-damaged"],
    ["a flipped bit in the list of files", (folder) => flipped(join(folder, "blobs.txt")), "backup-damaged"],
    ["no manifest", (folder) => unlinkSync(join(folder, "manifest.json")), "not-a-backup"],
    ["a manifest that is no JSON", (folder) => writeFileSync(join(folder, "manifest.json"), "{"), "backup-manifest-altered"],
    [
      "another head",
      manifestWith((manifest) => changed(manifest.head, { seq: manifest.head.seq + 1 })),
      "backup-manifest-altered",
    ],
    ["another count", manifestWith(({ rows }) => changed(rows, { event: 1 })), "backup-manifest-altered"],
    [
      "another signature",
      manifestWith((manifest) => changed(manifest, { signature: `AAAA${manifest.signature.slice(4)}` })),
      "backup-manifest-altered",
    ],
  ];

  test.each(damages)("with %s is refused, and nothing is left of it", async (name, damage, code) => {
    const sound = await backupOf();
    if (sound === null) return;
    const { target } = sound;
    const folder = join(root, `damaged-${engine}-${name.replaceAll(" ", "-")}`);
    cpSync(sound.backup, folder, { recursive: true });
    damage(folder);
    await expectRefusal(restoreBackup(folder, target), code);
    await expectRefusal(drillBackup(folder, target), code);
    expect(readdirSync(target.dataDirectory)).toEqual([]);
    if (engine === "sqlite") return;
    const database = connectPostgres(target.databaseUrl ?? "");
    const { rows } = await database.reader.executeQuery<{ count: number }>(
      (await import("kysely")).CompiledQuery.raw(
        "select count(*) as count from pg_tables where schemaname !~ '^(pg_|information)'",
      ),
    );
    await database.close();
    expect(Number(rows[0]?.count)).toBe(0);
  });
});

test("a backup signed anew with a key that the history does not know is refused", async () => {
  const place = await placeFor("sqlite", "disk");
  const target = await placeFor("sqlite", "disk");
  if (place === null || target === null) return;
  const backup = join(root, "signed-anew");
  await makeBackup(await filled(place), backup);
  const { openSigningKey } = await import("../../app/storage/signing-key.server");
  const { signedTextOf } = await import("../../app/services/backup/manifest");
  const manifest = JSON.parse(readFileSync(join(backup, "manifest.json"), "utf8"));
  manifest.madeAt = "2020-01-01T00:00:00.000Z";
  const key = openSigningKey(mkdtempSync(join(root, "key-")));
  manifest.publicKey = key.publicKey;
  manifest.signature = key.sign(signedTextOf(manifest));
  writeFileSync(join(backup, "manifest.json"), JSON.stringify(manifest));
  await expectRefusal(restoreBackup(backup, target), "backup-manifest-altered");
  expect(existsSync(join(target.dataDirectory, "register.sqlite"))).toBe(false);
});

test("a backup is made and restored only where there is nothing", async () => {
  const place = await placeFor("sqlite", "disk");
  const target = await placeFor("sqlite", "disk");
  if (place === null || target === null) return;
  const context = await filled(place);
  const backup = join(root, "only-empty");
  mkdirSync(backup);
  writeFileSync(join(backup, "mine"), "mine");
  await expectRefusal(makeBackup(context, backup), "backup-folder-not-empty");
  expect(readFileSync(join(backup, "mine"), "utf8")).toBe("mine");
  rmSync(join(backup, "mine"));
  await makeBackup(context, backup);
  expect(statSync(backup).mode & 0o077).toBe(0o055 & statSync(backup).mode);
  writeFileSync(join(target.dataDirectory, "register.sqlite"), "");
  await expectRefusal(restoreBackup(backup, target), "restore-folder-not-empty");
  expect(readFileSync(join(target.dataDirectory, "register.sqlite"), "utf8")).toBe("");
  const postgres = await emptyPostgres();
  if (postgres === null) return;
  closing.push(postgres.drop);
  rmSync(join(target.dataDirectory, "register.sqlite"));
  await expectRefusal(restoreBackup(backup, { ...target, databaseUrl: postgres.url }), "backup-of-other-engine");
});

test("a database that is in use is no place to restore to", async ({ skip }) => {
  const place = await placeFor("postgres", "disk");
  const target = await placeFor("postgres", "disk");
  if (place === null || target === null) return skip("no PostgreSQL server");
  const context = await filled(place);
  const backup = join(root, "in-use");
  await makeBackup(context, backup);
  const held: Database = (await filled({ ...target, dataDirectory: mkdtempSync(join(root, "other-")) })).database;
  const before = await getHead(held.reader);
  await expectRefusal(restoreBackup(backup, target), "restore-database-not-empty");
  expect(await getHead(held.reader)).toEqual(before);
});

test("a file that is missing from the store is no whole backup, and is named", async () => {
  const place = await placeFor("sqlite", "disk");
  if (place === null) return;
  const context = await filled(place);
  const backup = join(root, "not-whole");
  for await (const { sha256 } of context.installation.blobs.list())
    unlinkSync(join(place.dataDirectory, "blobs", sha256.slice(0, 2), sha256));
  await expectRefusal(makeBackup(context, backup), "backup-file-unsound");
  expect(readdirSync(backup)).toEqual([]);
});

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { leafOf } from "../../db/history/chain.server";
import type { Database } from "../../db/schema";
import type { Manifest } from "../../app/domain/dossier/manifest";
import { useDocumentReaderProgram } from "../../app/reading/reader-program.server";
import { addAccount } from "../../app/services/account/add-account.server";
import { openHistoryProof } from "../../app/services/pack/history-proof.server";
import { sealPack, timestampOf } from "../../app/services/pack/seal-pack.server";
import { showKeys } from "../../app/services/pack/show-keys.server";
import { verifyPack } from "../../app/services/pack/verify-pack.server";
import { verifyUpload } from "../../app/services/pack/verify-upload.server";
import type { Context } from "../../app/services/context";
import { compileReadDocument } from "../reading/compile-reader";
import { freshOn } from "../support/engines";
import { contextFor, freshRegister } from "../support/register";
import { drawPack, manifestOf, originals, packId } from "../support/sealed-pack";

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tilsyn-verify-"));
  useDocumentReaderProgram(await compileReadDocument(folder));
});
afterAll(() => {
  useDocumentReaderProgram(null);
  rmSync(folder, { recursive: true, force: true });
});

const manifestFor = (proven: Pick<Manifest, "history" | "events">): Manifest => ({
  ...manifestOf({ leaves: [], part: proven.history }, originals, []),
  events: proven.events,
});

/** A pack of a register's own history. */
async function packOf(context: Context, hasContent = true) {
  const proof = await openHistoryProof(context);
  const contents = await context.database.reader.selectFrom("event").select(["seq", "content"]).execute();
  const contentOf = (seq: number) => contents.find((event) => event.seq === seq)?.content ?? "";
  const events = [1, 2, 99].flatMap((seq) => proof.eventOf(seq, hasContent ? contentOf(seq) : null) ?? []);
  const proven = { history: proof.history, events };
  const leaves = proof.leafLines().toString("latin1").trimEnd().split("\n");
  const bytes = await drawPack(manifestFor(proven));
  const sealed = await sealPack(context, bytes, packId, "not-configured");
  if ("refusal" in sealed) throw new Error(sealed.refusal.code);
  return { bytes, fingerprint: sealed.key.fingerprint, leaves, proven };
}

function put(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function* chunksOf(bytes: Uint8Array) {
  yield bytes.subarray(0, 1000);
  yield bytes.subarray(1000);
}

describe.each(["sqlite", "postgres"] as const)("a pack of a register on %s", (engine) => {
  let database: Database | null;
  let context: Context;
  beforeAll(async () => {
    database = await freshOn(engine);
    if (database === null) return;
    context = contextFor(database);
    for (const name of ["ada", "bo", "cy"])
      await addAccount(context, { name, email: `${name}@example.dk`, password: "fyrretyve grønne æbler" });
  });
  afterAll(() => database?.close());
  beforeEach(({ skip }) => skip(database === null, "no PostgreSQL here"));

  test("holds proofs of its events that its own process finds good, and the fingerprint that the settings show", async () => {
    const { bytes, fingerprint, leaves, proven } = await packOf(context);
    expect(proven.events.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(leaves).toHaveLength(proven.history.seq);
    const { content } = await context.database.reader
      .selectFrom("event")
      .select("content")
      .where("seq", "=", 1)
      .executeTakeFirstOrThrow();
    expect(leaves[0]).toBe(leafOf(content).toString("hex"));
    const keys = showKeys(context);
    expect(keys.seal).toMatchObject({ fingerprint, isOwn: true, untilOn: "2036-11-23" });
    const verified = await verifyPack(put("whole.pdf", bytes), fingerprint);
    expect(verified).toMatchObject({
      verdict: { outcome: "confirmed", problems: [], checked: { files: originals.length, events: 2 } },
    });
    const { verdict } = verified as Extract<typeof verified, { verdict: unknown }>;
    expect(verdict.manifest?.history.checkpointFingerprint).toBe(keys.checkpoint.fingerprint);
  });

  test("of a customer's edition holds no event's text", async () => {
    const { proven, bytes } = await packOf(context, false);
    expect(proven.events.some((event) => "content" in event)).toBe(false);
    expect(await verifyPack(put("customer.pdf", bytes), "")).toMatchObject({ verdict: { outcome: "unaltered" } });
  });

  test("is not kept when it is sent to be verified", async () => {
    const { bytes } = await packOf(context);
    expect(await verifyUpload(context, chunksOf(bytes), "")).toMatchObject({ verdict: { outcome: "unaltered" } });
    expect(await verifyUpload(context, chunksOf(Buffer.from("hej")), "")).toMatchObject({ verdict: { outcome: "failed" } });
    expect(await verifyUpload(context, chunksOf(bytes), "3f2a")).toMatchObject({ refusal: { code: "bad-fingerprint" } });
    expect(readdirSync(join(context.dataDirectory, "tmp"))).toEqual([]);
  });
});

describe("what the settings say", () => {
  const withSeal = (context: Context, seal: Context["installation"]["seal"]): Context => ({
    ...context,
    installation: { ...context.installation, seal },
  });

  test("decides of a time stamp, and a person of doing without", async () => {
    const { context, database } = await freshRegister();
    const timestamp = { url: "http://127.0.0.1:9/", authorities: null };
    const stamped = withSeal(context, { own: null, timestamp });
    expect([timestampOf(context, false), timestampOf(stamped, false), timestampOf(stamped, true)]).toEqual([
      "not-configured",
      "expected",
      "waived",
    ]);
    const bytes = await drawPack({});
    const before = Buffer.from(bytes);
    expect(await sealPack(stamped, bytes, packId, "expected")).toEqual({ refusal: { code: "timestamp-unreachable" } });
    expect(bytes.subarray(0, 1000).equals(before.subarray(0, 1000))).toBe(true);
    expect(await sealPack(stamped, bytes, packId, "waived")).toHaveProperty("key");
    const unusable = withSeal(context, { own: { key: "x", certificates: "", passphrase: null }, timestamp: null });
    expect(await sealPack(unusable, await drawPack({}), packId, "not-configured")).toEqual({
      refusal: { code: "seal-key-locked", params: {} },
    });
    expect(showKeys(unusable).seal).toEqual({ unusable: { code: "seal-key-locked", params: {} } });
    await database.close();
  });

  test("is that there is no key yet, before the first pack", async () => {
    const { context, database } = await freshRegister();
    expect(showKeys(context)).toMatchObject({ seal: null, timestampUrl: null });
    await database.close();
  });
});

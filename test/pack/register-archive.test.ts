import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { useDocumentReaderProgram } from "../../app/reading/reader-program.server";
import { verifyPack } from "../../app/services/pack/verify-pack.server";
import { zipOf } from "../../app/services/pack/zip-stream.server";
import { compileReadDocument } from "../reading/compile-reader";
import { holding } from "../support/call-route";
import { aSubcontractor } from "../support/facts";
import { entriesOf, madePack, orderOf } from "../support/pack";
import { freshRegister } from "../support/register";

type Entry = ReturnType<typeof entriesOf>[number];

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tilsyn-register-"));
  useDocumentReaderProgram(await compileReadDocument(folder));
});
afterAll(() => {
  useDocumentReaderProgram(null);
  rmSync(folder, { recursive: true, force: true });
});

const keys = ["a", "b", "c", "d", "e"];

/** The ZIP of five with two packs to an index. */
async function registerPack(): Promise<Entry[]> {
  const { context } = await freshRegister();
  await holding(
    context,
    keys.map((key) =>
      aSubcontractor({ key, name: `Leverandør ${key}`, agreements: [], evidence: [], locations: [], findings: [] }),
    ),
  );
  const order = { ...(await orderOf(context, "a")), about: { kind: "all" } as const, format: "zip" as const };
  const bytes = await madePack(context, order, null, 2);
  await context.database.close();
  return entriesOf(bytes);
}

async function verdictOf(entries: readonly Entry[], key = "") {
  async function* all() {
    for (const { name, bytes } of entries) yield { name, bytes };
  }
  const parts: Uint8Array[] = [];
  for await (const part of zipOf(all(), "2026-11-23T12:00:00.000Z")) parts.push(part);
  const path = join(folder, "register.zip");
  writeFileSync(path, Buffer.concat(parts));
  const verified = await verifyPack(path, key);
  if ("refusal" in verified) throw new Error(verified.refusal.code);
  return verified.verdict;
}

test("a register pack is checked as a whole: every index, and every pack by its index", async () => {
  const entries = await registerPack();
  expect(entries.map(({ name }) => name).filter((name) => name.startsWith("index"))).toEqual([
    "index-001.pdf",
    "index-002.pdf",
    "index-003.pdf",
  ]);
  const whole = await verdictOf(entries);
  expect([whole.problems, whole.outcome, whole.checked.files]).toEqual([[], "unaltered", 5]);
  expect((await verdictOf(entries, whole.seal?.fingerprint)).outcome).toBe("confirmed");

  const named = (part: string) => entries.find(({ name }) => name.includes(part)) as Entry;
  const without = (...parts: string[]) => entries.filter(({ name }) => !parts.some((part) => name.includes(part)));
  const problemsOf = async (changed: readonly Entry[]) =>
    (await verdictOf(changed)).problems.map(
      ({ code, ...rest }) => `${code} ${"params" in rest ? Object.values(rest.params)[0] : ""}`,
    );
  const replaced = (part: string, bytes: Buffer) => entries.map((one) => (one.name.includes(part) ? { ...one, bytes } : one));
  const packName = (key: string) => named(`/${key}-`).name;

  expect(await problemsOf(without("/b-"))).toEqual([`file-missing ${packName("b")}`]);
  const flipped = Buffer.from(named("/c-").bytes);
  flipped[2000] = (flipped[2000] ?? 0) ^ 1;
  expect(await problemsOf(replaced("/c-", flipped))).toEqual([`file-altered ${packName("c")}`]);
  expect(await problemsOf(replaced("/a-", named("/b-").bytes))).toEqual([`file-altered ${packName("a")}`]);
  // The last index taken away with all that it lists, or one from the middle.
  expect(await problemsOf(without("/e-", "index-003"))).toEqual(["archive-without index-003.pdf"]);
  expect(await problemsOf(without("index-002"))).toContain("archive-without index-002.pdf");
  expect(await problemsOf(without("index-001"))).toEqual(["archive-without pack.pdf"]);
  expect(await problemsOf([...entries, { name: "packs/extra.pdf", bytes: Buffer.from("%PDF-1.7") }])).toEqual([
    "file-stray packs/extra.pdf",
  ]);
  expect(await problemsOf(replaced("index-002", named("index-001").bytes))).toContain("index-other index-002.pdf");
  const other = await registerPack();
  const foreign = other.find(({ name }) => name === "index-002.pdf") as Entry;
  expect(await problemsOf(replaced("index-002", foreign.bytes))).toContain("index-other index-002.pdf");
});

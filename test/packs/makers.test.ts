import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readConfig } from "~/config.server";
import { openRegister, type Register } from "~/context.server";
import type { PackState } from "~/domain/dossier/pack";
import type { RecordedEvent } from "~/domain/audit-event";
import { everything } from "~/domain/permissions/scope";
import { packMakers } from "~/server/pack-makers.server";
import type { Context } from "~/services/context";
import { cancelPack, orderPack } from "~/services/pack/order-pack.server";
import { openPack } from "~/services/pack/open-pack.server";
import { showPack } from "~/services/pack/show-packs.server";
import { showKeys } from "~/services/pack/show-keys.server";
import { removeSubcontractor } from "~/services/subcontractor/edit-subcontractor.server";
import { listEvents } from "../../db/queries/history.server";
import { holding } from "../support/call-route";
import { bytesOf } from "../support/documents";
import { aSubcontractor } from "../support/facts";
import { entriesOf, textsOfPdf } from "../support/pack";
import { remixBuild } from "../support/remix-build";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = join(root, "build/programs/tilsyn.js");
const { TILSYN_DATA: before } = process.env;
let folder: string;
let register: Register;
let context: Context;

beforeAll(async () => {
  await remixBuild();
  if (existsSync(program)) return;
  const env = { ...process.env, VITEST: "", NODE_ENV: "production" as const };
  spawnSync("npx", ["vite", "build", "--config", "remix.config.js", "--mode", "programs"], { cwd: root, env });
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "tilsyn-makers-"));
  // The processes that make packs have the server's own environment.
  process.env["TILSYN_DATA"] = join(folder, "data");
  register = await openRegister(readConfig({ TILSYN_DATA: join(folder, "data") }));
  context = await register.contextFor({ kind: "command" });
  await holding(context, [
    aSubcontractor({ key: "fjord", name: "Fjord Data" }),
    aSubcontractor({ key: "klint", name: "Klint Cloud" }),
  ]);
});
afterEach(async () => {
  await register.close();
  rmSync(folder, { recursive: true, force: true });
});
afterAll(() => {
  if (before === undefined) delete process.env["TILSYN_DATA"];
  else process.env["TILSYN_DATA"] = before;
});

async function ordered(keys: string[] | "all" = ["fjord"], more: { format?: string; edition?: string } = {}): Promise<string> {
  const about = keys === "all" ? ("all" as const) : ("some" as const);
  const asked = {
    about,
    keys: keys === "all" ? [] : keys,
    format: "pdf",
    edition: "auditor",
    language: "da",
    on: "",
    known: "",
    ...more,
  };
  const result = await orderPack(context, asked);
  if (!("id" in result)) throw new Error(JSON.stringify(result));
  return result.id;
}

const stateOf = async (id: string): Promise<PackState | undefined> => (await showPack(context, id))?.pack.state;
const errorOf = async (id: string) => (await showPack(context, id))?.pack.error?.code;
async function packEvents(): Promise<RecordedEvent[]> {
  const packs = { subcontractorId: null, actorId: null, actorKind: null, subject: "pack", from: null, until: null, search: "" };
  const newest = await listEvents(context.database.reader, everything, { ...packs, seenDocumentId: null }, null, 100);
  return newest.toReversed();
}

const actions = async () => (await packEvents()).map(({ action }) => action).filter((action) => action !== "key-adopted");
/** Fingerprints of the seal's keys, each with the one before it. */
const adopted = async () =>
  (await packEvents())
    .filter(({ action }) => action === "key-adopted")
    .map(({ before, after }) => [before, after].map((key) => (key as { fingerprint: string } | null)?.fingerprint ?? null));

/** Runs the makers until something holds. */
async function until(makers: { turn(): Promise<void> }, holds: () => Promise<boolean>): Promise<void> {
  await expect
    .poll(
      async () => {
        await makers.turn();
        return holds();
      },
      { timeout: 40_000 },
    )
    .toBe(true);
}

/** Stands in for the maker where only its process matters: it says that it runs, and goes on until it is ended. */
function endlessProgram(): string {
  const file = join(folder, "endless.mjs");
  writeFileSync(
    file,
    `import { writeFileSync } from "node:fs";\nwriteFileSync(${JSON.stringify(folder)} + "/runs-" + process.argv[3], "");\nsetInterval(() => {}, 1000);\n`,
  );
  return file;
}
const running = () => readdirSync(folder).filter((name) => name.startsWith("runs-"));

describe("a process of its own", () => {
  test("makes a pack, which is kept with its hash, and can be taken", async () => {
    const makers = packMakers(register, program);
    const [one, several] = [await ordered(), await ordered("all", { format: "zip", edition: "customer" })];
    expect(await stateOf(one)).toBe("waiting");
    await until(makers, async () => (await stateOf(one)) === "ready" && (await stateOf(several)) === "ready");
    const opened = await openPack(context, one);
    const bytes = await bytesOf(opened?.bytes as NodeJS.ReadableStream);
    expect(opened).toMatchObject({ mediaType: "application/pdf", sizeBytes: bytes.length });
    expect(opened?.fileName).toMatch(/^fjord-\d{4}-\d\d-\d\d-auditor-da\.pdf$/);
    expect(textsOfPdf(bytes)).toContain("Fjord Data");
    const archive = await openPack(context, several);
    const names = entriesOf(await bytesOf(archive?.bytes as NodeJS.ReadableStream)).map(({ name }) => name);
    expect(names.filter((name) => name.startsWith("packs/"))).toHaveLength(2);
    expect(names.at(-1)).toBe("index-001.pdf");
    expect(await actions()).toEqual(["ordered", "ordered", "created", "created", "downloaded", "downloaded"]);
    // Made by either process, told once.
    const first = showKeys(context).seal;
    const fingerprint = first !== null && "fingerprint" in first ? first.fingerprint : "";
    expect(await adopted()).toEqual([[null, fingerprint]]);
    await makers.stop();
  });

  test("tells the history of a key that was put in the place of another", async () => {
    const makers = packMakers(register, program);
    const make = async () => {
      const id = await ordered();
      await until(makers, async () => (await stateOf(id)) === "ready");
    };
    await make();
    await make();
    rmSync(join(folder, "data/keys/seal.pem"));
    await make();
    const [[none, first], [before, second], ...more] = (await adopted()) as [[null, string], [string, string]];
    expect([none, before, more]).toEqual([null, first, []]);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(second).toMatch(/^[0-9a-f]{64}$/);
    expect(second).not.toBe(first);
    await makers.stop();
  });

  test("that takes too much memory is ended, and the page says so", async () => {
    const makers = packMakers(register, program, { memoryBytesMax: 60 * 1024 * 1024, timeoutMs: 60_000 });
    const id = await ordered();
    await until(makers, async () => (await stateOf(id)) === "failed");
    expect(await errorOf(id)).toBe("pack-killed");
    expect(await actions()).toEqual(["ordered", "removed"]);
    await makers.stop();
  });

  test("that takes too long is ended, and the page says so", async () => {
    const makers = packMakers(register, endlessProgram(), { memoryBytesMax: 1024 ** 3, timeoutMs: 300 });
    const id = await ordered();
    await until(makers, async () => (await stateOf(id)) === "failed");
    expect(await errorOf(id)).toBe("pack-killed");
    await makers.stop();
  });

  test("ends when its pack is called off, and the next one has its turn: two are made at once, no more", async () => {
    const makers = packMakers(register, endlessProgram());
    const ids = [await ordered(), await ordered(), await ordered()];
    await until(makers, async () => running().length === 2);
    expect(await Promise.all(ids.map(stateOf))).toEqual(["making", "making", "waiting"]);
    expect(await cancelPack(context, ids[0] ?? "")).toBe(true);
    expect(await cancelPack(context, ids[0] ?? "")).toBe(false);
    await until(makers, async () => (await stateOf(ids[2] ?? "")) === "making" && running().length === 3);
    expect(await Promise.all(ids.map(stateOf))).toEqual(["cancelled", "making", "making"]);
    await makers.stop();
    // What is not made when the server stops is made anew later.
    expect(await Promise.all(ids.map(stateOf))).toEqual(["cancelled", "making", "making"]);
  });
});

test("a pack whose subcontractor is gone is not made, and says why", async () => {
  const makers = packMakers(register, program);
  const id = await ordered();
  expect(await removeSubcontractor(context, "fjord", "oprettet ved en fejl")).toMatchObject({ outcome: "saved" });
  await until(makers, async () => (await stateOf(id)) === "failed");
  expect(await errorOf(id)).toBe("pack-nothing");
  await makers.stop();
});

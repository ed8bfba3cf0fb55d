import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fingerprintText } from "../../app/domain/dossier/fingerprint";
import { type Manifest, manifestText } from "../../app/domain/dossier/manifest";
import { findSealKey, openSealKey, type SealKey } from "../../app/sealing/seal-key.server";
import { hasOpenssl, Openssl } from "../reading/openssl";
import { freshSeed, numbersFrom } from "../support/random";
import { drawPack, historyOf, manifestOf, originals, sealed } from "../support/sealed-pack";
import { runs } from "../support/soak";
import { tamperings } from "./tampering";

const program = fileURLToPath(new URL("../../scripts/pack-verifier.mjs", import.meta.url));
let folder: string;
let whole: string;
let key: SealKey;
let manifest: Manifest;
const history = () => historyOf(join(folder, "own"), 29);

/** One original in the PDF, two beside it. */
async function unpacked(name: string, withKey: SealKey, change: (manifest: Manifest) => unknown = (m) => m): Promise<string> {
  const at = join(folder, name);
  mkdirSync(join(at, "originals"), { recursive: true });
  const written = change(structuredClone(manifest)) as Manifest;
  writeFileSync(join(at, "pack.pdf"), await sealed(await drawPack(written, originals.slice(2)), withKey));
  writeFileSync(join(at, "manifest.json"), manifestText(written));
  writeFileSync(
    join(at, "leaves.txt"),
    history()
      .leaves.map((leaf) => `${leaf.toString("hex")}\n`)
      .join(""),
  );
  for (const { name: file, bytes } of originals.slice(0, 2)) writeFileSync(join(at, "originals", file), bytes);
  return at;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tilsyn-unpacked-"));
  key = openSealKey(
    join(folder, "own"),
    { own: null, timestamp: null },
    "Vestkyst Hosting A/S",
    new Date("2026-01-01T00:00:00Z"),
  );
  const made = manifestOf(history());
  manifest = { ...made, files: made.files.map((file, at) => ({ ...file, embedded: at === 2 })) };
  whole = await unpacked("whole", key);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function verify(at: string, ...more: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, at, ...more], { encoding: "utf8" });
  return { status, stdout, stderr };
}

let copies = 0;
function changed(change: (at: string) => void): string {
  copies += 1;
  const at = join(folder, `copy-${copies}`);
  cpSync(whole, at, { recursive: true });
  change(at);
  return at;
}

describe("the verifier that travels with a pack", () => {
  test("finds it whole, and confirmed by nobody", () => {
    const { status, stdout, stderr } = verify(whole);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("WHOLE: every file, 4 events, 29 leaf hashes.");
    expect(stdout).toContain(fingerprintText(key.fingerprint));
    expect(stdout).toContain("Nobody has confirmed whose key that is");
    const told = verify(whole, fingerprintText(key.fingerprint).toUpperCase());
    expect([told.status, told.stdout.includes("Nobody")]).toEqual([0, false]);
    expect(verify(whole, "0".repeat(64))).toMatchObject({ status: 1, stdout: expect.stringContaining("another key") });
  });

  test.skipIf(!hasOpenssl)("takes every kind of key", async () => {
    const openssl = new Openssl();
    try {
      for (const kind of ["rsa:2048", "P-384", "P-521"]) {
        const identity = openssl.makeIdentity({ subject: "/O=Vestkyst/CN=Segl", key: kind });
        const certificates = readFileSync(identity.certificate, "utf8") + readFileSync(openssl.path("ca.pem"), "utf8");
        const own = { key: readFileSync(identity.key, "utf8"), certificates, passphrase: null };
        const found = findSealKey(folder, { own, timestamp: null }) as SealKey;
        expect(verify(await unpacked(kind, found), found.fingerprint)).toMatchObject({ status: 0 });
      }
    } finally {
      openssl.remove();
    }
  });

  test.for<[string, (at: string) => void, string]>([
    ["an original that was altered", (at) => writeFileSync(join(at, "originals/databehandleraftale.pdf"), "x"), "was altered"],
    ["an original that is gone", (at) => unlinkSync(join(at, "originals/databehandleraftale.pdf")), "is missing from originals"],
    ["an original too many", (at) => writeFileSync(join(at, "originals/ny.pdf"), "x"), "is not listed"],
    [
      "another manifest",
      (at) => writeFileSync(join(at, "manifest.json"), manifestText({ ...manifest, language: "en" })),
      "is not the one that is sealed",
    ],
    [
      "a leaf too few",
      (at) => writeFileSync(join(at, "leaves.txt"), readFileSync(join(at, "leaves.txt"), "latin1").slice(65)),
      "does not lead to the root",
    ],
    ["no PDF", (at) => unlinkSync(join(at, "pack.pdf")), "could not be read"],
    ["a PDF that goes on", (at) => writeFileSync(join(at, "pack.pdf"), "\n", { flag: "a" }), "no seal that reaches to its end"],
  ])("names %s", ([, change, said]) => {
    expect(verify(changed(change))).toMatchObject({ status: 1, stdout: expect.stringContaining(said), stderr: "" });
  });

  test.for<[string, (m: Manifest) => unknown, string]>([
    [
      "an event with other words",
      (m) => ({ ...m, events: m.events.map((event) => ({ ...event, content: '{"seq":1}' })) }),
      "event 3 was altered",
    ],
    [
      "a wrong proof",
      (m) => ({ ...m, events: m.events.map((event) => ({ ...event, proof: [...event.proof].reverse() })) }),
      "event 1 is not proven",
    ],
    [
      "a checkpoint of another key",
      (m) => ({ ...m, history: { ...m.history, checkpointKey: Buffer.alloc(32, 1).toString("base64") } }),
      "checkpoint is not signed",
    ],
    ["a file that is not listed", (m) => ({ ...m, files: m.files.slice(0, 2) }), "1 more files than are listed"],
    ["a time stamp that is missing", (m) => ({ ...m, seal: { timestamp: "expected" } }), "time stamp is missing"],
  ])("names %s under a good seal", async ([name, change, said]) => {
    const at = await unpacked(name.replaceAll(" ", "-"), key, change);
    expect(verify(at)).toMatchObject({ status: 1, stdout: expect.stringContaining(said), stderr: "" });
  });

  test("finds a PDF that was changed anywhere but in the room of its seal", () => {
    const seed = freshSeed();
    const next = numbersFrom(seed);
    const pdf = readFileSync(join(whole, "pack.pdf"));
    const [, before = 0, after = 0] = (/\/ByteRange\[0 (\d+) (\d+)/.exec(pdf.toString("latin1")) ?? []).map(Number);
    const isInRoom = (other: Buffer) =>
      other.subarray(0, before).equals(pdf.subarray(0, before)) && other.subarray(after).equals(pdf.subarray(after));
    const kinds = Object.entries(tamperings);
    const unseen: string[] = [];
    for (let count = 0; count < runs(8); count += 1) {
      const [kind, tamper] = kinds[count % kinds.length] as (typeof kinds)[number];
      const tampered = tamper(pdf, next);
      if (isInRoom(tampered)) continue;
      const at = changed((copy) => writeFileSync(join(copy, "pack.pdf"), tampered));
      if (verify(at).status === 0) unseen.push(`${kind} (${count})`);
      rmSync(at, { recursive: true });
    }
    expect(unseen, `SEED=${seed}`).toEqual([]);
  });
});

import { zipSync } from "fflate";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDict, PDFName } from "pdf-lib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Manifest, manifestText } from "../../app/domain/dossier/manifest";
import { judgePack, type PackProblem } from "../../app/domain/dossier/pack-check";
import { checkPack } from "../../app/reading/pack/check-pack";
import { openSealKey, type SealKey } from "../../app/sealing/seal-key.server";
import { appendUpdate, lookInside } from "../reading/append-update";
import { rewritten } from "../reading/sign-pdf";
import { freshSeed, numbersFrom } from "../support/random";
import { drawPack, type History, historyOf, manifestOf, originals, sealed } from "../support/sealed-pack";
import { runs } from "../support/soak";
import { tamperings } from "./tampering";

let folder: string;
let key: SealKey;
let other: SealKey;
let history: History;
let manifest: Manifest;
let pack: Buffer;

const keyIn = (name: string, organisation: string) =>
  openSealKey(join(folder, name), { own: null, timestamp: null }, organisation, new Date("2026-11-23T09:00:00Z"));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tilsyn-pack-"));
  key = keyIn("own", "Vestkyst Hosting A/S");
  other = keyIn("other", "Vestkyst Hosting A/S");
  history = historyOf(join(folder, "own"), 37);
  manifest = manifestOf(history);
  pack = await sealed(await drawPack(manifest), key);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function check(bytes: Uint8Array) {
  const path = join(folder, "pack");
  writeFileSync(path, bytes);
  return checkPack(path);
}

const problemsOf = async (bytes: Uint8Array) => (await check(bytes)).problems;
const codesOf = async (bytes: Uint8Array) => (await problemsOf(bytes)).map(({ code }) => code);
/** A pack whose manifest was made to say something else, and that was then sealed with the right key. */
const forged = async (change: (manifest: Manifest) => unknown, files = originals) =>
  codesOf(await sealed(await drawPack(change(structuredClone(manifest)), files), key));

describe("a sealed pack", () => {
  test("is unaltered, and confirmed by nobody until its key's fingerprint is told", async () => {
    const found = await check(pack);
    expect(found.problems).toEqual([]);
    expect(found.seal).toEqual({
      fingerprint: key.fingerprint,
      name: "Vestkyst Hosting A/S",
      issuer: null,
      isSelfSigned: true,
      timestamp: null,
    });
    expect(found.checked).toEqual({ files: 3, listedOnly: 0, events: 4, leaves: 0 });
    expect(found.manifest).toMatchObject({ id: manifest.id, edition: "auditor", history: { seq: 37 } });
    expect(judgePack(found, null).outcome).toBe("unaltered");
    expect(judgePack(found, key.fingerprint).outcome).toBe("confirmed");
    expect(judgePack(found, other.fingerprint)).toMatchObject({
      outcome: "failed",
      problems: [{ code: "other-key", params: { given: other.fingerprint, found: key.fingerprint } }],
    });
  });

  test("that was forged throughout and sealed with another key differs by the fingerprint and by nothing else", async () => {
    const files = originals.map((file) => ({ ...file, bytes: Buffer.from("noget andet") }));
    const own = historyOf(join(folder, "other"), 37);
    const forgery = await check(await sealed(await drawPack(manifestOf(own, files), files), other));
    const real = await check(pack);
    expect(judgePack(forgery, null).outcome).toBe(judgePack(real, null).outcome);
    expect({ ...forgery.seal, fingerprint: "" }).toEqual({ ...real.seal, fingerprint: "" });
    expect(judgePack(forgery, key.fingerprint).outcome).toBe("failed");
    expect(judgePack(forgery, other.fingerprint).outcome).toBe("confirmed");
  });

  test("that was changed anywhere is found out", async () => {
    const seed = freshSeed();
    const next = numbersFrom(seed);
    const kinds = Object.entries(tamperings);
    const unseen: string[] = [];
    for (let count = 0; count < runs(48); count += 1) {
      const [kind, tamper] = kinds[count % kinds.length] as (typeof kinds)[number];
      const tampered = tamper(pack, next);
      expect(tampered.equals(pack), kind).toBe(false);
      if (judgePack(await check(tampered), null).outcome !== "failed") unseen.push(`${kind} (${count})`);
    }
    expect(unseen, `SEED=${seed}`).toEqual([]);
  });

  test("that was cut off is found out, wherever", async () => {
    for (const length of [0, 1, 4, 5, 100, pack.length - 1]) expect(await codesOf(pack.subarray(0, length))).not.toEqual([]);
  });
});

describe("somebody without the key", () => {
  /** Adds objects to the file the way a program does that edits it. */
  const updated = async (objects: (inside: Awaited<ReturnType<typeof lookInside>>) => Record<number, string>) =>
    appendUpdate(pack, objects(await lookInside(pack)));

  test("cannot take the files away by an update of the file", async () => {
    const bytes = await updated(({ catalog }) => ({
      [catalog.number]: rewritten(catalog.dictionary, { Names: "<<>>", AF: "[]" }),
    }));
    const codes = await codesOf(bytes);
    expect(codes).toContain("seal-not-of-all");
    expect(codes).toContain("manifest-missing");
  });

  test("cannot add one either", async () => {
    const bytes = await updated(({ catalog, document }) => {
      const names = String(catalog.dictionary.lookup(PDFName.of("Names"), PDFDict).get(PDFName.of("EmbeddedFiles")));
      // Numbers that nothing has, the library's containers neither.
      const own = document.context.largestObjectNumber + 1000;
      return {
        [own]: "<< /Type /EmbeddedFile /Length 3 >>\nstream\nabc\nendstream",
        [own + 1]: `<< /Type /Filespec /F (ny.txt) /UF (ny.txt) /EF << /F ${own} 0 R >> >>`,
        [own + 2]: `<< /Names [ (a) ${own + 1} 0 R ] >>`,
        [catalog.number]: rewritten(catalog.dictionary, {
          Names: `<< /EmbeddedFiles << /Kids [ ${own + 2} 0 R ${names} ] >> >>`,
        }),
      };
    });
    const problems = await problemsOf(bytes);
    expect(problems.map(({ code }) => code)).toContain("seal-not-of-all");
    expect(problems).toContainEqual({ code: "file-stray", params: { name: "ny.txt" } });
  });

  test("cannot take the seal away", async () => {
    expect(await codesOf(await drawPack(manifest))).toContain("seal-broken");
    const bytes = await updated(({ catalog }) => ({
      [catalog.number]: rewritten(catalog.dictionary, { AcroForm: "<< /Fields [] >>" }),
    }));
    expect(await check(bytes)).toMatchObject({ seal: null, problems: [{ code: "seal-missing" }] });
    expect(judgePack(await check(bytes), null).outcome).toBe("failed");
  });
});

/** Whoever holds the key can seal what is wrong: it is named all the same. */
describe("a pack that is wrong under a good seal", () => {
  const first = (m: Manifest) => m.events[0] as Manifest["events"][number];

  test.for<[string, (manifest: Manifest) => unknown, PackProblem["code"][]]>([
    ["an empty manifest", () => "", ["manifest-malformed"]],
    ["a manifest that is no JSON", () => "{", ["manifest-malformed"]],
    ["another format", (m) => ({ ...m, format: "tilsyn-pack/2" }), ["manifest-malformed"]],
    ["a field that nobody knows", (m) => ({ ...m, more: 1 }), ["manifest-malformed"]],
    ["a name that stands twice", (m) => manifestText(m).replace('"edition"', '"id":"x","edition"'), ["manifest-malformed"]],
    ["a field in another place", ({ id, ...m }) => ({ ...m, id }), ["manifest-malformed"]],
    ["a file that is not listed", (m) => ({ ...m, files: m.files.slice(1) }), ["file-stray"]],
    ["a file that is not there", (m) => ({ ...m, files: [...m.files, { ...m.files[0], name: "x.pdf" }] }), ["file-missing"]],
    [
      "another hash",
      (m) => ({ ...m, files: m.files.map((f, at) => (at === 0 ? { ...f, sha256: "0".repeat(64) } : f)) }),
      ["file-altered"],
    ],
    ["another size", (m) => ({ ...m, files: m.files.map((f, at) => (at === 0 ? { ...f, sizeBytes: 1 } : f)) }), ["file-altered"]],
    ["a file listed twice", (m) => ({ ...m, files: [...m.files, m.files[0]] }), ["file-twice"]],
    [
      "a file that is embedded though it says not",
      (m) => ({ ...m, files: m.files.map((f) => ({ ...f, embedded: false })) }),
      ["file-stray", "file-stray", "file-stray"],
    ],
    ["an event with other words", (m) => ({ ...m, events: [{ ...first(m), content: '{"seq":1}' }] }), ["event-altered"]],
    ["an event under another number", (m) => ({ ...m, events: [{ ...first(m), seq: 2 }] }), ["event-altered", "event-unproven"]],
    ["an event that stands twice", (m) => ({ ...m, events: [first(m), first(m)] }), ["event-twice"]],
    [
      "an event that was made up",
      (m) => ({ ...m, events: [{ ...first(m), leaf: "0".repeat(64), content: undefined }] }),
      ["event-unproven"],
    ],
    [
      "a proof with the wrong neighbour",
      (m) => ({ ...m, events: [{ ...first(m), proof: ["0".repeat(64), ...first(m).proof.slice(1)] }] }),
      ["event-unproven"],
    ],
    [
      "a proof with neighbours exchanged",
      (m) => ({ ...m, events: [{ ...first(m), proof: [...first(m).proof].reverse() }] }),
      ["event-unproven"],
    ],
    [
      "a proof that is too short",
      (m) => ({ ...m, events: [{ ...first(m), proof: first(m).proof.slice(1) }] }),
      ["event-unproven"],
    ],
    ["another root", (m) => ({ ...m, events: [], history: { ...m.history, root: "0".repeat(64) } }), ["checkpoint-differs"]],
    ["another count", (m) => ({ ...m, events: [], history: { ...m.history, seq: 36 } }), ["checkpoint-differs"]],
    ["another chain", (m) => ({ ...m, history: { ...m.history, chain: "0".repeat(64) } }), ["checkpoint-differs"]],
    ["no checkpoint", (m) => ({ ...m, history: { ...m.history, checkpoint: "ingen" } }), ["checkpoint-unreadable"]],
    [
      "a checkpoint of another key",
      (m) => ({ ...m, history: { ...m.history, checkpointKey: Buffer.alloc(32, 1).toString("base64") } }),
      ["checkpoint-unsigned"],
    ],
    ["a time stamp that is missing", (m) => ({ ...m, seal: { timestamp: "expected" } }), ["timestamp-missing"]],
  ])("%s", async ([, change, codes]) => {
    expect(await forged(change)).toEqual(codes);
  });

  test("no manifest among its files", async () => {
    const bytes = await drawPack(manifest, originals, { attachments: [] });
    expect(await codesOf(await sealed(bytes, key))).toContain("manifest-missing");
  });

  test("a file that is only listed is said to be so", async () => {
    const [one] = originals;
    const listed = { ...manifest, files: manifest.files.map((file, at) => ({ ...file, embedded: at === 0 })) };
    const found = await check(await sealed(await drawPack(listed, one === undefined ? [] : [one]), key));
    expect([found.problems, found.checked]).toEqual([[], { files: 1, listedOnly: 2, events: 4, leaves: 0 }]);
  });
});

describe("the ZIP edition", () => {
  const listedOnly = () => ({ ...manifest, files: manifest.files.map((file) => ({ ...file, embedded: false })) });
  const leavesOf = () => history.leaves.map((leaf) => `${leaf.toString("hex")}\n`).join("");
  async function parts(): Promise<Record<string, Buffer>> {
    const pdf = await sealed(await drawPack(listedOnly(), []), key);
    return {
      "pack.pdf": pdf,
      "manifest.json": Buffer.from(manifestText(listedOnly())),
      "leaves.txt": Buffer.from(leavesOf()),
      "verify-pack.mjs": Buffer.from("// program"),
      ...Object.fromEntries(originals.map(({ name, bytes }) => [`originals/${name}`, bytes])),
    };
  }
  const zipped = (entries: Record<string, Buffer>) => Buffer.from(zipSync(entries));

  test("holds the originals and every leaf of the history", async () => {
    const found = await check(zipped(await parts()));
    expect([found.kind, found.problems]).toEqual(["zip", []]);
    expect(found.checked).toEqual({ files: 3, listedOnly: 0, events: 4, leaves: 37 });
    expect(judgePack(found, key.fingerprint).outcome).toBe("confirmed");
  });

  test.for<[string, (entries: Record<string, Buffer>) => void, PackProblem[]]>([
    [
      "without an original",
      (all) => delete all["originals/underskrevet.pdf"],
      [{ code: "file-missing", params: { name: "underskrevet.pdf" } }],
    ],
    [
      "with an original too many",
      (all) => Object.assign(all, { "originals/ny.pdf": Buffer.from("x") }),
      [{ code: "file-stray", params: { name: "ny.pdf" } }],
    ],
    [
      "with another original",
      (all) => Object.assign(all, { "originals/underskrevet.pdf": Buffer.from("x") }),
      [{ code: "file-altered", params: { name: "underskrevet.pdf" } }],
    ],
    [
      "with something else",
      (all) => Object.assign(all, { "læs.txt": Buffer.from("x") }),
      [{ code: "file-stray", params: { name: "læs.txt" } }],
    ],
    [
      "with another manifest beside it",
      (all) => Object.assign(all, { "manifest.json": Buffer.from("{}") }),
      [{ code: "manifest-differs" }],
    ],
    [
      "without a manifest beside it",
      (all) => delete all["manifest.json"],
      [{ code: "archive-without", params: { name: "manifest.json" } }],
    ],
    ["without the PDF", (all) => delete all["pack.pdf"], [{ code: "archive-without", params: { name: "pack.pdf" } }]],
    [
      "with a leaf too few",
      (all) => Object.assign(all, { "leaves.txt": all["leaves.txt"]?.subarray(65) }),
      [
        { code: "leaf-differs", params: { seq: 1 } },
        { code: "leaf-differs", params: { seq: 3 } },
        { code: "leaf-differs", params: { seq: 21 } },
        { code: "leaves-differ" },
      ],
    ],
    [
      "with leaves that are none",
      (all) => Object.assign(all, { "leaves.txt": Buffer.from("ingen") }),
      [{ code: "leaves-differ" }],
    ],
  ])("%s is found out", async ([, change, problems]) => {
    const entries = await parts();
    change(entries);
    expect(await problemsOf(zipped(entries))).toEqual(problems);
  });

  test("that is cut off or says a name twice is none", async () => {
    const whole = zipped(await parts());
    expect(await codesOf(whole.subarray(0, whole.length - 100))).toEqual(["archive-broken"]);
    const twice = Buffer.from(whole.toString("latin1").replaceAll("verify-pack.mjs", "originals/x.txt"), "latin1");
    const again = Buffer.from(twice.toString("latin1").replaceAll("originals/ny.txt", "originals/x.txt"), "latin1");
    expect(await codesOf(again)).toEqual(["file-stray"]);
  });
});

test("what is no pack is told to be none", async () => {
  expect(await codesOf(Buffer.from("hej"))).toEqual(["not-a-pack"]);
  expect(await codesOf(Buffer.alloc(0))).toEqual(["not-a-pack"]);
  expect(await codesOf(Buffer.from("%PDF-1.7\n%%EOF"))).toEqual(["structure-broken"]);
  expect(await codesOf(Buffer.from("PK\u0003\u0004zip?"))).toEqual(["archive-broken"]);
});

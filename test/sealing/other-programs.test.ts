import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkCommands } from "../../app/domain/dossier/check-commands";
import type { Manifest } from "../../app/domain/dossier/manifest";
import { judgePack } from "../../app/domain/dossier/pack-check";
import { checkPack } from "../../app/reading/pack/check-pack";
import { findSealKey, openSealKey, type SealKey } from "../../app/sealing/seal-key.server";
import { hasOpenssl, Openssl } from "../reading/openssl";
import { hasPdfsig, verdictsOfPdfsig } from "../reading/poppler";
import { ask, scratch } from "../support/pdf";
import { drawPack, historyOf, manifestOf, originals, sealed, sha256 } from "../support/sealed-pack";
import { TimeStampAuthority } from "../support/time-stamp-authority";
import { judge } from "../support/verapdf/judge";

const hasTools = hasOpenssl && hasPdfsig;
const files = scratch();
let openssl: Openssl;
let authority: TimeStampAuthority;
let manifest: Manifest;

beforeAll(async () => {
  openssl = new Openssl();
  authority = await new TimeStampAuthority(openssl).start();
  manifest = { ...manifestOf(historyOf(files.folder, 20)), seal: { timestamp: "expected" } };
});
afterAll(async () => {
  await authority.stop();
  openssl.remove();
  files.remove();
});

const text = (path: string) => readFileSync(path, "utf8");

function keyOf(kind: string): SealKey {
  if (kind === "own")
    return openSealKey(files.folder, { own: null, timestamp: null }, "Vestkyst A/S", new Date("2026-01-01T00:00:00Z"));
  const { certificate, key } = openssl.makeIdentity({ subject: `/C=DK/O=Vestkyst Hosting/CN=Segl ${kind}`, key: kind });
  const own = { key: text(key), certificates: text(certificate) + text(openssl.path("ca.pem")), passphrase: null };
  return findSealKey(files.folder, { own, timestamp: null }) as SealKey;
}

/** Types the lines into a shell, one after another, as a person does. */
function typed(folder: string, lines: readonly string[]) {
  const { status, stdout, stderr } = spawnSync("sh", ["-e"], { cwd: folder, input: lines.join("\n"), encoding: "utf8" });
  return { status, stdout, stderr };
}

describe.skipIf(!hasTools).each(["own", "rsa:2048", "rsa:4096", "P-256", "P-384", "P-521"])("a seal with a key: %s", (kind) => {
  let folder: string;
  let key: SealKey;
  let pack: Buffer;

  beforeAll(async () => {
    key = keyOf(kind);
    folder = join(files.folder, kind.replace(":", "-"));
    mkdirSync(folder);
    const timestamp = { url: authority.url, authorities: text(openssl.path("ca.pem")) };
    pack = await sealed(await drawPack(manifest), key, timestamp);
    writeFileSync(join(folder, "pack.pdf"), pack);
    writeFileSync(join(folder, "authority.pem"), text(openssl.path("ca.pem")));
  });

  test("is taken by poppler as one of the whole document", () => {
    const path = join(folder, "pack.pdf");
    expect(verdictsOfPdfsig(path)).toEqual(["valid"]);
    expect(ask("pdfsig", "-nocert", path)).toContain("Total document signed");
  });

  test("and by qpdf as a sound file", () => {
    expect(ask("qpdf", "--check", join(folder, "pack.pdf"))).toContain("No syntax or stream encoding errors");
  });

  test("is checked by the commands that a pack prints, typed as they stand", () => {
    const steps = Object.fromEntries(checkCommands("pack.pdf", "authority.pem").map(({ step, lines }) => [step, lines]));
    const all = ["files", "sums", "seal", "key", "timestamp"].map((step) => steps[step] ?? []);
    const { status, stdout, stderr } = typed(folder, all.flat());
    expect([status, stderr]).toEqual([0, expect.stringContaining("Verification successful")]);
    for (const { name, bytes } of originals) expect(stdout).toContain(`${sha256(bytes)}  pack-files/${name}`);
    expect(stdout).toContain(key.fingerprint);
    expect(`${stdout}${stderr}`).toMatch(/Verification: OK/);
  });

  test("and the same commands find it broken once a byte is another", () => {
    const tampered = Buffer.from(pack);
    tampered[200] = (tampered[200] ?? 0) ^ 1;
    writeFileSync(join(folder, "tampered.pdf"), tampered);
    const [seal] = checkCommands("tampered.pdf", null).filter(({ step }) => step === "seal");
    const { status, stderr } = typed(folder, seal?.lines ?? []);
    expect(status).not.toBe(0);
    expect(stderr).toContain("Verification failure");
  });

  test("is confirmed by the product's own check, with the time of the authority", async () => {
    const verdict = judgePack(await checkPack(join(folder, "pack.pdf")), key.fingerprint);
    expect([verdict.outcome, verdict.problems]).toEqual(["confirmed", []]);
    expect(verdict.seal?.timestamp?.authority).toBe("Test Tidsstempel");
  });

  test("shows where its time stamp was taken out", async () => {
    const without = await sealed(await drawPack(manifest), key);
    writeFileSync(join(folder, "without.pdf"), without);
    expect((await checkPack(join(folder, "without.pdf"))).problems).toEqual([{ code: "timestamp-missing" }]);
  });
});

test("a sealed pack is PDF/A-3a and PDF/UA-1", async ({ skip }) => {
  const path = files.write("sealed.pdf", await sealed(await drawPack(manifest), keyOf("own")));
  const judgement = await judge([path]);
  if ("reason" in judgement) return skip(judgement.reason);
  const verdicts = judgement.verdicts.get(path) ?? [];
  expect(verdicts.map(({ standard, isCompliant, broken }) => ({ standard, isCompliant, broken }))).toEqual([
    { standard: "3a", isCompliant: true, broken: {} },
    { standard: "ua1", isCompliant: true, broken: {} },
  ]);
  for (const { checks } of verdicts) expect(checks).toBeGreaterThan(100);
});

import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { X509Certificate } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, afterAll, describe, expect, test } from "vitest";
import { fingerprintText, readFingerprint } from "../../app/domain/dossier/fingerprint";
import { findSealKey, openSealKey, SealKeyError } from "../../app/sealing/seal-key.server";
import { hasOpenssl, type Identity, Openssl } from "../reading/openssl";

const none = { own: null, timestamp: null };
const now = new Date("2026-11-23T12:00:00Z");
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tilsyn-seal-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("a key of the installation's own", () => {
  test("is made once, for its user alone, and names the organisation", () => {
    expect(findSealKey(folder, none)).toBeNull();
    const made = openSealKey(folder, none, "Ærø Hosting A/S", now);
    expect(made).toMatchObject({ isOwn: true, algorithm: { kind: "ec", digest: "sha256" } });
    const file = join(folder, "keys", "seal.pem");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, "keys")).mode & 0o777).toBe(0o700);
    const certificate = new X509Certificate(readFileSync(file));
    expect(certificate.subject).toBe("O=Ærø Hosting A/S\nCN=Ærø Hosting A/S");
    expect([certificate.verify(certificate.publicKey), certificate.ca]).toEqual([true, false]);
    expect([new Date(certificate.validFrom), new Date(certificate.validTo)]).toEqual([now, new Date("2036-11-23T12:00:00Z")]);
    const again = openSealKey(folder, none, "Et andet navn", new Date("2027-01-01T00:00:00Z"));
    expect(again.fingerprint).toBe(made.fingerprint);
    expect(findSealKey(folder, none)?.fingerprint).toBe(made.fingerprint);
  });

  test("that cannot be read is not made anew", () => {
    openSealKey(folder, none, "Vestkyst", now);
    writeFileSync(join(folder, "keys", "seal.pem"), "ødelagt");
    expect(() => openSealKey(folder, none, "Vestkyst", now)).toThrow(SealKeyError);
  });

  test("is made for a name of any length and script", () => {
    for (const [at, name] of ["", "x".repeat(500), "株式会社 🏢", "O=ond, CN=anden"].entries()) {
      const [certificate] = openSealKey(join(folder, String(at)), none, name, now).certificates;
      expect(certificate?.verify(certificate.publicKey)).toBe(true);
    }
  });
});

describe.skipIf(!hasOpenssl)("a key of an authority", () => {
  let openssl: Openssl;
  let identity: Identity;
  beforeAll(() => {
    openssl = new Openssl();
    identity = openssl.makeIdentity({ subject: "/C=DK/O=Vestkyst Hosting A\\/S/CN=Segl", key: "P-256" });
  });
  afterAll(() => openssl.remove());

  const text = (path: string) => readFileSync(path, "utf8");
  const chain = () => text(identity.certificate) + text(openssl.path("ca.pem"));
  const find = (key: string, certificates: string, passphrase: string | null = null) =>
    findSealKey(folder, { own: { key, certificates, passphrase }, timestamp: null });

  test("is taken with its chain, and with a passphrase", () => {
    expect(find(text(identity.key), chain())?.certificates).toHaveLength(2);
    const locked = openssl.path("locked.pem");
    openssl.run("pkcs8", "-topk8", "-v2", "aes256", "-in", identity.key, "-out", locked, "-passout", "pass:hemmelig");
    expect(find(text(locked), chain(), "hemmelig")?.isOwn).toBe(false);
    expect(() => find(text(locked), chain(), "forkert")).toThrow("passphrase");
    expect(() => find(text(locked), chain())).toThrow("passphrase");
  });

  test("is refused with another's certificate, a broken chain, without one, or where it is too weak", () => {
    expect(() => find(text(identity.key), text(openssl.path("ca.pem")))).toThrow("of another key");
    const stranger = openssl.makeIdentity({ subject: "/CN=Fremmed", isSelfSigned: true });
    expect(() => find(text(identity.key), text(identity.certificate) + text(stranger.certificate))).toThrow("no chain");
    expect(() => find(text(identity.key), "")).toThrow("no certificate");
    const weak = openssl.makeIdentity({ subject: "/CN=Svag", key: "rsa:1024", isSelfSigned: true });
    expect(() => find(text(weak.key), text(weak.certificate))).toThrow("of a kind");
    const odd = openssl.makeIdentity({ subject: "/CN=Sær", key: "secp256k1", isSelfSigned: true });
    expect(() => find(text(odd.key), text(odd.certificate))).toThrow("of a kind");
  });

  test("has the fingerprint that OpenSSL finds, and a renewed certificate leaves it as it was", () => {
    const renewed = openssl.makeTwin(identity, "/CN=Fornyet");
    const fingerprint = find(text(identity.key), chain())?.fingerprint;
    expect(find(text(renewed.key), text(renewed.certificate))?.fingerprint).toBe(fingerprint);
    const spki = openssl.run("pkey", "-in", identity.key, "-pubout", "-outform", "DER");
    const file = openssl.path("spki.der");
    writeFileSync(file, spki);
    expect(String(openssl.run("dgst", "-sha256", "-r", file))).toContain(fingerprint ?? "?");
  });
});

test("a fingerprint is read as it was told, whatever stands between its digits", () => {
  const hex = "3f2a91c0".repeat(8);
  const told = fingerprintText(hex);
  expect(told).toBe("3f2a 91c0 ".repeat(8).trim());
  for (const way of [
    told,
    hex,
    hex.toUpperCase(),
    `SHA256:${hex.match(/../g)?.join(":")}`,
    told.replace(/ /g, "-"),
    ` ${told}\n`,
  ])
    expect(readFingerprint(way)).toBe(hex);
  for (const none of ["", "3f2a", `${hex}0`, hex.replace("3", "g")]) expect(readFingerprint(none)).toBeNull();
});

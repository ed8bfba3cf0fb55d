import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fromBER, Sequence } from "asn1js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applySeal } from "../../app/pdf/apply-seal";
import { addSealField, sealBytesMax } from "../../app/pdf/seal-field";
import { childrenOf, writtenAs } from "../../app/reading/signatures/asn1";
import { readSignatures } from "../../app/reading/signatures/read-signatures";
import { makeSeal } from "../../app/sealing/make-seal.server";
import { fingerprintOf, openSealKey, type SealKey, spokenFingerprint } from "../../app/sealing/seal-key.server";
import { requestTimeStamp, TimeStampError } from "../../app/sealing/time-stamp.server";
import { hasOpenssl, type Identity, Openssl } from "../reading/openssl";
import { documentOf, draw, scratch } from "../support/pdf";
import { TimeStampAuthority } from "../support/time-stamp-authority";
import { judge } from "../support/verapdf/judge";

const now = new Date("2026-11-23T09:42:00Z");
const content = documentOf([{ kind: "paragraph", text: "Det, der er forseglet." }], {
  attachments: [
    {
      name: "Databehandleraftale æøå.txt",
      mediaType: "text/plain",
      bytes: Buffer.from("aftale"),
      description: "Aftalen",
      relationship: "Supplement",
      modifiedAt: "2026-11-20T08:00:00Z",
    },
  ],
});
const noStamp = async () => null;

async function sealed(key: SealKey, timeStamp: (signature: Uint8Array) => Promise<Uint8Array | null> = noStamp) {
  const drawn = await draw(content, { reserveSeal: (place) => addSealField(place, "Segl", content.madeAt) });
  return applySeal(drawn, (parts) => makeSeal(key, parts, timeStamp));
}

const reasonOf = (asked: Promise<unknown>) =>
  asked.then(
    () => null,
    (error: unknown) => (error instanceof TimeStampError ? error.reason : String(error)),
  );

describe.skipIf(!hasOpenssl)("a seal", () => {
  const files = scratch();
  let openssl: Openssl;
  let authority: Identity;
  const keys: Record<string, SealKey> = {};

  beforeAll(() => {
    openssl = new Openssl();
    authority = openssl.makeIdentity({
      subject: "/C=DK/O=Test/CN=Time stamps",
      extensions: "extendedKeyUsage = critical, timeStamping\nkeyUsage = digitalSignature",
    });
    for (const kind of ["rsa:2048", "rsa:4096", "P-256", "P-384"]) {
      const { key, certificate } = openssl.makeIdentity({ subject: `/C=DK/O=Nordvang/CN=Seal ${kind}`, key: kind });
      const chain = openssl.path(`${kind.replace(":", "")}.chain`);
      writeFileSync(chain, readFileSync(certificate, "utf8") + readFileSync(openssl.path("ca.pem"), "utf8"));
      const settings = { keyFile: key, certificateFile: chain, passphrase: null };
      keys[kind] = openSealKey({ dataDirectory: files.folder, settings }, "Nordvang", now);
    }
    keys["own"] = openSealKey({ dataDirectory: files.folder, settings: null }, "Nordvang Hosting A/S", now);
  });
  afterAll(() => {
    openssl.remove();
    files.remove();
  });

  test.each(["rsa:2048", "rsa:4096", "P-256", "P-384", "own"])(
    "by a key of kind %s is whole to pdfsig, to OpenSSL and to our own reader",
    async (kind) => {
      const key = keys[kind] as SealKey;
      const file = await sealed(key);
      const path = files.write(`${kind.replace(":", "")}.pdf`, file);
      const said = execFileSync("pdfsig", [path], { encoding: "utf8" });
      expect(said).toContain("Signature is Valid.");
      expect(said).toContain("Total document signed");
      expect(said).toContain("ETSI.CAdES.detached");

      const { signatures, problem } = await readSignatures(file);
      expect(problem).toBeNull();
      expect(signatures).toHaveLength(1);
      expect(signatures[0]).toMatchObject({
        verdict: "valid",
        coversWholeFile: true,
        certification: 1,
        timestamp: null,
        signer: { isSelfSigned: kind === "own", organisation: kind === "own" ? "Nordvang Hosting A/S" : "Nordvang" },
      });

      const [, before = "", after = ""] = /\/ByteRange\[0 (\d+) (\d+) /.exec(Buffer.from(file).toString("latin1")) ?? [];
      const value = Buffer.from(
        Buffer.from(file)
          .subarray(Number(before) + 1, Number(after) - 1)
          .toString("latin1"),
        "hex",
      );
      const [cms, covered] = [
        files.write("seal.der", value),
        files.write("covered.bin", Buffer.concat([file.subarray(0, Number(before)), file.subarray(Number(after))])),
      ];
      const verified = spawnSync(
        "openssl",
        ["cms", "-verify", "-noverify", "-binary", "-inform", "DER", "-in", cms, "-content", covered, "-out", "/dev/null"],
        { encoding: "utf8" },
      );
      expect(verified.stderr).toMatch(/success/i);
    },
  );

  test("with a time stamp is one that OpenSSL accepts of the signature's bytes", async () => {
    const stamps = await TimeStampAuthority.start(openssl, authority);
    try {
      let token: Uint8Array | null = null;
      let stamped: Uint8Array | null = null;
      const file = await sealed(keys["P-256"] as SealKey, async (signature) => {
        stamped = signature;
        token = await requestTimeStamp(stamps.url, signature);
        return token;
      });
      const { signatures } = await readSignatures(file);
      expect(signatures[0]).toMatchObject({
        verdict: "valid",
        timestamp: { verdict: "valid" },
        signedAt: { source: "timestamp" },
      });
      if (token === null || stamped === null) throw new Error("Nothing was stamped.");
      const parameters = ["-token_in", "-in", files.write("token.der", token), "-data", files.write("stamped.bin", stamped)];
      const said = spawnSync("openssl", ["ts", "-verify", ...parameters, "-CAfile", openssl.path("ca.pem")], {
        encoding: "utf8",
      });
      expect(said.stdout + said.stderr).toContain("Verification: OK");
      expect(execFileSync("pdfsig", [files.write("stamped.pdf", file)], { encoding: "utf8" })).toContain("Signature is Valid.");
    } finally {
      await stamps.stop();
    }
  });

  test("takes no time stamp of other bytes, to another question, from a certificate for other things, or none at all", async () => {
    const bytes = Buffer.from("what is to be stamped");
    const asked = async (by: Identity, answer?: (reply: Buffer, query: Buffer) => Buffer | number) => {
      const stamps = await TimeStampAuthority.start(openssl, by, answer);
      try {
        return await reasonOf(requestTimeStamp(stamps.url, bytes));
      } finally {
        await stamps.stop();
      }
    };
    expect(await asked(authority)).toBeNull();
    let first: Buffer | null = null;
    const replay = (reply: Buffer) => {
      first ??= reply;
      return first;
    };
    const stamps = await TimeStampAuthority.start(openssl, authority, replay);
    expect(await reasonOf(requestTimeStamp(stamps.url, bytes))).toBeNull();
    expect(await reasonOf(requestTimeStamp(stamps.url, bytes))).toBe("invalid");
    expect(await reasonOf(requestTimeStamp(stamps.url, Buffer.from("other bytes")))).toBe("invalid");
    await stamps.stop();
    expect(await reasonOf(requestTimeStamp(stamps.url, bytes))).toBe("unreachable");
    expect(await asked(authority, () => 503)).toBe("unreachable");
    expect(await asked(authority, () => 403)).toBe("refused");
    expect(await asked(authority, () => Buffer.from("<html>"))).toBe("invalid");
    expect(await asked(authority, (reply) => reply.subarray(0, reply.length - 40))).toBe("invalid");
    expect(
      await asked(authority, (reply) => reply.map((byte, at) => (at === reply.length - 3 ? byte ^ 1 : byte)) as Buffer),
    ).toBe("invalid");
    const other = openssl.makeIdentity({ subject: "/CN=Not for time", extensions: "extendedKeyUsage = codeSigning" });
    const signedBy = (reply: Buffer) => {
      const [status, token] = childrenOf(fromBER(Uint8Array.from(reply)).result);
      if (status === undefined || token === undefined) throw new Error("No token.");
      const forged = fromBER(Uint8Array.from(openssl.signContentOf(Buffer.from(writtenAs(token)), other))).result;
      return Buffer.from(new Sequence({ value: [status, forged] }).toBER());
    };
    expect(await asked(authority, signedBy)).toBe("invalid");
  });

  test("is refused where the key is of another kind or the certificate of another key", () => {
    const other = openssl.makeIdentity({ subject: "/CN=Other" });
    const one = openssl.makeIdentity({ subject: "/CN=One" });
    const open = (keyFile: string, certificateFile: string) =>
      openSealKey({ dataDirectory: files.folder, settings: { keyFile, certificateFile, passphrase: null } }, "Nordvang", now);
    expect(() => open(one.key, other.certificate)).toThrow("not that of its key");
    expect(() => open(join(files.folder, "none"), other.certificate)).toThrow("cannot be read");
  });

  test("of its own making stays the same key, whose fingerprint can be read out", () => {
    const again = openSealKey({ dataDirectory: files.folder, settings: null }, "Another name", now);
    expect(again.fingerprint).toBe(keys["own"]?.fingerprint);
    const certificate = files.write("own.der", again.certificates[0] as Buffer);
    const spki = execFileSync("openssl", ["x509", "-inform", "DER", "-in", certificate, "-pubkey", "-noout"], {
      encoding: "utf8",
    });
    const der = execFileSync("openssl", ["pkey", "-pubin", "-outform", "DER"], { input: spki });
    const said = execFileSync("openssl", ["dgst", "-sha256", "-r"], { input: der, encoding: "utf8" });
    expect(said.slice(0, 64)).toBe(again.fingerprint);
    expect(fingerprintOf(again.certificates[0] as Buffer)).toBe(again.fingerprint);
    expect(spokenFingerprint(again.fingerprint)).toMatch(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/);
  });

  test("leaves a document PDF/A-3a and PDF/UA-1", async (task) => {
    const path = files.write("judged.pdf", await sealed(keys["own"] as SealKey));
    const judged = await judge([path]);
    if ("reason" in judged) return task.skip(judged.reason);
    for (const verdict of judged.verdicts.get(path) ?? []) expect(verdict).toMatchObject({ isCompliant: true, broken: {} });
  });

  test("that is larger than its place is refused, as is a document without one", async () => {
    const drawn = await draw(content, { reserveSeal: (place) => addSealField(place, "Segl", content.madeAt) });
    await expect(applySeal(drawn, async () => new Uint8Array(sealBytesMax + 1))).rejects.toThrow("does not fit");
    await expect(applySeal(await draw(content), async () => new Uint8Array(1))).rejects.toThrow("no one place");
  });
});

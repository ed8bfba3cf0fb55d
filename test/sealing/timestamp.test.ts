import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { NoTimestamp, requestTimestamp } from "../../app/sealing/timestamp.server";
import { hasOpenssl, Openssl } from "../reading/openssl";
import { type Fault, TimeStampAuthority } from "../support/time-stamp-authority";

describe.skipIf(!hasOpenssl)("a time stamp", () => {
  let openssl: Openssl;
  let stranger: Openssl;
  let authority: TimeStampAuthority;
  let anchor: string;
  const signature = Buffer.from("a signature value");

  beforeAll(async () => {
    openssl = new Openssl();
    stranger = new Openssl();
    authority = await new TimeStampAuthority(openssl).start();
    anchor = readFileSync(openssl.path("ca.pem"), "utf8");
  });
  beforeEach(() => {
    authority.fault = null;
  });
  afterAll(async () => {
    await authority.stop();
    openssl.remove();
    stranger.remove();
  });

  const ask = (authorities: string | null = anchor, waitMs?: number) =>
    requestTimestamp(signature, { url: authority.url, authorities }, waitMs);
  const refusal = async (asked: Promise<unknown>) => {
    const error = await asked.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(NoTimestamp);
    const { reason, detail } = error as NoTimestamp;
    return [reason, detail];
  };

  test("of an authority is taken where it is for these bytes, and OpenSSL says the same of it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "tilsyn-stamp-"));
    try {
      writeFileSync(join(folder, "stamp.der"), await ask());
      writeFileSync(join(folder, "value.bin"), signature);
      const said = openssl.run(
        ...["ts", "-verify", "-token_in", "-in", join(folder, "stamp.der"), "-data", join(folder, "value.bin")],
        ...["-CAfile", openssl.path("ca.pem")],
      );
      expect(String(said)).toContain("Verification: OK");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("needs no certificate of the authority where none was given", async () => {
    expect((await ask(null)).length).toBeGreaterThan(1000);
  });

  test.for<[Fault, string, string | null]>([
    ["another nonce", "unsound", "nonce"],
    ["another imprint", "unsound", "imprint-mismatch"],
    ["not for time stamps", "unsound", "not-for-timestamps"],
    ["not for time stamps alone", "unsound", "purpose"],
    ["signed over", "unsound", "signature-mismatch"],
    ["refuses", "refused", null],
    ["no token", "unreachable", "form"],
    ["an error", "unreachable", null],
    ["a page", "unreachable", "form"],
    ["far too much", "unreachable", null],
    ["elsewhere", "unreachable", null],
  ])("is refused: %s", async ([fault, reason, detail]) => {
    authority.fault = fault;
    expect(await refusal(ask())).toEqual([reason, detail]);
  });

  test("is waited for no longer than it takes", async () => {
    authority.fault = "silence";
    expect(await refusal(ask(anchor, 100))).toEqual(["unreachable", null]);
  });

  test("is refused of an authority that somebody else vouches for", async () => {
    const other = readFileSync(stranger.path("ca.pem"), "utf8");
    expect(await refusal(ask(other))).toEqual(["unsound", "issuer"]);
  });

  test("cannot be had where nobody listens", async () => {
    const gone = await new TimeStampAuthority(openssl).start();
    const { url } = gone;
    await gone.stop();
    expect(await refusal(requestTimestamp(signature, { url, authorities: null }))).toEqual(["unreachable", null]);
  });
});

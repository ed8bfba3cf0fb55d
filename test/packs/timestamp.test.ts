import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from "vitest";
import { registerOf } from "~/context.server";
import { authorityFile } from "~/domain/dossier/check-commands";
import type { Context } from "~/services/context";
import { keepPack } from "~/services/pack/keep-pack.server";
import { claimNextPack } from "~/services/pack/make-waiting.server";
import { openPack } from "~/services/pack/open-pack.server";
import { orderAgain, orderPack } from "~/services/pack/order-pack.server";
import { showPack } from "~/services/pack/show-packs.server";
import type { Database } from "../../db/schema";
import { Openssl } from "../reading/openssl";
import { holding } from "../support/call-route";
import { bytesOf } from "../support/documents";
import { aSubcontractor } from "../support/facts";
import { textsOfPdf, printedCommands } from "../support/pack";
import { freshDatabase, testDirectory } from "../support/register";
import { TimeStampAuthority } from "../support/time-stamp-authority";

let openssl: Openssl;
let authority: TimeStampAuthority;
let database: Database;
let context: Context;
beforeAll(async () => {
  openssl = new Openssl();
  authority = await new TimeStampAuthority(openssl).start();
});
afterAll(async () => {
  await authority.stop();
  openssl.remove();
});
beforeEach(async () => {
  database = await freshDatabase();
  const [directory, now] = [testDirectory(), () => new Date()];
  const plain = registerOf(database, directory, now);
  const timestamp = { url: authority.url, authorities: readFileSync(openssl.path("ca.pem"), "utf8") };
  const seal = { ...plain.installation.seal, timestamp };
  const register = registerOf(database, directory, now, { ...plain.installation, seal });
  context = await register.contextFor({ kind: "command" });
  await holding(context, [aSubcontractor({ key: "fjord", name: "Fjord Data" })]);
});
afterEach(() => database.close());

/** Makes what waits, as a process of the makers does. */
async function made(id: string) {
  expect(await claimNextPack(context)).toBe(id);
  await keepPack(context, id, { asked: context, untilSeq: null, verifier: "" });
  const pack = (await showPack(context, id))?.pack;
  return pack?.error?.code ?? pack?.state;
}

async function textOf(id: string): Promise<string> {
  const opened = await openPack(context, id);
  if (opened === null) throw new Error("The pack is there.");
  return textsOfPdf(await bytesOf(opened.bytes));
}

/** Runs every command that the pack prints, as it is printed, beside the certificate of its authority. */
async function runPrinted(id: string): Promise<void> {
  const opened = await openPack(context, id);
  if (opened === null) throw new Error("The pack is there.");
  const pdf = await bytesOf(opened.bytes);
  const folder = mkdtempSync(join(tmpdir(), "tilsyn-stamped-"));
  try {
    writeFileSync(join(folder, opened.fileName), pdf);
    writeFileSync(join(folder, authorityFile), readFileSync(openssl.path("ca.pem")));
    const commands = printedCommands(pdf);
    expect(commands.at(-1)).toContain("openssl ts -verify");
    execFileSync("sh", ["-ec", commands.join("\n")], { cwd: folder, stdio: "pipe" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("an authority that does not answer: nothing is sealed; then with a time stamp or without, as somebody chooses", async () => {
  const order = { about: "some", keys: ["fjord"], format: "pdf", edition: "auditor", language: "da", on: "", known: "" } as const;
  authority.fault = "an error";
  const ordered = await orderPack(context, order);
  const first = "id" in ordered ? ordered.id : "";
  expect(await made(first)).toBe("timestamp-unreachable");
  expect(await openPack(context, first)).toBeNull();

  const without = (await orderAgain(context, first, true)) ?? "";
  expect(await made(without)).toBe("ready");
  const plain = await textOf(without);
  expect(plain).toContain("Uden tidsstempel, efter eget valg");
  expect(plain).toContain('"timestamp":"waived"');
  expect(plain).not.toContain("openssl ts -verify");

  authority.fault = null;
  const stamped = (await orderAgain(context, first, false)) ?? "";
  expect(await made(stamped)).toBe("ready");
  const text = await textOf(stamped);
  expect(text).toContain("Ja, i forseglingen");
  expect(text).toContain("openssl ts -verify");
  await runPrinted(stamped);

  // Only what failed for its time stamp is ordered again.
  expect(await orderAgain(context, stamped, true)).toBeNull();
  expect(await orderAgain(context, "none", true)).toBeNull();
});

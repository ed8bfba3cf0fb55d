import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Edition } from "~/domain/dossier/edition";
import { canaryRegister } from "../support/canary-register";
import { attachmentsOf, entriesOf, madePack, orderOf, textsOfPdf, textsOfZip, printedCommands } from "../support/pack";
import { freshRegister } from "../support/register";

async function packsOf(edition: Edition, language: "da" | "en" = "da") {
  const { context } = await freshRegister();
  const { key, canaries } = await canaryRegister(context);
  const madeBy = canaries.text("dannet");
  const pdf = await madePack(context, await orderOf(context, key, { edition, language }), madeBy);
  const zip = await madePack(context, await orderOf(context, key, { edition, language, format: "zip" }), madeBy);
  const all = { ...(await orderOf(context, key, { edition, language, format: "zip" })), about: { kind: "all" } as const };
  return { canaries: canaries.all, pdf, zip, register: await madePack(context, all, madeBy) };
}

describe("the customer's edition", () => {
  test.each(["da", "en"] as const)("holds nothing that is withheld, wherever one looks, in %s", async (language) => {
    const { canaries, pdf, zip, register } = await packsOf("customer", language);
    expect(canaries.length).toBeGreaterThan(45);
    for (const texts of [textsOfPdf(pdf), textsOfZip(zip), textsOfZip(register)].map((text) => text.toLowerCase())) {
      expect(texts).toContain("fjord data");
      expect(canaries.filter((canary) => texts.includes(canary))).toEqual([]);
      expect(texts).not.toContain("kanarie");
    }
    expect(attachmentsOf(pdf).map(({ name }) => name)).toEqual(["SHA256SUMS", "dossier.json", "events.json", "manifest.json"]);
  });
});

describe("the auditor's edition", () => {
  test("holds all of it, on its pages or in what travels with it", async () => {
    const { canaries, pdf, zip } = await packsOf("auditor");
    for (const texts of [textsOfPdf(pdf), textsOfZip(zip)])
      expect(canaries.filter((canary) => !texts.includes(canary))).toEqual([]);
  });

  test("carries each original byte for byte, and the commands that it prints find that out", async () => {
    const { pdf, zip } = await packsOf("auditor");
    const originals = attachmentsOf(pdf).filter(({ name }) => name.endsWith(".pdf"));
    // Of an agreement, of evidence, and with an answer.
    expect(originals).toHaveLength(3);
    const hash = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
    const texts = textsOfPdf(pdf);
    for (const { bytes } of originals) expect(texts).toContain(hash(bytes));
    expect(
      entriesOf(zip)
        .filter(({ name }) => name.startsWith("originals/"))
        .map(({ bytes }) => hash(bytes))
        .sort(),
    ).toEqual(originals.map(({ bytes }) => hash(bytes)).sort());
    const folder = mkdtempSync(join(tmpdir(), "tilsyn-check-"));
    try {
      const commands = printedCommands(pdf);
      const file = /\S+\.pdf/.exec(commands[1] ?? "")?.[0] ?? "";
      writeFileSync(join(folder, file), pdf);
      const checked = execFileSync("sh", ["-ec", commands.join("\n")], { cwd: folder, encoding: "utf8", stdio: "pipe" });
      expect(checked.match(/: OK/g)).toHaveLength(5);
      // The last is the fingerprint of the key that sealed it.
      expect(checked.trim().split("\n").at(-1)).toMatch(/^[0-9a-f]{64} {2}-$/);
      writeFileSync(join(folder, file), Buffer.concat([pdf, Buffer.from("\n")]));
      expect(() => execFileSync("sh", ["-ec", commands.join("\n")], { cwd: folder, stdio: "pipe" })).toThrow();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

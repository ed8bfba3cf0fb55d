import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDocument, StandardFonts } from "pdf-lib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useDocumentReaderProgram } from "../../app/reading/reader-program.server";
import type { Context } from "../../app/services/context";
import { findReadingState, readWaiting } from "../../app/services/document/read-content.server";
import { showDocument } from "../../app/services/document/show-documents.server";
import { searchRegister } from "../../app/services/search/search-register.server";
import { compileReadDocument } from "../reading/compile-reader";
import { dpaOf, importDocumentRegister, paper, stored } from "../support/documents";
import { freshOn } from "../support/engines";
import { Clock, contextFor } from "../support/register";

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tilsyn-read-"));
  useDocumentReaderProgram(await compileReadDocument(folder));
});
afterAll(() => {
  useDocumentReaderProgram(null);
  rmSync(folder, { recursive: true, force: true });
});

async function agreement(): Promise<Buffer> {
  const made = await PDFDocument.create();
  const font = await made.embedFont(StandardFonts.Helvetica);
  made.addPage([595, 842]).drawText("Denne aftale træder i kraft den 1. november 2026.", { x: 50, y: 700, size: 11, font });
  return Buffer.from(await made.save());
}

const stateOf = async (context: Context, id: string) => {
  const shown = await showDocument(context, id);
  return findReadingState(context, shown?.document.versions[0]?.sha256 ?? "");
};

describe.each(["sqlite", "postgres"] as const)("on %s", (engine) => {
  test.for(["here", "elsewhere"])(
    "what was uploaded is read and found by its words; the store is %s",
    async (where, { skip }) => {
      const database = await freshOn(engine);
      if (database === null) return skip("no PostgreSQL server");
      const context = contextFor(database, new Clock());
      await importDocumentRegister(context);
      const { blobs } = context.installation;
      // A store that is elsewhere has no file on this machine to read.
      const { pathOf: _here, ...elsewhere } = blobs;
      context.dataDirectory = mkdtempSync(join(folder, "data-"));
      context.installation = { ...context.installation, blobs: where === "here" ? blobs : elsewhere };
      const [good, broken] = [
        await stored(context, dpaOf("fjord"), await agreement()),
        await stored(context, dpaOf("klint"), paper(`${engine} ${where}`)),
      ];
      expect((await stateOf(context, good)).state).toBe("waiting");
      expect(await readWaiting(context)).toBe(2);
      expect(await readWaiting(context)).toBe(0);
      expect(await stateOf(context, good)).toMatchObject({
        state: "read",
        reading: { pages: 1, hasText: true, proposals: [{ field: "effectiveOn", value: "2026-11-01", page: 1 }] },
        signatures: { signatures: [], problem: null },
      });
      expect(await stateOf(context, broken)).toMatchObject({ state: "failed", refused: { code: "damaged" } });
      const found = await searchRegister(context, { query: "træder i kraft", page: 1 });
      expect(JSON.stringify(found)).toContain(good);
      // A copy that was made to be read is gone again.
      const left = where === "here" ? [] : readdirSync(join(context.dataDirectory, "tmp"));
      expect(left).toEqual([]);
      await database.close();
    },
  );
});

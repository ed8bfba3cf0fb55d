import { sql } from "kysely";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { HistoryProblem } from "../../app/domain/history/problem";
import { everything } from "../../app/domain/permissions/scope";
import type { Context } from "../../app/services/context";
import { holdDocument, removeDocument, restoreDocument } from "../../app/services/document/remove-document.server";
import { reviewDocument } from "../../app/services/document/review-document.server";
import { verifyBlobs } from "../../app/services/document/verify-blobs.server";
import { erasePersonal } from "../../app/services/history/erase-personal.server";
import { verifyHistory } from "../../app/services/history/verify-history.server";
import { diskStore } from "../../app/storage/disk-store.server";
import { s3Store } from "../../app/storage/s3-store.server";
import type { Database, Engine } from "../../db/schema";
import { dpaOf, importDocumentRegister, paper, pieces, stored } from "../support/documents";
import { freshOn } from "../support/engines";
import { noObjectStore, type ObjectStore, startObjectStore } from "../support/object-store";
import { contextFor } from "../support/register";

let directory: string;
let objects: ObjectStore | null;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "tilsyn-verified-"));
  objects = await startObjectStore();
});
afterAll(() => {
  objects?.stop();
  rmSync(directory, { recursive: true, force: true });
});
let open: Database[] = [];
afterEach(async () => {
  for (const database of open) await database.close();
  open = [];
});

const legal: Context["actor"] = {
  kind: "account",
  id: "0190aaaa-0000-7000-8000-000000000005",
  roles: ["legal"],
  scope: everything,
};

interface Made {
  context: Context;
  ids: string[];
}

/** A register in which all that can happen to a document has happened. */
async function registerOn(engine: Engine): Promise<Made | null> {
  const database = await freshOn(engine);
  if (database === null) return null;
  open.push(database);
  const context = contextFor(database);
  context.installation = { ...context.installation, blobs: diskStore(mkdtempSync(join(directory, "data-"))) };
  await importDocumentRegister(context);
  context.actor = legal;
  const fjord = await stored(context, dpaOf("fjord"), paper("one"));
  await stored(context, dpaOf("fjord", fjord), paper("two"));
  const signing = { kind: "click" as const, signer: "Ane", signerRole: null, authority: null, unsignedReason: "Klik" };
  const fact = { kind: "dpa", title: "Aftale", signedOn: "2026-11-01" };
  const review = { number: 2, note: null, signing, fact, finding: null, exceptions: [], digest: null, dutyReason: null };
  expect((await reviewDocument(context, fjord, { ...review, verdict: "accepted" }, false)).outcome).toBe("saved");
  const klint = await stored(context, dpaOf("klint"), paper("three"));
  const evidence = { ...dpaOf("klint"), list: "evidence" as const, factKey: "iso" };
  const iso = await stored(context, evidence, paper("one"));
  await removeDocument(context, klint, "Forkert fil");
  await restoreDocument(context, klint);
  await removeDocument(context, iso, "Forkert fil");
  await holdDocument(context, klint, true, "Retssag");
  return { context, ids: [fjord, klint, iso] };
}

const historyOf = async ({ context }: Made) => verifyHistory(context.database, new Map());
const blobsOf = async ({ context }: Made) => verifyBlobs(context.database, context.installation.blobs);

describe.each(["sqlite", "postgres"] as const)("on %s", (engine) => {
  test("documents are as the history says, also where a name was erased from it", async ({ skip }) => {
    const made = await registerOn(engine);
    if (made === null) return skip("no PostgreSQL server");
    expect(await historyOf(made)).toMatchObject({ documents: 3, problems: [] });
    expect(await blobsOf(made)).toEqual({ blobs: 3, orphans: 0, problems: [] });
    made.context.actor = { kind: "command" };
    expect(await erasePersonal(made.context, "aftale.pdf")).toMatchObject({ erased: expect.any(Number) });
    expect((await historyOf(made)).problems).toEqual([]);
  });

  const columns = `id, "documentId", number, sha256, "fileName", "uploadedAt", "uploadedBy", verdict, "reviewedAt", "reviewedBy", note, signing`;
  const tamperings: [name: string, statement: string, HistoryProblem["code"], table: string, column?: string][] = [
    [
      "another file under a version",
      `update "documentVersion" set sha256 = (select min(sha256) from blob where sha256 <> "documentVersion".sha256) where number = 2`,
      "row-differs",
      "documentVersion",
      "sha256",
    ],
    [
      "a verdict",
      `update "documentVersion" set verdict = 'accepted' where number = 1`,
      "row-differs",
      "documentVersion",
      "verdict",
    ],
    [
      "who judged",
      `update "documentVersion" set "reviewedBy" = 'x' where number = 2`,
      "row-differs",
      "documentVersion",
      "reviewedBy",
    ],
    [
      "who uploaded",
      `update "documentVersion" set "uploadedBy" = null where number = 2`,
      "row-differs",
      "documentVersion",
      "uploadedBy",
    ],
    [
      "how it was signed",
      `update "documentVersion" set signing = replace(signing, 'click', 'qualified') where number = 2`,
      "row-differs",
      "documentVersion",
      "signing",
    ],
    [
      "a file's name",
      `update "documentVersion" set "fileName" = 'x' where number = 2`,
      "row-differs",
      "documentVersion",
      "fileName",
    ],
    ["the part", `update document set part = 'other'`, "row-differs", "document", "part"],
    [
      "what it belongs to",
      `update document set "factId" = (select id from agreement where agreement.id <> document."factId" limit 1), list = 'agreements' where list = 'evidence'`,
      "row-differs",
      "document",
      "factId",
    ],
    ["a document taken out of the bin", `update document set "removedAt" = null`, "row-differs", "document", "removedAt"],
    ["a hold let go", `update document set "heldAt" = null`, "row-differs", "document", "heldAt"],
    ["a size", `update blob set "sizeBytes" = "sizeBytes" + 1`, "row-differs", "blob", "sizeBytes"],
    ["a kind", `update blob set "mediaType" = 'text/plain'`, "row-differs", "blob", "mediaType"],
    ["a version taken away", `delete from "documentVersion" where number = 2`, "row-missing", "documentVersion"],
    ["a document taken away", `delete from document where list = 'evidence'`, "row-missing", "document"],
    ["a content's row taken away", `delete from blob`, "row-missing", "blob"],
    [
      "a version slipped in",
      `insert into "documentVersion" (${columns}) select ${columns.replace("id", "upper(id)").replace("number", "3")}
        from "documentVersion" where number = 2`,
      "row-stray",
      "documentVersion",
    ],
    [
      "a document slipped in",
      `insert into document select 'zzz', "subcontractorId", list, "factId", part, "createdAt", "removedAt", "removedBy", "heldAt", "heldBy" from document limit 1`,
      "row-stray",
      "document",
    ],
  ];

  test("every row changed past the history is found and named", async ({ skip }) => {
    const made = await registerOn(engine);
    if (made === null) return skip("no PostgreSQL server");
    const { writer } = made.context.database;
    for (const [name, statement, code, table, column] of tamperings) {
      const undo = new Error("undone");
      await writer
        .transaction()
        .execute(async (trx) => {
          await sql.raw(statement).execute(trx);
          const { problems } = await verifyHistory({ snapshot: (work) => work(trx) }, new Map());
          const isIt = ({ params, code: found }: HistoryProblem) =>
            found === code &&
            "table" in params &&
            params.table === table &&
            (column === undefined || ("columns" in params && params.columns.includes(column)));
          expect(problems.some(isIt), `${name}: ${JSON.stringify(problems)}`).toBe(true);
          throw undo;
        })
        .catch((error: unknown) => {
          if (error !== undo) throw error;
        });
    }
    expect((await historyOf(made)).problems).toEqual([]);
  });
});

describe.each(["disk", "S3"] as const)("files on %s", (kind) => {
  test("that are missing or altered are named by the documents that hold them; orphans are counted", async ({ skip }) => {
    if (kind === "S3" && objects === null) return skip(noObjectStore);
    const database = await freshOn("sqlite");
    if (database === null) return skip("no SQLite");
    open.push(database);
    const data = mkdtempSync(join(directory, "data-"));
    const context = contextFor(database);
    const blobs = objects !== null && kind === "S3" ? s3Store(objects.settings, data) : diskStore(data);
    const folder = kind === "S3" ? (objects?.folder ?? "") : data;
    context.installation = { ...context.installation, blobs };
    await importDocumentRegister(context);
    const papers = ["missing", "shorter", "flipped", "whole"].map(paper);
    const shas: string[] = [];
    for (const [nth, bytes] of papers.entries()) {
      const key = nth % 2 === 0 ? "fjord" : "klint";
      await stored(
        context,
        { ...dpaOf(key), list: nth < 2 ? "agreements" : "evidence", factKey: nth < 2 ? "dpa" : "iso" },
        bytes,
      );
      const received = await blobs.receive(pieces(bytes), 1000);
      shas.push(received.sha256);
      await blobs.discard(received);
    }
    const orphan = await blobs.receive(pieces(Buffer.from("orphan")), 1000);
    await blobs.keep(orphan);
    await blobs.discard(orphan);
    expect(await verifyBlobs(database, blobs)).toEqual({ blobs: 4, orphans: 1, problems: [] });
    const [missing = "", shorter = "", flipped = ""] = shas;
    const pathOf = (sha256: string) => join(folder, "blobs", sha256.slice(0, 2), sha256);
    rmSync(pathOf(missing));
    writeFileSync(pathOf(shorter), "short");
    const bytes = Buffer.from(papers[2] ?? "");
    bytes[12] = (bytes[12] ?? 0) ^ 1;
    writeFileSync(pathOf(flipped), bytes);
    const { problems } = await verifyBlobs(database, blobs);
    const named = problems.map(({ code, params }) => [code, params]);
    expect(named).toHaveLength(3);
    expect(named).toEqual(
      expect.arrayContaining([
        ["blob-missing", { sha256: missing, documents: ["fjord/agreements/dpa#1"] }],
        ["blob-altered", { sha256: shorter, documents: ["klint/agreements/dpa#1"] }],
        ["blob-altered", { sha256: flipped, documents: ["fjord/evidence/iso#1"] }],
      ]),
    );
  });
});

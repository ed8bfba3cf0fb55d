import { createHash, randomBytes } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import { listFlagsOf } from "../../app/services/flags/list-flags.server";
import type { Context } from "../../app/services/context";
import { collectBlobs } from "../../app/services/document/collect-blobs.server";
import { openDocument } from "../../app/services/document/open-document.server";
import { holdDocument, removeDocument, restoreDocument } from "../../app/services/document/remove-document.server";
import type { DocumentReview } from "../../app/services/document/document-review";
import { reviewDocument } from "../../app/services/document/review-document.server";
import { showDocument, showDocumentsOf, showRemoved, showUnreviewed } from "../../app/services/document/show-documents.server";
import { type Upload, uploadDocument, type UploadResult } from "../../app/services/document/upload-document.server";
import { deleteDocuments } from "../../app/services/document/delete-documents.server";
import { verifyHistory } from "../../app/services/history/verify-history.server";
import { importPortfolio } from "../../app/services/portfolio/import-portfolio.server";
import { everything } from "../../app/domain/permissions/scope";
import type { Role } from "../../app/domain/permissions/role";
import { listPageTexts, putDocumentText } from "../../db/queries/document-text.server";
import type { Database, Engine } from "../../db/schema";
import { bytesOf, pdf, pieces } from "../support/documents";
import { freshOn } from "../support/engines";
import { Clock, contextFor } from "../support/register";

const portfolio = {
  format: "tilsyn-portfolio/1",
  organisation: { name: "Havn Hosting", promise: "EU" },
  subcontractors: [
    {
      key: "fjord",
      name: "Fjord Data",
      status: "active",
      services: [{ key: "drift", kind: "cloud", role: "sub-processor", startsOn: "2025-01-01" }],
      agreements: [{ key: "dpa", kind: "dpa", title: "Databehandleraftale" }],
      evidence: [{ key: "iso", kind: "iso27001", review: "pending" }],
    },
  ],
};

const actor = (role: Role): Context["actor"] => ({
  kind: "account",
  id: `0190aaaa-0000-7000-8000-00000000000${role.length}`,
  roles: [role],
  scope: everything,
});

let open: Database[] = [];
afterEach(async () => {
  for (const database of open) await database.close();
  open = [];
});

async function registerOn(engine: Engine): Promise<Context | null> {
  const database = await freshOn(engine);
  if (database === null) return null;
  open.push(database);
  const context = contextFor(database, new Clock());
  await importPortfolio(context, [Buffer.from(JSON.stringify(portfolio))], { dryRun: false, reason: "import" });
  context.actor = actor("legal");
  return context;
}

const dpa: Upload = {
  subcontractorKey: "fjord",
  list: "agreements",
  factKey: "dpa",
  part: "main",
  documentId: null,
  fileName: "../../etc/DPA – Fjord.pdf",
};

async function stored(context: Context, upload: Upload, bytes: Buffer) {
  const result = await uploadDocument(context, upload, pieces(bytes));
  if (result.outcome !== "stored") throw new Error(JSON.stringify(result));
  return result;
}

const signing = {
  kind: "scanned-ink" as const,
  signer: "Ane Holm",
  signerRole: "Direktør",
  authority: "Tegner alene",
  unsignedReason: "Underskrevet i hånden",
};
const accepting = (over: Partial<DocumentReview> = {}): DocumentReview => ({
  number: 1,
  verdict: "accepted",
  note: null,
  signing,
  fact: { kind: "dpa", title: "Databehandleraftale", signedOn: "2026-11-01", effectiveOn: "2026-11-01" },
  finding: null,
  exceptions: [],
  digest: null,
  dutyReason: null,
  ...over,
});

const rulesOf = async (context: Context) =>
  ((await listFlagsOf(context.database, "2026-11-23", null))?.flags ?? []).map(({ rule }) => rule);
const eventCount = (context: Context) =>
  context.database.reader
    .selectFrom("historyHead")
    .select("seq")
    .executeTakeFirstOrThrow()
    .then(({ seq }) => seq);

describe.each(["sqlite", "postgres"] as const)("on %s", (engine) => {
  test("a file is kept to the byte, under its hash, with one event, and changes no fact", async ({ skip }) => {
    const context = await registerOn(engine);
    if (context === null) return skip("no PostgreSQL server");
    const bytes = await pdf("one");
    const before = await eventCount(context);
    const { documentId } = await stored(context, dpa, bytes);
    expect((await eventCount(context)) - before).toBe(1);
    const opened = await openDocument(context, documentId, 1);
    expect(opened?.version).toMatchObject({
      sha256: createHash("sha256").update(bytes).digest("hex"),
      sizeBytes: bytes.length,
      mediaType: "application/pdf",
      fileName: "DPA – Fjord.pdf",
    });
    expect(opened === null ? null : (await bytesOf(opened.bytes)).equals(bytes)).toBe(true);
    expect((await eventCount(context)) - before).toBe(2);
    expect(await rulesOf(context)).toContain("dpa-unsigned");
    expect((await showUnreviewed(context)).map(({ id }) => id)).toEqual([documentId]);
  });

  test("only an acceptance makes the agreement signed; a rejection and another version do not", async ({ skip }) => {
    const context = await registerOn(engine);
    if (context === null) return skip("no PostgreSQL server");
    const { documentId } = await stored(context, dpa, await pdf("draft"));
    const rejected = accepting({ verdict: "rejected", note: "Bilag B mangler" });
    expect(await reviewDocument(context, documentId, { ...rejected, note: null }, false)).toMatchObject({ outcome: "refused" });
    expect((await showDocument(context, documentId))?.document.versions[0]?.verdict).toBe("unreviewed");
    expect((await reviewDocument(context, documentId, rejected, false)).outcome).toBe("saved");
    expect(await rulesOf(context)).toContain("dpa-unsigned");
    const again = await stored(context, { ...dpa, documentId }, await pdf("signed"));
    expect(again).toMatchObject({ documentId, number: 2 });
    expect(await rulesOf(context)).toContain("dpa-unsigned");
    expect(await reviewDocument(context, documentId, accepting(), false)).toMatchObject({
      refusals: [{ code: "newer-version" }],
    });
    const before = await eventCount(context);
    expect((await reviewDocument(context, documentId, accepting({ number: 2 }), false)).outcome).toBe("saved");
    // One of the judgement, one of the agreement.
    expect((await eventCount(context)) - before).toBe(2);
    expect(await rulesOf(context)).not.toContain("dpa-unsigned");
    const shown = await showDocument(context, documentId);
    expect(shown?.fact).toMatchObject({ signedOn: "2026-11-01", reviewedOn: "2026-11-23" });
    expect(shown?.document.versions.map(({ number, verdict }) => [number, verdict])).toEqual([
      [2, "accepted"],
      [1, "rejected"],
    ]);
  });

  test("a paper without a signature is filed as signed only with a reason", async ({ skip }) => {
    const context = await registerOn(engine);
    if (context === null) return skip("no PostgreSQL server");
    const { documentId } = await stored(context, dpa, await pdf("unsigned"));
    const without = accepting({ signing: { ...signing, unsignedReason: " " } });
    expect(await reviewDocument(context, documentId, without, false)).toMatchObject({
      refusals: [{ path: "$.unsignedReason", code: "unsigned-reason-required" }],
    });
    expect(await rulesOf(context)).toContain("dpa-unsigned");
    expect((await reviewDocument(context, documentId, without, true)).outcome).toBe("saved");
  });

  test("remarks leave an accepted agreement, a note and a finding", async ({ skip }) => {
    const context = await registerOn(engine);
    if (context === null) return skip("no PostgreSQL server");
    const { documentId } = await stored(context, dpa, await pdf("remarks"));
    const finding = { title: "Frist for brud mangler", severity: "medium", dueOn: "2026-12-23" };
    const review = accepting({ verdict: "accepted-with-remarks", note: "Se punkt 10", finding });
    expect((await reviewDocument(context, documentId, review, false)).outcome).toBe("saved");
    const shown = await showDocument(context, documentId);
    expect(shown?.facts.findings).toMatchObject([finding]);
    expect(shown?.document.versions[0]).toMatchObject({ verdict: "accepted-with-remarks", note: "Se punkt 10", signing });
  });

  test("each exception of a report becomes a finding when it is accepted, and only one while that is open", async ({ skip }) => {
    const context = await registerOn(engine);
    if (context === null) return skip("no PostgreSQL server");
    const { documentId } = await stored(context, { ...dpa, list: "evidence", factKey: "iso" }, await pdf("report"));
    context.actor = { ...context.actor, roles: ["compliance"] } as Context["actor"];
    const review = accepting({
      signing: null,
      fact: { kind: "isae3402-2", issuer: "Revision Vest", scopeText: "Drift i Aarhus; backup er udeladt", opinion: "qualified" },
      finding: { severity: "high", dueOn: "2026-12-24" },
      exceptions: ["Adgange blev ikke lukket", "Ingen gendannelsestest", "Adgange blev ikke lukket"],
    });
    expect(await reviewDocument(context, documentId, { ...review, finding: { severity: "high" } }, false)).toMatchObject({
      refusals: [{ path: "$.finding.dueOn" }],
    });
    const opened = async () =>
      ((await showDocument(context, documentId))?.facts.findings ?? []).map(({ key: _key, ...finding }) => finding);
    expect(await opened()).toEqual([]);
    expect((await reviewDocument(context, documentId, { ...review, verdict: "rejected", note: "Nej" }, false)).outcome).toBe(
      "saved",
    );
    expect(await opened()).toEqual([]);
    const of = { severity: "high", dueOn: "2026-12-24", closedOn: null, evidence: "iso", inspection: null };
    const both = [
      { ...of, title: "Adgange blev ikke lukket" },
      { ...of, title: "Ingen gendannelsestest" },
    ];
    for (const _time of ["first", "again"]) {
      expect((await reviewDocument(context, documentId, review, false)).outcome).toBe("saved");
      expect(await opened()).toEqual(both);
    }
    expect((await showDocument(context, documentId))?.fact).toMatchObject({
      issuer: "Revision Vest",
      scopeText: "Drift i Aarhus; backup er udeladt",
      review: "accepted",
    });
    expect((await verifyHistory(context.database, new Map())).problems).toEqual([]);
  });

  test("other kinds are refused by name and leave nothing; the same content twice says where it is", async ({ skip }) => {
    const context = await registerOn(engine);
    if (context === null) return skip("no PostgreSQL server");
    const before = await eventCount(context);
    const html = Buffer.from("<!doctype html><script>alert(1)</script>");
    expect(await uploadDocument(context, dpa, pieces(html))).toMatchObject({
      outcome: "refused",
      refusal: { code: "type-refused", params: { kind: "HTML" } },
    });
    expect(await eventCount(context)).toBe(before);
    const bytes = await pdf("twice");
    await stored(context, dpa, bytes);
    expect(await uploadDocument(context, dpa, pieces(bytes))).toMatchObject({ refusal: { code: "document-held-here" } });
    const elsewhere: Upload = { ...dpa, list: "evidence", factKey: "iso" };
    const again = await stored(context, elsewhere, bytes);
    expect(again.heldBy.map(({ list }) => list)).toEqual(["agreements"]);
    expect((await uploadDocument(context, { ...dpa, factKey: "nothing" }, pieces(bytes))).outcome).toBe("not-found");
    context.actor = actor("auditor");
    await expect(uploadDocument(context, dpa, pieces(bytes))).rejects.toThrow();
  });

  test("what is removed lies in the recycle bin and comes back; a hold keeps it where it is", async ({ skip }) => {
    const context = await registerOn(engine);
    if (context === null) return skip("no PostgreSQL server");
    const bytes = await pdf("bin");
    const { documentId } = await stored(context, dpa, bytes);
    expect(await removeDocument(context, documentId, " ")).toBe("reason-required");
    expect(await holdDocument(context, documentId, true, "Retssag")).toBe("done");
    expect(await removeDocument(context, documentId, "Forkert fil")).toBe("held");
    expect(await holdDocument(context, documentId, false, "Afsluttet")).toBe("done");
    expect(await removeDocument(context, documentId, "Forkert fil")).toBe("done");
    expect((await showDocumentsOf(context, "fjord", "agreements", "dpa"))?.documents).toEqual([]);
    expect((await showRemoved(context)).map(({ id }) => id)).toEqual([documentId]);
    expect(await restoreDocument(context, documentId)).toBe("done");
    const opened = await openDocument(context, documentId, 1);
    expect(opened === null ? null : (await bytesOf(opened.bytes)).equals(bytes)).toBe(true);
  });

  test("after thirty days the bin is emptied of what need not be kept; its contents go, the history tells of them", async ({
    skip,
  }) => {
    const context = await registerOn(engine);
    if (context === null) return skip("no PostgreSQL server");
    const clock = new Clock();
    Object.assign(context, { now: clock.now });
    const [rejected, kept, held] = [await pdf("never accepted"), await pdf("accepted once"), await pdf("held")];
    const ids: string[] = [];
    for (const bytes of [rejected, kept, held]) ids.push((await stored(context, dpa, bytes)).documentId);
    const [first = "", second = "", third = ""] = ids;
    expect((await reviewDocument(context, second, accepting(), true)).outcome).toBe("saved");
    for (const id of ids) expect(await removeDocument(context, id, "Rydder op")).toBe("done");
    const sha256 = createHash("sha256").update(rejected).digest("hex");
    await context.database.writer.transaction().execute((trx) => putDocumentText(trx, sha256, ["Hemmelig tekst"]));
    expect(await holdDocument(context, third, true, "Retssag")).toBe("done");
    clock.set("2026-12-23T11:59:59Z");
    expect(await deleteDocuments(context)).toBe(0);
    clock.set("2026-12-23T12:00:01Z");
    expect(await deleteDocuments(context)).toBe(1);
    expect((await showRemoved(context)).map(({ id }) => id).sort()).toEqual([second, third].sort());
    expect(await openDocument(context, first, 1)).toBeNull();
    await collectBlobs(context);
    expect(await listPageTexts(context.database.reader, sha256)).toEqual([]);
    expect(await context.installation.blobs.sizeOf(sha256)).toBeNull();
    expect((await verifyHistory(context.database, new Map())).problems).toEqual([]);
    // Put back by hand, it is a stranger.
    const none = { removedAt: null, removedBy: null, heldAt: null, heldBy: null };
    const { id: subcontractorId } = await context.database.reader
      .selectFrom("subcontractor")
      .select("id")
      .executeTakeFirstOrThrow();
    await context.database.writer
      .insertInto("document")
      .values({
        id: first,
        subcontractorId,
        list: "agreements",
        factId: "x",
        part: "main",
        createdAt: "2026-11-23T12:00:00.000Z",
        ...none,
      })
      .execute();
    expect((await verifyHistory(context.database, new Map())).problems).toMatchObject([
      { code: "row-stray", params: { table: "document", key: first } },
    ]);
  });

  test("whoever uploads evidence of a critical subcontractor does not accept it", async ({ skip }) => {
    const context = await registerOn(engine);
    if (context === null) return skip("no PostgreSQL server");
    context.actor = { kind: "command" };
    const critical = {
      ...portfolio,
      subcontractors: portfolio.subcontractors.map((one) => ({ ...one, criticality: "critical" })),
    };
    await importPortfolio(context, [Buffer.from(JSON.stringify(critical))], { dryRun: false, reason: "import" });
    const { addAccount } = await import("../../app/services/account/add-account.server");
    const first = await addAccount(context, {
      email: "a@example.dk",
      name: "A",
      roles: ["compliance"],
      password: "korrekt hest batteri 1",
    });
    const second = await addAccount(context, {
      email: "b@example.dk",
      name: "B",
      roles: ["compliance"],
      password: "korrekt hest batteri 2",
    });
    if (!("id" in first) || !("id" in second)) throw new Error("The accounts were not made.");
    context.actor = { kind: "account", id: first.id, roles: ["compliance"], scope: everything };
    const { documentId } = await stored(context, { ...dpa, list: "evidence", factKey: "iso" }, await pdf("iso"));
    const review = accepting({ signing: null, fact: { kind: "iso27001", issuedOn: "2026-01-01", validTo: "2028-12-31" } });
    expect(await reviewDocument(context, documentId, review, false)).toMatchObject({ refusals: [{ code: "duty-evidence" }] });
    context.actor = { kind: "account", id: second.id, roles: ["compliance"], scope: everything };
    expect((await reviewDocument(context, documentId, review, false)).outcome).toBe("saved");
    expect((await showDocument(context, documentId))?.fact).toMatchObject({ review: "accepted", reviewedOn: "2026-11-23" });
  });
});

test("contents that nothing points to go into quarantine, the others stay", async ({ skip }) => {
  const context = await registerOn("sqlite");
  if (context === null) return skip("no SQLite");
  const { blobs } = context.installation;
  const { documentId } = await stored(context, dpa, await pdf("held"));
  const orphan = await blobs.receive(pieces(randomBytes(5000)), 10_000);
  await blobs.keep(orphan);
  await blobs.discard(orphan);
  expect(await blobs.sizeOf(orphan.sha256)).toBe(5000);
  expect((await collectBlobs(context)).quarantined).toBeGreaterThanOrEqual(1);
  expect(await blobs.sizeOf(orphan.sha256)).toBeNull();
  expect(await openDocument(context, documentId, 1)).not.toBeNull();
});

test("an upload that is cut off or too large leaves nothing", async ({ skip }) => {
  const context = await registerOn("sqlite");
  if (context === null) return skip("no SQLite");
  async function* cut() {
    yield randomBytes(10);
    throw new Error("gone");
  }
  await expect(uploadDocument(context, dpa, cut())).rejects.toThrow("gone");
  const { blobs } = context.installation;
  await expect(blobs.receive(pieces(randomBytes(2000)), 1999)).rejects.toThrow("1999");
  const results: UploadResult["outcome"][] = [];
  for (const document of await showUnreviewed(context)) results.push(document.id as never);
  expect(results).toEqual([]);
});

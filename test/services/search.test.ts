import fc from "fast-check";
import { createHash } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import type { Scope } from "../../app/domain/permissions/scope";
import type { TextPart } from "../../app/domain/search/excerpt";
import type { Context } from "../../app/services/context";
import type { SearchResult } from "../../app/services/search/search-content";
import { searchRegister } from "../../app/services/search/search-register.server";
import { addBlob, addDocument, addDocumentVersion, changeDocument } from "../../db/queries/document.server";
import { dropDocumentText, putDocumentText } from "../../db/queries/document-text.server";
import type { Database, Engine } from "../../db/schema";
import { holding } from "../support/call-route";
import { freshOn } from "../support/engines";
import { aContract, aDpa, aSubcontractor, anEvidence } from "../support/facts";
import { contextFor } from "../support/register";
import { runs } from "../support/soak";

const at = "2026-11-23T12:00:00.000Z";

let open: Database[] = [];
afterEach(async () => {
  for (const database of open) await database.close();
  open = [];
});

/** A register of three subcontractors, of which the second is engaged by the first. */
async function registerOn(engine: Engine): Promise<Context | null> {
  const database = await freshOn(engine);
  if (database === null) return null;
  open.push(database);
  const context = contextFor(database);
  await holding(context, [
    aSubcontractor({
      key: "fjord",
      name: "Fjord Data A/S",
      agreements: [aDpa({ key: "dpa", title: "Aftale om Ærøs lagring" })],
      evidence: [anEvidence({ key: "iso", kind: "iso27001", title: null })],
    }),
    aSubcontractor({
      key: "kabel",
      evidence: [],
      name: "Kabelværket",
      engagedBy: "fjord",
      agreements: [aContract({ key: "kontrakt", title: "Drift 2026" })],
    }),
    aSubcontractor({
      key: "blavand",
      evidence: [],
      name: "Blåvand Hosting",
      agreements: [aContract({ key: "hemmelig", title: "Hemmelig drift" })],
    }),
  ]);
  return context;
}

const idOf = async ({ database }: Context, table: "subcontractor" | "agreement", key: string) =>
  (await database.reader.selectFrom(table).select("id").where("key", "=", key).executeTakeFirstOrThrow()).id;

/** A document of an agreement, a version for each list of page texts. */
async function addPapers(context: Context, id: string, subcontractor: string, agreement: string, ...versions: string[][]) {
  const subcontractorId = await idOf(context, "subcontractor", subcontractor);
  const factId = await idOf(context, "agreement", agreement);
  await context.database.writer.transaction().execute(async (trx) => {
    const unheld = { removedAt: null, removedBy: null, heldAt: null, heldBy: null };
    await addDocument(trx, { id, subcontractorId, list: "agreements", factId, part: "main", createdAt: at, ...unheld });
    for (const [index, pages] of versions.entries()) {
      const sha256 = createHash("sha256").update(pages.join("\f")).digest("hex");
      await addBlob(trx, { sha256, sizeBytes: 1, mediaType: "application/pdf", storedAt: at });
      const unreviewed = { verdict: "unreviewed" as const, reviewedAt: null, reviewedBy: null, note: null, signing: null };
      const version = { id: `${id}-${index}`, documentId: id, number: index + 1, sha256, fileName: `${id}.pdf` };
      await addDocumentVersion(trx, { ...version, uploadedAt: at, uploadedBy: null, ...unreviewed });
      await putDocumentText(trx, sha256, pages);
    }
  });
}

const search = (context: Context, query: string, page = 1) => searchRegister(context, { query, page });
const marked = (parts: readonly TextPart[]) => parts.flatMap(({ text, isHit }) => (isHit ? [text] : []));
const whole = (parts: readonly TextPart[]) => parts.map(({ text }) => text).join("");
const documentsOf = async (context: Context, query: string) =>
  (await search(context, query)).documents.hits.map(({ documentId }) => documentId);
const counts = ({ subcontractors, facts, documents }: SearchResult) => [subcontractors.count, facts.count, documents.count];

async function as(context: Context, keys: readonly string[]): Promise<Context> {
  const ids = await Promise.all(keys.map((key) => idOf(context, "subcontractor", key)));
  const scope: Scope = { kind: "some", ids };
  return { ...context, actor: { kind: "account", id: "revisor", roles: ["auditor"], scope } };
}

describe.each(["sqlite", "postgres"] as const)("on %s", (engine) => {
  test("names, titles, keys and kinds are found folded, with what was found marked", async ({ skip }) => {
    const context = await registerOn(engine);
    if (context === null) return skip("no PostgreSQL server");
    const found = await search(context, "BLAAVAND");
    expect(found.subcontractors.hits.map(({ key, name }) => [key, marked(name)])).toEqual([["blavand", ["Blåvand"]]]);
    expect((await search(context, '"kabelværket"')).subcontractors.hits.map(({ key }) => key)).toEqual(["kabel"]);
    expect((await search(context, "a/s")).subcontractors.hits.map(({ key }) => key)).toEqual(["fjord"]);
    expect((await search(context, "kabelvaerket")).subcontractors.count).toBe(0);

    const titled = await search(context, "ærø");
    expect(titled.facts.hits.map(({ key, title }) => [key, title === null ? null : marked(title)])).toEqual([["dpa", ["Ærøs"]]]);
    expect((await search(context, "kontrakt")).facts.hits.map(({ key }) => key)).toEqual(["hemmelig", "kontrakt"]);
    for (const kind of ["databehandleraftale", "data processing", "dpa"])
      expect((await search(context, kind)).facts.hits.map(({ list, key }) => `${list} ${key}`)).toEqual(["agreements dpa"]);
    expect((await search(context, "iso 27001-certifikat")).facts.hits).toMatchObject([
      { list: "evidence", key: "iso", title: null },
    ]);
    // Of one subcontractor, and not whatever belongs to a subcontractor of that name.
    expect((await search(context, "fjord databehandleraftale")).facts.hits.map(({ key }) => key)).toEqual(["dpa"]);
    expect((await search(context, "kabelværket databehandleraftale")).facts.count).toBe(0);
    expect((await search(context, "fjord a/s")).facts.count).toBe(0);
  });

  test("a document is found by all its words on one page, with the page and an excerpt", async ({ skip }) => {
    const context = await registerOn(engine);
    if (context === null) return skip("no PostgreSQL server");
    const filler = "Parterne har aftalt det følgende om samarbejdet. ".repeat(20);
    await addPapers(context, "d1", "fjord", "dpa", [
      "Forside",
      `${filler}Brud på persondatasikkerheden meldes inden 24 timer til Århus kommune. ${filler}`,
      "Slettes inden 30 dage. Under\u00adretning følger § 12, og under-\nleverandøren på Ærø hæfter som dataansvarlig.",
    ]);
    const { documents } = await search(context, "persondatasikkerheden 24 tim");
    expect(documents).toMatchObject({ count: 1, isMore: false });
    const [hit] = documents.hits;
    expect(hit).toMatchObject({
      documentId: "d1",
      number: 1,
      isOlder: false,
      fileName: "d1.pdf",
      subcontractorKey: "fjord",
      fact: { kind: "dpa", title: "Aftale om Ærøs lagring" },
      morePages: 0,
    });
    expect(hit?.pages.map(({ page }) => page)).toEqual([2]);
    const excerpt = hit?.pages[0]?.excerpt ?? [];
    expect(marked(excerpt)).toEqual(["persondatasikkerheden", "24", "timer"]);
    expect(whole(excerpt)).toMatch(/^… .*Brud på persondatasikkerheden meldes inden 24 timer til Århus kommune\. .*…$/);
    expect(whole(excerpt).length).toBeLessThan(300);

    for (const query of [
      "aarhus",
      "ÅRHUS",
      "ærø",
      "dataansv",
      "DATA",
      "underretning",
      "underleverandøren",
      "leverandøren",
      "§ 12",
      "slettes 30",
    ])
      expect([query, await documentsOf(context, query)]).toEqual([query, ["d1"]]);
    for (const query of ["forside slettes", "persondatasikkerheden bortfalder", "arhus", "aero", "tim 24 persondatas x"])
      expect([query, await documentsOf(context, query)]).toEqual([query, []]);
  });

  test("present versions come before older ones, which say so; further pages are counted", async ({ skip }) => {
    const context = await registerOn(engine);
    if (context === null) return skip("no PostgreSQL server");
    await addPapers(
      context,
      "d1",
      "fjord",
      "dpa",
      Array.from({ length: 5 }, (_, nth) => `varsel ${nth}`),
    );
    await addPapers(context, "d2", "kabel", "kontrakt", ["varsel gammelt"], ["varsel nyt"]);
    await addPapers(context, "d3", "kabel", "kontrakt", ["varsel fordum"], ["intet"]);
    const { documents } = await search(context, "varsel");
    expect(documents.hits.map(({ documentId, number, isOlder }) => [documentId, number, isOlder])).toEqual([
      ["d2", 2, false],
      ["d1", 1, false],
      ["d3", 1, true],
      ["d2", 1, true],
    ]);
    expect(documents.hits[1]?.pages.map(({ page }) => page)).toEqual([1, 2, 3]);
    expect(documents.hits[1]?.morePages).toBe(2);
    expect(documents.count).toBe(4);
  });

  test("what lies in the recycle bin is not found, and is again when it is taken back", async ({ skip }) => {
    const context = await registerOn(engine);
    if (context === null) return skip("no PostgreSQL server");
    await addPapers(context, "d1", "fjord", "dpa", ["kældernøgle"]);
    const remove = (removedAt: string | null) =>
      context.database.writer.transaction().execute((trx) => changeDocument(trx, "d1", { removedAt }));
    await remove(at);
    expect(counts(await search(context, "kældernøgle"))).toEqual([0, 0, 0]);
    await remove(null);
    expect(await documentsOf(context, "kældernøgle")).toEqual(["d1"]);
  });

  test("text that is put again takes the place of what was there; dropped, it is gone", async ({ skip }) => {
    const context = await registerOn(engine);
    if (context === null) return skip("no PostgreSQL server");
    await addPapers(context, "d1", "fjord", "dpa", ["forældet tekst", "side to"]);
    await addPapers(context, "d2", "kabel", "kontrakt", ["anden tekst"]);
    const put = async (documentId: string, pages: string[] | null) => {
      const version = context.database.reader.selectFrom("documentVersion").select("sha256").where("documentId", "=", documentId);
      const { sha256 } = await version.executeTakeFirstOrThrow();
      await context.database.writer
        .transaction()
        .execute((trx) => (pages === null ? dropDocumentText(trx, sha256) : putDocumentText(trx, sha256, pages)));
    };
    await put("d1", ["", "frisk tekst med \0 i"]);
    expect(await documentsOf(context, "forældet")).toEqual([]);
    expect(await documentsOf(context, "side to")).toEqual([]);
    expect((await search(context, "frisk")).documents.hits[0]?.pages).toMatchObject([{ page: 2 }]);
    expect(await documentsOf(context, "tekst")).toEqual(["d1", "d2"]);
    // What was put last is put again: its row may get the same number.
    await put("d1", ["den nyeste tekst"]);
    expect(await documentsOf(context, "frisk")).toEqual([]);
    expect(await documentsOf(context, "nyeste")).toEqual(["d1"]);
    await put("d1", null);
    expect(await documentsOf(context, "tekst")).toEqual(["d2"]);
  });

  test("a long text without pages is found from end to end", async ({ skip }) => {
    const context = await registerOn(engine);
    if (context === null) return skip("no PostgreSQL server");
    const sentences = Array.from({ length: 30_000 }, (_, nth) => `ord${nth} og`).join(" ");
    await addPapers(context, "d1", "fjord", "dpa", [`begyndelsen ${sentences} midten ${"x".repeat(50_000)} slutningen`]);
    for (const query of ["begyndelsen", "ord15000", "midten", "slutningen", "x".repeat(300)]) {
      const { documents } = await search(context, query);
      expect([query, documents.hits.map(({ pages }) => pages.map(({ page }) => page))]).toEqual([query, [[1]]]);
    }
  });

  test("an auditor of some subcontractors finds nothing of another: neither names nor counts nor text", async ({ skip }) => {
    const context = await registerOn(engine);
    if (context === null) return skip("no PostgreSQL server");
    await addPapers(context, "d1", "fjord", "dpa", ["fælles ord"]);
    await addPapers(context, "d2", "kabel", "kontrakt", ["fælles ord"], ["fælles ord, nyere"]);
    await addPapers(context, "d3", "blavand", "hemmelig", ["fælles ord og en hemmelighed"], ["fælles ord og en ny hemmelighed"]);
    const restricted = await as(context, ["fjord"]);
    expect(counts(await search(context, "fælles"))).toEqual([0, 0, 5]);
    const found = await search(restricted, "fælles");
    expect(found.documents.hits.map(({ documentId, number }) => [documentId, number])).toEqual([
      ["d2", 2],
      ["d1", 1],
      ["d2", 1],
    ]);
    expect(found.documents.count).toBe(3);
    for (const query of ["hemmelig", "blåvand", "hemmelighed", "blavand", "hosting"]) {
      const result = await search(restricted, query);
      expect([query, counts(result), result.isRestricted]).toEqual([query, [0, 0, 0], true]);
      expect(counts(await search(context, query)).some((count) => count > 0)).toBe(true);
    }
    // Of one content that both hold only the own document is known of.
    await addPapers(context, "d4", "fjord", "dpa", ["tvillingetekst"]);
    await addPapers(context, "d5", "blavand", "hemmelig", ["tvillingetekst"]);
    expect((await search(context, "tvillingetekst")).documents.count).toBe(2);
    const twin = (await search(restricted, "tvillingetekst")).documents;
    expect([twin.count, twin.hits.map(({ documentId }) => documentId)]).toEqual([1, ["d4"]]);
    const nothing = await as(context, []);
    expect(counts(await search(nothing, "fælles"))).toEqual([0, 0, 0]);
    expect(counts(await search(nothing, "d"))).toEqual([0, 0, 0]);
  });

  test("however many there are, so many are counted and no more, page by page", async ({ skip }) => {
    const context = await registerOn(engine);
    if (context === null) return skip("no PostgreSQL server");
    for (let nth = 0; nth < 12; nth += 1) await addPapers(context, `d${nth}`, "fjord", "dpa", [`fælles nr ${nth}`]);
    const first = await search(context, "fælles");
    expect([first.documents.count, first.documents.hits.length, first.page, first.pages]).toEqual([12, 10, 1, 2]);
    const last = await search(context, "fælles", 99);
    expect([last.documents.count, last.documents.hits.length, last.page]).toEqual([12, 2, 2]);
    const all = [...first.documents.hits, ...last.documents.hits].map(({ documentId }) => documentId);
    expect(new Set(all).size).toBe(12);

    await addPapers(
      context,
      "thick",
      "fjord",
      "dpa",
      Array.from({ length: 505 }, () => "tykt"),
    );
    const thick = (await search(context, "tykt")).documents;
    expect([thick.count, thick.isMore, thick.hits[0]?.morePages]).toEqual([1, true, 497]);
    expect(thick.hits[0]?.pages.map(({ page }) => page)).toEqual([1, 2, 3]);
  });

  test("whatever is typed, it is answered, and with nothing outside the scope", async ({ skip }) => {
    const context = await registerOn(engine);
    if (context === null) return skip("no PostgreSQL server");
    const typed = [
      ...['"', "'", '"fælles', "fælles AND", "NEAR(fælles ord)", "fælles OR hemmelig", "NOT fælles", "words:fælles", "-fælles"],
      ...["^fælles", "fælles*", "*", "fælles:*", "fælles & !ord", "a | b", "<->", "(", "))", "{words}: x", "fælles + ord"],
      ...["'; drop table documentText; --", "\\", "%", "_", "\0", "fælles\0ord", "\ud800", "😀", "fælles 😀", "½", "⑴a", "ﬁ"],
      ...["…", "!?.,;:", " ", "", "og", "af i", "x".repeat(10_000), "a ".repeat(5_000), '"'.repeat(10_000), "27001:2022", "3e5"],
    ];
    const texts = ["fælles ord og en hemmelighed", typed.join(" "), "iso 27001:2022 ⑴a ½ 😀 ﬁ 3e5"];
    await addPapers(context, "d1", "fjord", "dpa", texts);
    await addPapers(context, "d2", "blavand", "hemmelig", texts, [...texts, "kun her"]);
    const restricted = await as(context, ["fjord"]);
    const check = async (query: string, page: number) => {
      const result = await search(restricted, query, page);
      for (const { subcontractorKey, pages } of result.documents.hits) {
        expect(subcontractorKey).not.toBe("blavand");
        for (const { excerpt } of pages) expect(whole(excerpt).length).toBeLessThan(400);
      }
      expect(result.documents.count).toBeLessThanOrEqual(1);
      for (const { subcontractorKey } of result.facts.hits) expect(subcontractorKey).not.toBe("blavand");
      for (const { key } of result.subcontractors.hits) expect(key).not.toBe("blavand");
      await search(context, query, page);
    };
    for (const query of typed) await check(query, 1);
    const word = fc.oneof(
      fc.constantFrom(...typed),
      fc.string({ unit: "binary" }),
      fc.string(),
      fc.constantFrom("fælles", "hemmelig", "ord"),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 6 }), fc.integer({ min: -1, max: 20 }), async (words, page) =>
        check(words.join(" "), page),
      ),
      { numRuns: runs(engine === "sqlite" ? 120 : 40) },
    );
  });

  test("a text is found by any of its own words", async ({ skip }) => {
    const context = await registerOn(engine);
    if (context === null) return skip("no PostgreSQL server");
    const word = fc.oneof(
      fc.string({ unit: fc.constantFrom(..."abcæøåÆØÅéü123ıİßﬁ⅓".split("")), minLength: 1, maxLength: 8 }),
      fc.constantFrom("under-\nleverandør", "EU-\nlande", "data\u00adansvarlig", "Aabenraa", "№5", "x½y"),
    );
    let made = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 5 }), async (words) => {
        made += 1;
        await addPapers(context, `p${made}`, "fjord", "dpa", [`mærke${made}mærke ${words.join(" ")}`]);
        for (const one of words)
          expect([one, await documentsOf(context, `${one} mærke${made}mærke`)]).toEqual([one, [`p${made}`]]);
      }),
      { numRuns: runs(engine === "sqlite" ? 60 : 25) },
    );
  });
});

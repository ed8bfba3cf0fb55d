import { PDFName, PDFString } from "pdf-lib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packContent } from "../../scripts/bench/pdf-content";
import type { DocumentContent } from "../../app/pdf/content";
import type { SealPlace } from "../../app/pdf/draw-document";
import { documentOf, draw, scratch } from "../support/pdf";
import { type Judgement, judge } from "../support/verapdf/judge";
import { everyBlock } from "./every-block";
import { naughty } from "./naughty";
import { planted, planting } from "./planted";

const attachments: DocumentContent["attachments"] = [
  { name: "manifest.json", mediaType: "application/json", text: '{"format":"x"}' },
  { name: "Årsrapport – 2026.pdf", mediaType: "application/pdf", text: "%PDF-1.4\n%%EOF" },
  { name: "svar.txt", mediaType: "text/plain", text: "svar" },
].map(({ text, ...file }) => ({
  ...file,
  bytes: Buffer.from(text),
  description: file.name,
  relationship: "Source",
  modifiedAt: "2026-11-23T09:42:00Z",
}));

/** A field as a seal has it, without a seal in it. */
function reserveSeal({ doc, firstPage, tagWidget }: SealPlace): void {
  const ref = doc.context.nextRef();
  doc.context.assign(
    ref,
    doc.context.obj({
      Type: "Annot",
      Subtype: "Widget",
      FT: "Sig",
      T: PDFString.of("seal"),
      TU: PDFString.of("Seal"),
      F: 132,
      Rect: [0, 0, 0, 0],
      P: firstPage.ref,
      StructParent: tagWidget(ref, "Segl"),
    }),
  );
  firstPage.node.addAnnot(ref);
  doc.catalog.set(PDFName.of("AcroForm"), doc.context.obj({ Fields: [ref], SigFlags: 3 }));
}

const long = documentOf([
  { kind: "table", columns: [{ title: "A", width: 1 }], rows: Array.from({ length: 4000 }, (_, at) => [`Række ${at}`]) },
]);

const files = scratch();
let judgement: Judgement | { reason: string };
const paths = new Map<string, string>();

beforeAll(async () => {
  const put = (name: string, bytes: Uint8Array) => paths.set(name, files.write(`${paths.size}.pdf`, bytes));
  const pack = await draw(packContent("da", 1, attachments));
  put("a pack in Danish", pack);
  put("a pack in English", await draw(packContent("en", 1, attachments)));
  put("a pack with room for a seal", await draw(packContent("da", 1, attachments), { reserveSeal }));
  put("a document of nothing", await draw(documentOf([])));
  put("a hundred pages", await draw(long));
  for (const [name, text] of Object.entries(naughty))
    put(name, await draw(documentOf(everyBlock(text), { title: text, subject: text, hasContentsPage: true })));
  for (const [name, { plant }] of Object.entries(planted)) put(`planted: ${name}`, await planting(pack, plant));
  put("planted: nothing", await planting(pack, () => undefined));
  judgement = await judge([...paths.values()]);
}, 300_000);
afterAll(() => files.remove());

const verdictsOf = (name: string) => ("verdicts" in judgement ? (judgement.verdicts.get(paths.get(name) ?? "") ?? []) : []);
const sound = [
  "a pack in Danish",
  "a pack in English",
  "a pack with room for a seal",
  "a document of nothing",
  "a hundred pages",
  "planted: nothing",
  ...Object.keys(naughty),
];

describe("veraPDF finds PDF/A-3a and PDF/UA-1", () => {
  test.for(sound)("%s", (name, { skip }) => {
    if ("reason" in judgement) return skip(judgement.reason);
    const verdicts = verdictsOf(name);
    expect(verdicts.map(({ standard, isCompliant, broken }) => ({ standard, isCompliant, broken }))).toEqual([
      { standard: "3a", isCompliant: true, broken: {} },
      { standard: "ua1", isCompliant: true, broken: {} },
    ]);
    for (const { checks } of verdicts) expect(checks).toBeGreaterThan(100);
  });

  test.for(Object.entries(planted))("but not with %s", ([name, { clauses }], { skip }) => {
    if ("reason" in judgement) return skip(judgement.reason);
    const broken = verdictsOf(`planted: ${name}`).flatMap((verdict) => Object.keys(verdict.broken));
    expect(broken.some((rule) => clauses.some((clause) => rule.startsWith(`${clause}-`) || rule.startsWith(`${clause}.`)))).toBe(
      true,
    );
  });
});

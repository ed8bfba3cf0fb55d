import { type PDFContext, PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream, type PDFRef } from "pdf-lib";

const name = (text: string) => PDFName.of(text);

/** Every dictionary of the file, those of streams included. */
function dictionaries(context: PDFContext): PDFDict[] {
  return context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict ? [object] : object instanceof PDFRawStream ? [object.dict] : []));
}

const has = (dict: PDFDict, key: string, value: string) => String(dict.get(name(key))) === value;

/** Deletes an entry of every dictionary of a kind. */
const without =
  (key: string, kind: string, value: string) =>
  ({ context }: PDFDocument) => {
    for (const dict of dictionaries(context)) if (has(dict, kind, value)) dict.delete(name(key));
  };

const inCatalog =
  (...keys: string[]) =>
  ({ catalog }: PDFDocument) => {
    for (const key of keys) catalog.delete(name(key));
  };

function changeMetadata({ catalog, context }: PDFDocument, change: (text: string) => string): void {
  const ref = catalog.get(name("Metadata")) as PDFRef;
  const stream = context.lookup(ref);
  if (!(stream instanceof PDFRawStream)) throw new Error("The document has no metadata.");
  context.assign(ref, PDFRawStream.of(stream.dict, Buffer.from(change(Buffer.from(stream.contents).toString("utf8")), "utf8")));
}

/** What is taken from or done to a document that is as it should be, and the clauses that ask for it: one of them must be named. */
export const planted: Readonly<Record<string, { plant: (doc: PDFDocument) => void; clauses: readonly string[] }>> = {
  "no identifier": {
    plant: ({ context }) => {
      context.trailerInfo.ID = PDFArray.withContext(context);
    },
    clauses: ["6.1.3"],
  },
  "no output intent": { plant: inCatalog("OutputIntents"), clauses: ["6.2.4.3"] },
  "no metadata": { plant: inCatalog("Metadata"), clauses: ["6.6.2.1", "7.1"] },
  "no extension schema": {
    plant: (doc) =>
      changeMetadata(doc, (text) =>
        text.replace(/<rdf:Description rdf:about="" xmlns:pdfaExtension[\s\S]*?<\/rdf:Description>/, ""),
      ),
    clauses: ["6.6.2.3"],
  },
  "a level of conformance that is none": {
    plant: (doc) => changeMetadata(doc, (text) => text.replace(/<pdfaid:conformance>A/, "<pdfaid:conformance>Q")),
    clauses: ["6.6.4"],
  },
  "an attachment without its relationship": { plant: without("AFRelationship", "Type", "/Filespec"), clauses: ["6.8"] },
  "an attachment without its kind": { plant: without("Subtype", "Type", "/EmbeddedFile"), clauses: ["6.8"] },
  "an attachment without a name in Unicode": { plant: without("UF", "Type", "/Filespec"), clauses: ["6.8"] },
  "attachments of nothing": { plant: inCatalog("AF"), clauses: ["6.8"] },
  "a link that is not printed": { plant: without("F", "Subtype", "/Link"), clauses: ["6.3.2"] },
  "a link without words": { plant: without("Contents", "Subtype", "/Link"), clauses: ["7.18.5"] },
  "a font that is not embedded": { plant: without("FontFile2", "Type", "/FontDescriptor"), clauses: ["6.2.11.4.1"] },
  "wrong widths": {
    plant: ({ context }) => {
      for (const dict of dictionaries(context))
        if (has(dict, "Subtype", "/CIDFontType2")) {
          const widths = dict.lookup(name("W"), PDFArray).lookup(1, PDFArray);
          for (let at = 0; at < widths.size(); at += 1) widths.set(at, PDFNumber.of(111));
        }
    },
    clauses: ["6.2.11.5"],
  },
  "letters without their meaning": { plant: without("ToUnicode", "Type", "/Font"), clauses: ["6.2.11.7.2", "7.21.7"] },
  "not marked": { plant: inCatalog("MarkInfo"), clauses: ["6.7.2.2", "7.1"] },
  "no structure": { plant: inCatalog("StructTreeRoot"), clauses: ["6.7.3.3", "7.1"] },
  "a figure without a text that stands for it": { plant: without("Alt", "S", "/Figure"), clauses: ["7.3"] },
  "column titles of no columns": { plant: without("A", "S", "/TH"), clauses: ["7.5"] },
  "no language": { plant: inCatalog("Lang"), clauses: ["7.2", "6.7.4"] },
  "no title in the title bar": { plant: inCatalog("ViewerPreferences"), clauses: ["7.1"] },
  "pages whose order for the keyboard is not told": { plant: without("Tabs", "Type", "/Page"), clauses: ["7.18.3"] },
};

/** A sound document with one thing wrong. */
export async function planting(bytes: Uint8Array, plant: (doc: PDFDocument) => void): Promise<Uint8Array> {
  const doc = await PDFDocument.load(bytes, { updateMetadata: false });
  plant(doc);
  return doc.save({ updateFieldAppearances: false });
}

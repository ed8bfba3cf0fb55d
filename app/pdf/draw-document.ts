import { PDFDocument, PDFHexString, PDFName, type PDFObject, type PDFPage, type PDFRef } from "pdf-lib";
import { translatorFor } from "~/i18n/translator";
import { writeAttachments } from "./attachments";
import type { Block, DocumentContent, FontFiles } from "./content";
import { drawContents, layContents } from "./contents-page";
import { drawCover } from "./cover";
import { type Drawing, Flow, type LineBox } from "./flow";
import { writeFile } from "./file-writer";
import { Fonts } from "./fonts";
import { writeLinks } from "./links";
import { fileIdOf, writeInfo, writeXmp } from "./metadata";
import { writeOutline } from "./outline";
import { writeOutputIntent } from "./output-intent";
import type { Page } from "./page";
import { writePages } from "./page-tree";
import { drawPart } from "./part";
import { writeResources } from "./resources";
import { drawRunning } from "./running";
import { alternative, Tag, writeParentTree } from "./tags";
import { textString, Written } from "./written";

/** What a seal needs of the document that it is to stand in. */
export interface SealPlace {
  doc: PDFDocument;
  /** Where the field's widget goes. */
  firstPage: PDFPage;
  /**
   * Gives a widget its place in the structure, as PDF/UA-1, 7.18.4 asks of one that is not hidden.
   * @returns what its StructParent has to be
   */
  tagWidget(widget: PDFRef, alternative: string): number;
}

/** A box that a line of text was put into, on a page counted from 1. */
export type TextBox = Omit<LineBox, "page"> & { page: number };

export interface DrawOptions {
  /** Parts that are drawn, of all, and one more for writing the file. */
  onProgress?: (done: number, of: number) => void;
  /** Called once, when all pages stand and before the file is written. */
  reserveSeal?: (place: SealPlace) => void;
  /** Told of every line of text: what a test measures. */
  onText?: (box: TextBox) => void;
}

/**
 * Draws a document to PDF/A-3a and PDF/UA-1. The same content gives the same bytes, as long as the runtime's zlib is the
 * same. Nothing that a text holds makes it fail.
 */
export async function drawDocument(content: DocumentContent, files: FontFiles, options: DrawOptions = {}): Promise<Uint8Array> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  const fonts = new Fonts(files);
  const drawing: Drawing = {
    context: doc.context,
    fonts,
    anchors: anchorsOf(content),
    places: new Map(),
    entries: [],
    outlines: new Map(),
    set: new Map(),
    boxes: options.onText === undefined ? null : [],
  };
  const root = new Tag("Document", null);
  const pages = drawPages(content, drawing, root, options);
  tellBoxes(drawing, pages, options);
  const blocks = [...content.cover, ...content.parts.flatMap((part) => part.blocks)];
  const resources = writeResources(doc.context, fonts, blocks.some(isMap));
  writePages(doc.context, pagesOf(doc), pages, resources);
  writeDocument(doc, content, drawing, root, pages, options);
  const bytes = writeFile(doc.context);
  options.onProgress?.(content.parts.length + 1, content.parts.length + 1);
  return bytes;
}

function tellBoxes({ boxes }: Drawing, pages: readonly Page[], { onText }: DrawOptions): void {
  const numbers = new Map(pages.map((page, at) => [page, at + 1]));
  for (const box of boxes ?? []) onText?.({ ...box, page: numbers.get(box.page) ?? 0 });
}

const isMap = ({ kind }: Block) => kind === "europe-map";

function anchorsOf({ cover, parts }: DocumentContent): Set<string> {
  const anchors = new Set<string>(parts.map(({ anchor }) => anchor));
  for (const block of [...cover, ...parts.flatMap(({ blocks }) => blocks)])
    if (block.kind === "heading" && block.anchor !== undefined) anchors.add(block.anchor);
  return anchors;
}

/** The reference that the catalog has for its pages. */
function pagesOf(doc: PDFDocument): PDFRef {
  const ref = doc.catalog.get(PDFName.of("Pages"));
  if (ref === undefined) throw new Error("The catalog has no pages.");
  return ref as PDFRef;
}

/** Cover, contents and parts, in the order they stand; the contents are drawn last, when it is known where everything is. */
function drawPages(content: DocumentContent, drawing: Drawing, root: Tag, { onProgress }: DrawOptions): Page[] {
  const t = translatorFor(content.language);
  const cover = new Flow(drawing, null);
  const contents = new Flow(drawing, content.runningHeader);
  const body = new Flow(drawing, content.runningHeader);
  drawCover(cover, content, root.add("Part"));
  const contentsTag = content.hasContentsPage ? root.add("Part") : null;
  const layout = contentsTag === null ? [] : layContents(contents, content.parts);
  for (const [at, part] of content.parts.entries()) {
    drawPart(body, part, root.add("Part"));
    onProgress?.(at + 1, content.parts.length + 1);
  }
  const before = cover.pages.length + layout.length;
  const numbers = new Map(body.pages.map((page, at) => [page, before + at + 1]));
  if (contentsTag !== null)
    drawContents(contents, layout, t("pdf.contents"), contentsTag, ({ anchor }) => {
      const place = drawing.places.get(anchor);
      return String(place === undefined ? "" : numbers.get(place.page));
    });
  const pages = [...cover.pages, ...contents.pages, ...body.pages];
  const of = pages.length;
  drawRunning(cover, pages, {
    title: content.title,
    id: content.id,
    numberOf: (page) => t("pdf.page", { page: String(page), pages: String(of) }),
  });
  return pages;
}

/** All that is not on a page: structure, links, outline, attachments, metadata. */
function writeDocument(
  doc: PDFDocument,
  content: DocumentContent,
  { places, entries }: Drawing,
  root: Tag,
  pages: readonly Page[],
  { reserveSeal }: DrawOptions,
): void {
  const { context } = doc;
  const t = translatorFor(content.language);
  const links = pages.reduce((sum, page) => sum + page.links.length, 0);
  const widgets: Tag[] = [];
  const [first] = pages;
  if (reserveSeal !== undefined && first !== undefined)
    reserveSeal({
      doc,
      firstPage: doc.getPage(0),
      tagWidget(widget, text) {
        const form = root.add("Form", alternative(text));
        form.kids.push({ page: first, annotation: widget });
        widgets.push(form);
        return pages.length + links + widgets.length - 1;
      },
    });
  const structure = context.nextRef();
  root.write(context, structure);
  const parents = [
    ...pages.map(({ marked }) => `[${marked.map(({ ref }) => String(ref)).join(" ")}]`),
    ...writeLinks(context, pages, places, pages.length, {
      toPage: (page) => t("pdf.toPage", { page: String(page) }),
      toAddress: (address) => t("pdf.toAddress", { address }),
    }),
    ...widgets.map(({ ref }) => String(ref)),
  ];
  context.assign(
    structure,
    new Written(
      `<</Type/StructTreeRoot/K ${root.ref}/ParentTree ${writeParentTree(context, parents)}/ParentTreeNextKey ${parents.length}>>`,
    ),
  );
  const outline = writeOutline(context, entries);
  const attachments = writeAttachments(context, content.attachments);
  setAll(doc.catalog, {
    StructTreeRoot: String(structure),
    MarkInfo: "<</Marked true>>",
    Lang: textString(content.language),
    ViewerPreferences: "<</DisplayDocTitle true>>",
    Metadata: String(writeXmp(context, content)),
    OutputIntents: `[${writeOutputIntent(context)}]`,
    ...(outline === null ? {} : { Outlines: String(outline), PageMode: "/UseOutlines" }),
    ...(attachments === null ? {} : { AF: attachments.files, Names: `<</EmbeddedFiles ${attachments.names}>>` }),
  });
  const id = PDFHexString.of(fileIdOf(content.id));
  context.trailerInfo.ID = context.obj([id, id]);
  context.trailerInfo.Info = writeInfo(context, content);
}

function setAll(dict: { set(key: PDFName, value: PDFObject): void }, entries: Readonly<Record<string, string>>): void {
  for (const [key, value] of Object.entries(entries)) dict.set(PDFName.of(key), new Written(value));
}

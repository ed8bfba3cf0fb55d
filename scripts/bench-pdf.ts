import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { deflateSync, inflateSync } from "node:zlib";
import { PDFDocument, PDFName, PDFRawStream } from "pdf-lib";
import { drawDocument } from "../app/pdf/draw-document";
import { readFonts } from "../app/services/pack/fonts.server";
import { median, timed } from "./bench/measure";
import { packContent } from "./bench/pdf-content";

/**
 * What the bench of PDFs measures, each in a fresh process that loads no more than it needs:
 * `draw N FILE`, `html N FILE`, `react N FILE`, `floor N`, `flat N M`. `N` is a number of subcontractors.
 */
const require = createRequire(import.meta.url);
const font = (path: string) => require.resolve(`@expo-google-fonts/ibm-plex-sans/${path}`);
const fontFiles = {
  regular: font("400Regular/IBMPlexSans_400Regular.ttf"),
  strong: font("600SemiBold/IBMPlexSans_600SemiBold.ttf"),
};

const pagesOf = async (bytes: Uint8Array) => (await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount();

/** The bytes of every page's stream, as they were before they were deflated. */
async function pageStreams(bytes: Uint8Array): Promise<Uint8Array[]> {
  const doc = await PDFDocument.load(bytes, { updateMetadata: false });
  return doc.getPages().map(({ node }) => {
    const stream = doc.context.lookup(node.get(PDFName.of("Contents")));
    if (!(stream instanceof PDFRawStream)) throw new Error("A page has no stream.");
    return inflateSync(stream.contents);
  });
}

async function drawInto(count: string, file: string): Promise<object> {
  const content = packContent("da", Number(count));
  const began = performance.now();
  const bytes = await drawDocument(content, await readFonts());
  const ms = performance.now() - began;
  writeFileSync(file, bytes);
  return { ms, bytes: bytes.length, peakMb: process.resourceUsage().maxRSS / 1024 };
}

async function htmlInto(count: string, file: string): Promise<object> {
  const { pdfAsHtml } = await import("./bench/pdf-as-html");
  writeFileSync(file, pdfAsHtml(packContent("da", Number(count)), fontFiles));
  return {};
}

async function reactInto(count: string, file: string): Promise<object> {
  const { pdfAsReact } = await import("./bench/pdf-as-react");
  const bytes = await pdfAsReact(packContent("da", Number(count)), fontFiles);
  writeFileSync(file, bytes);
  return { pages: await pagesOf(bytes) };
}

/** Drawing a document, and deflating its page streams alone. */
async function floor(count: string): Promise<object> {
  const [content, fonts] = [packContent("da", Number(count)), await readFonts()];
  const streams = await pageStreams(await drawDocument(content, fonts));
  const draw = await timed(async () => {
    await drawDocument(content, fonts);
  });
  const deflate = await timed(() => {
    for (const stream of streams) deflateSync(stream);
  });
  return { draw, deflate, pages: streams.length };
}

/** What a page costs in a smaller and a larger document, warm: the median of five each, in turn. */
async function flat(small: string, large: string): Promise<object> {
  const fonts = await readFonts();
  const sizes = [packContent("da", Number(small)), packContent("da", Number(large))] as const;
  const pages = [await pagesOf(await drawDocument(sizes[0], fonts)), await pagesOf(await drawDocument(sizes[1], fonts))] as const;
  const taken: [number[], number[]] = [[], []];
  for (let turn = 0; turn < 5; turn += 1)
    for (const at of [0, 1] as const) taken[at].push(await timed(async () => void (await drawDocument(sizes[at], fonts)), 1));
  return { pages, perPage: [median(taken[0]) / pages[0], median(taken[1]) / pages[1]] };
}

const commands: Record<string, (...args: string[]) => Promise<object>> = {
  draw: (count = "1", file = "") => drawInto(count, file),
  html: (count = "1", file = "") => htmlInto(count, file),
  react: (count = "1", file = "") => reactInto(count, file),
  floor: (count = "1") => floor(count),
  flat: (small = "1", large = "2") => flat(small, large),
};

const [command = "", ...args] = process.argv.slice(2);
const chosen = commands[command];
if (chosen === undefined) throw new Error(`No such measurement: ${command}`);
process.stdout.write(JSON.stringify(await chosen(...args)));

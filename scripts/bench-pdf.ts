import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { deflateSync, inflateSync } from "node:zlib";
import { PDFDocument, PDFName, PDFRawStream } from "pdf-lib";
import type { DocumentContent } from "../app/pdf/content";
import { drawDocument } from "../app/pdf/draw-document";
import { readFonts } from "../app/services/pack/fonts.server";
import { timedInTurn } from "./bench/measure";

/**
 * What the bench of PDFs measures, each in a fresh process that loads no more than it needs:
 * `content N JSON` and `html N FILE` make what is to be drawn, of N subcontractors; `draw JSON FILE`, `react JSON FILE`,
 * `floor JSON` and `flat JSON JSON` measure.
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

const given = (path: string) => JSON.parse(readFileSync(path, "utf8")) as DocumentContent;

async function contentInto(count: string, file: string): Promise<object> {
  const { packContent } = await import("./bench/pdf-content");
  writeFileSync(file, JSON.stringify(packContent("da", Number(count))));
  return {};
}

async function htmlInto(count: string, file: string): Promise<object> {
  const { packContent } = await import("./bench/pdf-content");
  const { pdfAsHtml } = await import("./bench/pdf-as-html");
  writeFileSync(file, pdfAsHtml(packContent("da", Number(count)), fontFiles));
  return {};
}

async function drawInto(path: string, file: string): Promise<object> {
  const content = given(path);
  const began = performance.now();
  const bytes = await drawDocument(content, await readFonts());
  writeFileSync(file, bytes);
  return { ms: performance.now() - began, bytes: bytes.length, peakMb: process.resourceUsage().maxRSS / 1024 };
}

async function reactInto(content: string, file: string): Promise<object> {
  const { pdfAsReact } = await import("./bench/pdf-as-react");
  writeFileSync(file, await pdfAsReact(given(content), fontFiles));
  return {};
}

/** Drawing a document, and deflating its page streams alone. */
async function floor(path: string): Promise<object> {
  const [content, fonts] = [given(path), await readFonts()];
  const streams = await pageStreams(await drawDocument(content, fonts));
  const [draw, deflate] = await timedInTurn(
    async () => void (await drawDocument(content, fonts)),
    () => {
      for (const stream of streams) deflateSync(stream);
    },
    5,
  );
  return { draw, deflate, pages: streams.length };
}

/** What a page costs in a smaller and a larger document, warm. */
async function flat(small: string, large: string): Promise<object> {
  const fonts = await readFonts();
  const sizes = [given(small), given(large)] as const;
  const pages = [await pagesOf(await drawDocument(sizes[0], fonts)), await pagesOf(await drawDocument(sizes[1], fonts))] as const;
  const [one, other] = await timedInTurn(
    async () => void (await drawDocument(sizes[0], fonts)),
    async () => void (await drawDocument(sizes[1], fonts)),
    5,
  );
  return { pages, perPage: [one / pages[0], other / pages[1]] };
}

const commands: Record<string, (...args: string[]) => Promise<object>> = {
  content: (count = "1", file = "") => contentInto(count, file),
  html: (count = "1", file = "") => htmlInto(count, file),
  draw: (content = "", file = "") => drawInto(content, file),
  react: (content = "", file = "") => reactInto(content, file),
  floor: (content = "") => floor(content),
  flat: (small = "", large = "") => flat(small, large),
};

const [command = "", ...args] = process.argv.slice(2);
const chosen = commands[command];
if (chosen === undefined) throw new Error(`No such measurement: ${command}`);
process.stdout.write(JSON.stringify(await chosen(...args)));

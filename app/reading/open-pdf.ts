import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { loadCanvas } from "./canvas";
import { readingLimits } from "./reading-limits";
import { isOutOfMemory, refuseDocument } from "./refused-document";

const library = join(dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json")), "/");

/** What the library could not do for lack of memory it may leave out with no more than a warning. */
let ranOutOfMemory = false;

function listenToWarnings(): void {
  const hear = (...said: unknown[]) => {
    if (isOutOfMemory(said.map(String).join(" "))) ranOutOfMemory = true;
  };
  console.warn = hear;
  console.log = hear;
  console.info = hear;
  console.error = hear;
}

/** Ends the reading where anything was left out for lack of memory: a bomb is not a document without text. */
export function checkMemory(): void {
  if (ranOutOfMemory) refuseDocument("parse-memory");
}

/** What pdf.js makes an instance of while it starts, and needs for drawing alone. */
class Absent {}

/** Loaded only where there is a PDF. It takes these classes from the drawing surface, and does not start without them. */
async function loadLibrary() {
  if (loadCanvas() === null) {
    for (const name of ["DOMMatrix", "ImageData", "Path2D"]) Object.defineProperty(globalThis, name, { value: Absent });
  }
  return import("pdfjs-dist/legacy/build/pdf.mjs");
}

/**
 * Opens a PDF: nothing of it is compiled or run, no font of the machine used, no form in XML built. Once opened, whatever this process
 * prints is swallowed. It is refused where a password is needed.
 */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  listenToWarnings();
  const { getDocument, VerbosityLevel } = await loadLibrary();
  const loading = getDocument({
    data: bytes,
    verbosity: VerbosityLevel.WARNINGS,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
    maxImageSize: readingLimits.imagePixelsMax,
    useWorkerFetch: false,
    standardFontDataUrl: join(library, "standard_fonts/"),
    cMapUrl: join(library, "cmaps/"),
    wasmUrl: join(library, "wasm/"),
    iccUrl: join(library, "iccs/"),
  });
  try {
    return await loading.promise;
  } catch (error) {
    if (error instanceof Error && error.name === "PasswordException") return refuseDocument("password-needed");
    checkMemory();
    throw error;
  }
}

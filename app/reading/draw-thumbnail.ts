import { readFile } from "node:fs/promises";
import { type Canvas, loadCanvas } from "./canvas";
import { checkMemory, openPdf } from "./open-pdf";
import { readingLimits } from "./reading-limits";
import { recognise } from "./recognise";
import { refusalOfError } from "./refused-document";
import type { ThumbnailResult } from "./run-reader.server";

const absent: ThumbnailResult = { refused: { code: "no-thumbnail" } };

/** Draws within this process: for the child that `run-reader.server.ts` starts, and for nothing else. */
export async function drawHere(path: string, page: number): Promise<ThumbnailResult> {
  try {
    const found = await recognise(path);
    if ("refused" in found) return { refused: found.refused };
    if (loadCanvas() === null) return absent;
    if (found.mediaType === "application/pdf") return await drawPage(path, page);
    if (found.mediaType.startsWith("image/") && page === 1) return await drawImage(path);
    return absent;
  } catch (error) {
    return { refused: refusalOfError(error) };
  }
}

/** The height that a width of {@link readingLimits.thumbnailWidth} gives, within what is still a picture of a page. */
const heightOf = (width: number, height: number) =>
  Math.min(readingLimits.thumbnailWidth * 4, Math.max(1, Math.round((readingLimits.thumbnailWidth * height) / width)));

async function drawPage(path: string, number: number): Promise<ThumbnailResult> {
  const pdf = await openPdf(new Uint8Array(await readFile(path)));
  if (number > pdf.numPages) return absent;
  const page = await pdf.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  if (!(width > 0 && height > 0)) return absent;
  const viewport = page.getViewport({ scale: readingLimits.thumbnailWidth / width });
  const { canvas, context } = newCanvas(heightOf(width, height));
  await page.render({ canvas: null, canvasContext: context as CanvasRenderingContext2D, viewport }).promise;
  checkMemory();
  return { png: canvas.toBuffer("image/png") };
}

async function drawImage(path: string): Promise<ThumbnailResult> {
  const bytes = await readFile(path);
  const size = sizeOfImage(bytes);
  if (size === null) return { refused: { code: "damaged" } };
  if (size.width * size.height > readingLimits.imagePixelsMax) return { refused: { code: "parse-memory" } };
  const image = await loadCanvas()?.loadImage(bytes);
  if (image === undefined) return absent;
  const height = heightOf(image.width, image.height);
  const { canvas, context } = newCanvas(height);
  (context as CanvasRenderingContext2D).drawImage(image as CanvasImageSource, 0, 0, readingLimits.thumbnailWidth, height);
  return { png: canvas.toBuffer("image/png") };
}

function newCanvas(height: number): { canvas: Canvas; context: unknown } {
  const canvas = loadCanvas()?.createCanvas(readingLimits.thumbnailWidth, height);
  if (canvas === undefined) throw new Error("no canvas");
  const context = canvas.getContext("2d");
  (context as CanvasRenderingContext2D).fillStyle = "#ffffff";
  (context as CanvasRenderingContext2D).fillRect(0, 0, readingLimits.thumbnailWidth, height);
  return { canvas, context };
}

/** Pixels of a PNG or JPEG by its header, so that a bomb is not unpacked to be measured. */
function sizeOfImage(bytes: Buffer): { width: number; height: number } | null {
  if (bytes[0] === 0x89) return bytes.length < 24 ? null : { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    // Start of frame, other than the markers of tables between them (ITU-T T.81 B.1.1.3).
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

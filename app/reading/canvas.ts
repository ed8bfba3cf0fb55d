import { createRequire } from "node:module";

export interface Canvas {
  getContext(kind: "2d"): unknown;
  toBuffer(mime: "image/png"): Buffer;
}

interface CanvasLibrary {
  createCanvas(width: number, height: number): Canvas;
  loadImage(bytes: Buffer): Promise<{ width: number; height: number }>;
}

let loaded: CanvasLibrary | null | undefined;

/**
 * The drawing surface that pdf.js uses in Node. It is optional among its packages and made for each kind of machine; null where it is
 * not there or does not start.
 */
export function loadCanvas(): CanvasLibrary | null {
  if (loaded !== undefined) return loaded;
  try {
    const pdfjs = createRequire(import.meta.url).resolve("pdfjs-dist/package.json");
    loaded = createRequire(pdfjs)("@napi-rs/canvas") as CanvasLibrary;
  } catch {
    loaded = null;
  }
  return loaded;
}

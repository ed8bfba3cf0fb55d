import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Block, DocumentContent } from "../../app/pdf/content";
import { type DrawOptions, drawDocument } from "../../app/pdf/draw-document";
import { readFonts } from "../../app/services/pack/fonts.server";

export const fonts = readFonts();

export const draw = async (content: DocumentContent, options: DrawOptions = {}) => drawDocument(content, await fonts, options);

/** A document of one part, with the blocks asked for. */
export function documentOf(blocks: readonly Block[], more: Partial<DocumentContent> = {}): DocumentContent {
  return {
    language: "da",
    title: "Prøve",
    subject: "En prøve",
    id: "0193fe2a-0000-7000-8000-000000000001",
    madeAt: "2026-11-23T09:42:00Z",
    runningHeader: "Prøve",
    cover: [],
    hasContentsPage: false,
    parts: [{ anchor: "part", title: "Del", blocks }],
    attachments: [],
    ...more,
  };
}

/** A folder for the files that other programs are to read. */
export function scratch(): { write(name: string, bytes: Uint8Array): string; folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "tilsyn-pdf-"));
  return {
    folder,
    write(name, bytes) {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      return path;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What a program of another project says of a file. Its complaints are its output as well. */
export const ask = (program: string, ...parameters: string[]): string =>
  execFileSync(program, parameters, { encoding: "utf8", maxBuffer: 256 * 1024 * 1024, stdio: ["ignore", "pipe", "pipe"] });

import type { DocumentMediaType } from "../domain/document/media-type";
import { proposeFields } from "../domain/document/proposals/propose-fields";
import { activeContents, type DocumentReading, type ReadingResult } from "../domain/document/reading";
import { readAsic } from "./read-asic";
import { readDocx } from "./read-docx";
import { readMail } from "./read-mail";
import { readPdf } from "./read-pdf";
import { readXlsx } from "./read-xlsx";
import { readingLimits } from "./reading-limits";
import { recognise } from "./recognise";
import { RefusedDocument, refusalOfError } from "./refused-document";

/** What the reader of one kind finds; the rest follows from it. */
export type KindReading = Omit<DocumentReading, "mediaType" | "hasText" | "proposals">;

const image: KindReading = { pages: null, pageTexts: [], isCut: false, attachments: [], scripts: [], encrypted: false };

const readers: Readonly<Record<DocumentMediaType, (path: string) => Promise<KindReading>>> = {
  "application/pdf": readPdf,
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": readDocx,
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": readXlsx,
  "message/rfc822": readMail,
  "image/png": () => Promise.resolve(image),
  "image/jpeg": () => Promise.resolve(image),
  "application/vnd.etsi.asic-e+zip": readAsic,
  "application/vnd.etsi.asic-s+zip": readAsic,
};

/** Reads within this process: for the child that `run-reader.server.ts` starts, and for nothing else. */
export async function readHere(path: string): Promise<ReadingResult> {
  try {
    const found = await recognise(path);
    if ("refused" in found) throw new RefusedDocument(found.refused);
    const read = await readers[found.mediaType](path);
    const { pageTexts, isCut } = cutTexts(read.pageTexts.map(cleanText));
    return {
      reading: {
        mediaType: found.mediaType,
        ...read,
        pageTexts,
        isCut: read.isCut || isCut,
        scripts: activeContents.filter((content) => read.scripts.includes(content)),
        hasText: pageTexts.some((text) => /[\p{L}\p{N}]/u.test(text)),
        proposals: proposeFields(pageTexts),
      },
    };
  } catch (error) {
    return { refused: refusalOfError(error) };
  }
}

/** Composed letters, no soft hyphens, no control characters and no halves of surrogate pairs: what can be stored and searched. */
const cleanText = (text: string) =>
  text
    .normalize("NFC")
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/\u00ad/g, "")
    .replace(/[\0-\x08\x0b-\x1f\x7f]/g, " ");

function cutTexts(texts: readonly string[]): { pageTexts: string[]; isCut: boolean } {
  let left: number = readingLimits.textCharactersMax;
  const pageTexts = texts.map((text) => {
    const cut = text.slice(0, Math.max(0, left));
    left -= text.length;
    return cut;
  });
  return { pageTexts, isCut: left < 0 };
}

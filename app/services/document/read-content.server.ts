import { findBlob, findReading, listWaitingReadings, saveReading } from "../../../db/queries/reading.server";
import { putDocumentText } from "../../../db/queries/document-text.server";
import type { DocumentReading, ReadingRefusal } from "../../domain/document/reading";
import type { PdfSignatures } from "../../domain/document/signature";
import { readDocument, readSignaturesOf } from "../../reading/run-reader.server";
import { withLocalFile } from "../../storage/local-file.server";
import type { Context } from "../context";

/** What is kept of a reading: the texts of its pages stand where they are searched. */
export interface KeptReading {
  reading: Omit<DocumentReading, "pageTexts">;
  /** Null for what is no PDF. */
  signatures: PdfSignatures | null;
}

/** What the pages know of a content; `waiting` while nobody has read it. */
export type ReadingState =
  | { state: "waiting" }
  | ({ state: "read" } & KeptReading)
  | { state: "failed"; refused: ReadingRefusal; signatures: PdfSignatures | null };

/** The program itself failing, and not the file, is tried again so often. */
const attemptsMax = 3;

/** Reads one content in a process of its own and keeps what was read, or why not. Reading it again is harmless. */
export async function readContent(context: Context, sha256: string): Promise<void> {
  const { database, installation } = context;
  const blob = await findBlob(database.reader, sha256);
  if (blob === null) return;
  const { result, signatures } = await withLocalFile(installation.blobs, context.dataDirectory, sha256, async (path) => ({
    result: await readDocument(path),
    signatures: blob.mediaType === "application/pdf" ? await readSignaturesOf(path) : null,
  }));
  const attempts = (await findReading(database.reader, sha256))?.attempts ?? 0;
  await database.writer.transaction().execute(async (trx) => {
    if ("refused" in result) {
      const isOurs = result.refused.code === "reader-failed" && attempts + 1 < attemptsMax;
      const content = JSON.stringify({ refused: result.refused, signatures });
      await saveReading(trx, { sha256, state: isOurs ? "waiting" : "failed", attempts: attempts + 1, content });
      return;
    }
    const { pageTexts, ...reading } = result.reading;
    await saveReading(trx, { sha256, state: "read", attempts: attempts + 1, content: JSON.stringify({ reading, signatures }) });
    await putDocumentText(trx, sha256, pageTexts);
  });
}

const batch = 20;

/** Reads what waits, oldest first, a few at a time. @returns how many were read */
export async function readWaiting(context: Context): Promise<number> {
  const waiting = await listWaitingReadings(context.database.reader, batch);
  for (const sha256 of waiting) {
    try {
      await readContent(context, sha256);
    } catch (error) {
      console.error(`The document ${sha256} could not be read.`, error);
    }
  }
  return waiting.length;
}

export async function findReadingState(context: Context, sha256: string): Promise<ReadingState> {
  const found = await findReading(context.database.reader, sha256);
  if (found === null || found.state === "waiting" || found.content === null) return { state: "waiting" };
  return { state: found.state, ...JSON.parse(found.content) } as ReadingState;
}

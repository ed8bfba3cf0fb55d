import { Busboy } from "@fastify/busboy";
import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";

const limits = { fields: 40, fieldSize: 65_536, files: 50, fieldNameSize: 100 };

export interface IncomingFile {
  /** As the sender calls it. */
  fileName: string;
  chunks: AsyncIterable<Uint8Array>;
  /** Fields that came before it. */
  fields: ReadonlyMap<string, string>;
}

/** The form was cut off, or is none. */
export class BrokenForm extends Error {
  override name = "BrokenForm";
}

/**
 * Goes through the files of a form (RFC 7578) as they come, one after another, none of them held in memory. A file is drained where
 * `work` leaves some of it; a file input that was left empty is passed over.
 * @returns all fields, one that came several times with a line each; and whether files were left out because they were too many
 * @throws BrokenForm
 */
export async function eachFile(
  request: Request,
  work: (file: IncomingFile) => Promise<void>,
): Promise<{ fields: ReadonlyMap<string, string>; isCut: boolean }> {
  const type = request.headers.get("Content-Type") ?? "";
  if (request.body === null || !type.startsWith("multipart/form-data")) throw new BrokenForm("The form carries no files.");
  const fields = new Map<string, string>();
  const source = Readable.fromWeb(request.body as WebStream<Uint8Array>);
  const parser = new Busboy({ headers: { "content-type": type }, limits });
  let last: Promise<void> = Promise.resolve();
  let failure: unknown = null;
  let isCut = false;
  parser.on("filesLimit", () => {
    isCut = true;
  });
  parser.on("field", (name, value) => {
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : `${before}\n${value}`);
  });
  parser.on("file", (_name, stream, fileName) => {
    stream.on("error", () => undefined);
    if (fileName === undefined || fileName === "") return void stream.resume();
    const seen = new Map(fields);
    // The parser hands out the next file only once this one was read to its end.
    last = last
      .then(() => work({ fileName, chunks: stream, fields: seen }))
      .catch((error: unknown) => {
        failure ??= error;
      })
      .finally(() => void stream.resume());
  });
  // A sender who goes away ends the source with an error, and with it the file that is being read.
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    await finished(parser);
  } catch (error) {
    await last;
    if (failure !== null) throw failure;
    throw new BrokenForm("The form was cut off.", { cause: error });
  }
  await last;
  if (failure !== null) throw failure;
  return { fields, isCut };
}

import { findDocument } from "../../../db/queries/document.server";
import { drawThumbnail } from "../../reading/run-reader.server";
import { withLocalFile } from "../../storage/local-file.server";
import { keepThumbnail, readThumbnail } from "../../storage/thumbnail-files.server";
import { type Context, scopeOf } from "../context";

/** Each drawing takes a process of its own, so a list of files asks for one after another. */
let last: Promise<unknown> = Promise.resolve();

/** By hash, what is being drawn or waits for it: whoever asks for the same gets the same. */
const waiting = new Map<string, Promise<Buffer | null>>();

/** Contents that cannot be drawn, until the program starts anew: one that takes all its time would hold up the others at every look. */
const undrawable = new Set<string>();
const undrawableMax = 10_000;

async function draw({ dataDirectory, installation: { blobs } }: Context, sha256: string): Promise<Buffer | null> {
  const drawn = await withLocalFile(blobs, dataDirectory, sha256, (path) => drawThumbnail(path, 1));
  if ("png" in drawn) {
    await keepThumbnail(dataDirectory, sha256, drawn.png);
    return drawn.png;
  }
  if (undrawable.size >= undrawableMax) undrawable.clear();
  undrawable.add(sha256);
  return null;
}

function drawInTurn(context: Context, sha256: string): Promise<Buffer | null> {
  const known = waiting.get(sha256);
  if (known !== undefined) return known;
  const drawn = last.catch(() => undefined).then(() => draw(context, sha256));
  const done = drawn.finally(() => waiting.delete(sha256));
  last = done.catch(() => undefined);
  waiting.set(sha256, done);
  return done;
}

/** A picture of a version's first page, 240 pixels wide, drawn once and kept; null where there is none. */
export async function findThumbnail(context: Context, id: string, number: number): Promise<Buffer | null> {
  const document = await findDocument(context.database.reader, scopeOf(context), id);
  const version = document?.versions.find((one) => one.number === number);
  if (version === undefined) return null;
  const kept = await readThumbnail(context.dataDirectory, version.sha256);
  if (kept !== null || undrawable.has(version.sha256)) return kept;
  return drawInTurn(context, version.sha256);
}

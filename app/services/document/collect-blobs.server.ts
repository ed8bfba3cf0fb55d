import { isHeldBlob } from "../../../db/queries/document.server";
import { nextVersion } from "../../../db/queries/organisation.server";
import type { Context } from "../context";

const day = 24 * 60 * 60_000;

/**
 * Clears away what no row points to (I5): uploads that were cut off, and contents whose rows never came. What is collected lies in
 * quarantine for a day. Each is judged within a transaction of the register, so that an upload of the same content comes before or after.
 * @returns how many contents were put into quarantine and how many files were deleted
 */
export async function collectBlobs(context: Context): Promise<{ quarantined: number; deleted: number }> {
  const { blobs } = context.installation;
  const before = new Date(context.now().getTime() - day);
  let quarantined = 0;
  for await (const { sha256 } of blobs.list()) {
    if (await isHeldBlob(context.database.reader, sha256)) continue;
    quarantined += await context.database.writer.transaction().execute(async (trx) => {
      // Held until the end: an upload waits here.
      await nextVersion(trx);
      if (await isHeldBlob(trx, sha256)) return 0;
      await blobs.quarantine(sha256);
      return 1;
    });
  }
  return { quarantined, deleted: await blobs.sweep(before) };
}

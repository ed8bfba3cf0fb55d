import { createHash } from "node:crypto";
import { heldAmong, isHeldBlob, listBlobs, listPlacesOf } from "../../../db/queries/document.server";
import type { Database } from "../../../db/schema";
import type { HistoryProblem } from "../../domain/history/problem";
import type { BlobStore } from "../../storage/blob-store";

const atOnce = 200;

export interface BlobVerdict {
  /** Contents that rows point to. */
  blobs: number;
  /** Contents that no row points to: harmless, and collected in time. */
  orphans: number;
  problems: HistoryProblem[];
}

/** What is wrong with the bytes that are kept under a hash; null where nothing is. */
async function faultOf(blobs: BlobStore, sha256: string, sizeBytes: number): Promise<"blob-missing" | "blob-altered" | null> {
  const stream = await blobs.open(sha256);
  if (stream === null) return "blob-missing";
  const hash = createHash("sha256");
  let size = 0;
  for await (const part of stream) {
    hash.update(part as Uint8Array);
    size += part.length;
  }
  return size === sizeBytes && hash.digest("hex") === sha256 ? null : "blob-altered";
}

async function countOrphans({ reader }: Pick<Database, "reader">, blobs: BlobStore): Promise<number> {
  let orphans = 0;
  let page: string[] = [];
  const count = async () => {
    orphans += page.length - (await heldAmong(reader, page)).size;
    page = [];
  };
  for await (const { sha256 } of blobs.list()) {
    page.push(sha256);
    if (page.length >= atOnce) await count();
  }
  await count();
  return orphans;
}

/** Reads every content that rows point to, and names those that are missing or altered by the documents that hold them. */
export async function verifyBlobs(
  { reader }: Pick<Database, "reader">,
  blobs: BlobStore,
  problemsMax = 1_000,
): Promise<BlobVerdict> {
  const problems: HistoryProblem[] = [];
  let count = 0;
  for (let after = ""; problems.length < problemsMax; ) {
    const rows = await listBlobs(reader, after, atOnce);
    for (const { sha256, sizeBytes } of rows) {
      count += 1;
      const code = await faultOf(blobs, sha256, sizeBytes);
      // A row may have gone since it was listed, and its content with it.
      if (code === null || !(await isHeldBlob(reader, sha256))) continue;
      problems.push({ code, params: { sha256, documents: await listPlacesOf(reader, sha256) } });
    }
    after = rows.at(-1)?.sha256 ?? "";
    if (rows.length < atOnce) break;
  }
  return { blobs: count, orphans: await countOrphans({ reader }, blobs), problems };
}

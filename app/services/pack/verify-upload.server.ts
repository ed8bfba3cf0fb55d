import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileBytesMax } from "../../domain/document/document";
import { FileTooLarge, isFull } from "../../storage/blob-store";
import { receiveInto } from "../../storage/receive-blob.server";
import type { Context } from "../context";
import { type VerifiedPack, verifyPack } from "./verify-pack.server";

/** Verifies a pack that somebody sends. It is not kept: it stays here for as long as it is read. `full`: no room on the disk. */
export async function verifyUpload(
  { dataDirectory }: Pick<Context, "dataDirectory">,
  chunks: AsyncIterable<Uint8Array>,
  key: string,
): Promise<VerifiedPack & { full?: true }> {
  let path: string;
  try {
    ({ path } = await receiveInto(join(dataDirectory, "tmp"), chunks, fileBytesMax));
  } catch (error) {
    if (error instanceof FileTooLarge) return { refusal: { code: "file-too-large", params: { maxBytes: error.bytesMax } } };
    if (isFull(error)) return { refusal: { code: "store-full" }, full: true };
    throw error;
  }
  try {
    return await verifyPack(path, key);
  } finally {
    await rm(path, { force: true });
  }
}

import { fileBytesMax } from "../../domain/document/document";
import type { DocumentMediaType } from "../../domain/document/media-type";
import type { Refusal } from "../../domain/refusal";
import { recognise } from "../../reading/recognise";
import { FileTooLarge, isFull, type Received } from "../../storage/blob-store";
import { ScanLimit, ScannerSilent } from "../../storage/scanner";
import type { Context } from "../context";

export interface Arrived extends Received {
  mediaType: DocumentMediaType;
}

/** `fault`: of the installation and not of the file; no room on the disk, or a scanner that does not answer. */
export interface RefusedUpload {
  outcome: "refused";
  refusal: Refusal;
  fault?: "full" | "scanner";
}

export const refusedUpload = (code: string, params: Refusal["params"] = {}): RefusedUpload => ({
  outcome: "refused",
  refusal: { code, params },
});

function refusalOf(error: unknown): RefusedUpload | null {
  if (error instanceof FileTooLarge) return refusedUpload("file-too-large", { maxBytes: error.bytesMax });
  if (isFull(error)) return { outcome: "refused", refusal: { code: "store-full" }, fault: "full" };
  if (error instanceof ScanLimit) return refusedUpload("file-beyond-scanner");
  if (error instanceof ScannerSilent) return { outcome: "refused", refusal: { code: "scanner-silent" }, fault: "scanner" };
  return null;
}

/**
 * Takes a file into the store. What it is, is told by its bytes; another kind is refused by name. Where there is a scanner, what it did
 * not look through to the end and find clean is not kept.
 * @param look may refuse what has arrived, before it is looked through
 * @param write writes the rows: the content is kept before, so that no row ever points to a missing one
 */
export async function takeFile<T>(
  { installation: { blobs, scanner } }: Context,
  chunks: AsyncIterable<Uint8Array>,
  look: (arrived: Arrived) => Promise<RefusedUpload | null>,
  write: (arrived: Arrived) => Promise<T>,
): Promise<T | RefusedUpload> {
  let received: Received | null = null;
  try {
    received = await blobs.receive(chunks, fileBytesMax);
    const recognised = await recognise(received.path);
    if ("refused" in recognised) return { outcome: "refused", refusal: recognised.refused };
    const arrived = { ...received, mediaType: recognised.mediaType };
    const refused = await look(arrived);
    if (refused !== null) return refused;
    const signature = (await scanner?.scan(received.path)) ?? null;
    if (signature !== null) return refusedUpload("file-infected", { signature });
    await blobs.keep(received);
    return await write(arrived);
  } catch (error) {
    const refused = refusalOf(error);
    if (refused === null) throw error;
    return refused;
  } finally {
    if (received !== null) await blobs.discard(received);
  }
}

/** The sweep of contents that nobody points to waits for the transaction under way; what it took before is put back. */
export async function keepTaken({ installation: { blobs } }: Context, arrived: Arrived): Promise<void> {
  if ((await blobs.sizeOf(arrived.sha256)) === null) await blobs.keep(arrived);
}

import { Zip, ZipPassThrough } from "fflate";

export interface ZipEntry {
  name: string;
  bytes: Uint8Array;
}

/** A ZIP archive without ZIP64 holds no more. */
export const zipBytesMax = 4 * 1024 ** 3 - 1;

/** There is more than an archive holds. */
export class ZipFull extends Error {
  override name = "ZipFull";
}

/** A ZIP archive of what comes, in pieces as it comes; PDFs and most originals are deflated already, so nothing is deflated here. */
export async function* zipOf(entries: AsyncIterable<ZipEntry>, madeAt: string): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let failed: Error | null = null;
  let length = 0;
  const zip = new Zip((error, chunk) => {
    if (error !== null) failed = error;
    else waiting.push(chunk);
  });
  function* pieces() {
    if (failed !== null) throw failed;
    for (const piece of waiting) {
      length += piece.length;
      if (length > zipBytesMax) throw new ZipFull("The packs are more than one archive holds.");
      yield piece;
    }
    waiting = [];
  }
  for await (const { name, bytes } of entries) {
    const entry = new ZipPassThrough(name);
    entry.mtime = madeAt;
    zip.add(entry);
    entry.push(bytes, true);
    yield* pieces();
  }
  zip.end();
  yield* pieces();
}

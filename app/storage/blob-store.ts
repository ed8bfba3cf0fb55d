/**
 * Where the bytes of documents are kept, each content under its SHA-256. What is kept is never changed (I3), and no text of
 * a user is part of a name (I4).
 */
export interface BlobStore {
  /**
   * Takes a file in without keeping it: it is written, hashed and counted, and lies in a file of this machine until it is
   * kept or discarded.
   * @throws FileTooLarge where more than `bytesMax` come; StoreFull where there is no room; what the source throws
   */
  receive(chunks: AsyncIterable<Uint8Array>, bytesMax: number): Promise<Received>;
  /**
   * Keeps the content: from here on it is readable after any crash. Harmless where it is kept already.
   * @throws StoreFull where there is no room
   */
  keep(received: Received): Promise<void>;
  /** Ends the stay of a file that came in, kept or not: called once a row points to its content, or none ever will. */
  discard(received: Received): Promise<void>;
  /** The bytes, from `range.start` to `range.end` inclusive where given; null where there are none. */
  open(sha256: string, range?: { start: number; end: number }): Promise<NodeJS.ReadableStream | null>;
  /** Where the content lies on this machine; absent of a store that is elsewhere. The file must not be changed. */
  pathOf?(sha256: string): string;
  /** Size in bytes; null where it is not kept. */
  sizeOf(sha256: string): Promise<number | null>;
  /** Everything kept, in order of its hash. */
  list(): AsyncIterable<{ sha256: string; sizeBytes: number }>;
  /** Moves a content that no row points to out of the way; it is deleted after another day. */
  quarantine(sha256: string): Promise<void>;
  /** Deletes what was abandoned or put into quarantine before an instant. @returns how many */
  sweep(before: Date): Promise<number>;
  /** Tries out that it can be written and read. @throws with what to do where not */
  check(): Promise<void>;
}

/** A file that came in and is not kept yet. */
export interface Received {
  /** Hexadecimal. */
  sha256: string;
  sizeBytes: number;
  /** Where it lies on this machine meanwhile. */
  path: string;
}

export class FileTooLarge extends Error {
  override name = "FileTooLarge";
  constructor(readonly bytesMax: number) {
    super(`The file has more than ${bytesMax} bytes.`);
  }
}

/** No room for another file: answered with 507; reading goes on. */
export class StoreFull extends Error {
  override name = "StoreFull";
  constructor(options?: ErrorOptions) {
    super("There is no room for another file. Free some space where the documents are kept, then upload it again.", options);
  }
}

/** As the system says it (the last: of somebody's share), then SQLite and PostgreSQL (`disk_full`). */
const codesOfFull = new Set(["ENOSPC", "EDQUOT", "EFBIG", "SQLITE_FULL", "53100"]);

/** Whether there was no room on a disk. By its name, too: the pages are a program of their own, with classes of their own. */
export const isFull = (error: unknown) =>
  error instanceof Error && (error.name === "StoreFull" || ("code" in error && codesOfFull.has(String(error.code))));

/** Does the work; a full disk is told as {@link StoreFull}. */
export async function toldFull<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isFull(error) ? new StoreFull({ cause: error }) : error;
  }
}

export const isSha256 = (text: string) => /^[0-9a-f]{64}$/.test(text);

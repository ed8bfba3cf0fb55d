import type { ReadingRefusal } from "../domain/document/reading";

/** Ends the reading of a document with a reason. It is caught where reading begins, and nowhere else. */
export class RefusedDocument extends Error {
  constructor(readonly refusal: ReadingRefusal) {
    super(refusal.code);
  }
}

export function refuseDocument(code: ReadingRefusal["code"]): never {
  throw new RefusedDocument({ code });
}

const outOfMemory =
  /allocation failed|Invalid (?:typed )?array (?:buffer )?length|Invalid string length|larger than 2 ?GiB|Array buffer/i;

/** Whether an error, or what a library writes of one, says that memory was at its end. */
export const isOutOfMemory = (message: string) => outOfMemory.test(message);

/** The reason an error amounts to: memory at its end where the engine says so, else a file that is not what it began as. */
export function refusalOfError(error: unknown): ReadingRefusal {
  if (error instanceof RefusedDocument) return error.refusal;
  return { code: isOutOfMemory(error instanceof Error ? error.message : String(error)) ? "parse-memory" : "damaged" };
}

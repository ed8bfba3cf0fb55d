import { findSeqAt, getHead } from "../../../db/queries/history.server";
import { readInstant } from "../../domain/instant";
import type { Refusal } from "../../domain/refusal";
import { isKnownThere } from "../../storage/known-files.server";
import type { Context } from "../context";

export interface Known {
  /** ISO 8601 in UTC with milliseconds. */
  instant: string;
  /** The last event that had happened. */
  seq: number;
  /** Whether the register of that time is made. */
  isThere: boolean;
}

/**
 * The register as it was known at an instant: which event was the last by then. Refused where the text names no instant,
 * one before the history begins, or one to come.
 */
export async function findKnown({ database, dataDirectory, now }: Context, text: string): Promise<Known | { refusal: Refusal }> {
  const instant = readInstant(text);
  if (instant === null) return { refusal: { code: "bad-instant", params: { value: text } } };
  if (instant.slice(0, 16) > now().toISOString().slice(0, 16))
    return { refusal: { code: "instant-ahead", params: { value: text } } };
  const seq = await findSeqAt(database.reader, instant);
  if (seq === 0 && (await getHead(database.reader)).seq > 0)
    return { refusal: { code: "before-history", params: { value: text } } };
  return { instant, seq, isThere: isKnownThere(dataDirectory, seq) };
}

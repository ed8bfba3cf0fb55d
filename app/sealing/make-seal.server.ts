import type { SealKey } from "./seal-key.server";
import type { TimestampSettings } from "./seal-settings";
import { requestTimestamp } from "./timestamp.server";
import { writeCms } from "./write-cms";

/**
 * The value of a seal over parts of a file: PAdES B-B, with a time stamp B-T.
 * @param timestamp null: without
 * @throws {NoTimestamp} where there should be one and none can be had
 */
export async function makeSeal(key: SealKey, parts: readonly Uint8Array[], timestamp: TimestampSettings | null): Promise<Buffer> {
  const signed = key.sign(parts);
  return writeCms({ ...signed, timestamp: timestamp === null ? null : await requestTimestamp(signed.signature, timestamp) });
}

import type { SignatureReason } from "../../domain/document/signature";
import { isWhole, type PdfDictionary, PdfText } from "./pdf-value";
import { signatureLimits } from "./signature-limits";

export interface SignedRange {
  /** The two parts that are signed. */
  parts: [Uint8Array, Uint8Array];
  /** Where the signed revision ends. */
  end: number;
  /** The signature value. */
  contents: Uint8Array;
}

/**
 * What a signature is of: the whole revision from its first byte to its last, less exactly the one string that holds the
 * signature value (ISO 32000-2, 12.8.1). A larger gap would hold bytes that nobody signed.
 */
export function readSignedRange(bytes: Uint8Array, dictionary: PdfDictionary): SignedRange | SignatureReason {
  if (dictionary.source !== bytes) return "not-literal";
  if (dictionary.hasDuplicates) return "duplicate-key";
  const range = dictionary.get("ByteRange");
  if (!Array.isArray(range) || range.length !== 4 || !range.every(isWhole)) return "byte-range-shape";
  const [start, before, after, length] = range as [number, number, number, number];
  if (start !== 0) return "byte-range-start";
  const end = after + length;
  if (before > after || end > bytes.length) return "byte-range-outside-file";
  const contents = dictionary.get("Contents");
  if (!(contents instanceof PdfText) || !contents.isHex) return "gap-not-contents";
  if (contents.start !== before || contents.end !== after) return "gap-not-contents";
  if (contents.end - contents.start > 2 * signatureLimits.contentsBytesMax + 2) return "contents-too-large";
  if (!/^[0-9a-fA-F\s]*$/.test(Buffer.from(bytes.subarray(contents.start + 1, contents.end - 1)).toString("latin1")))
    return "gap-not-contents";
  if (dictionary.end > end) return "dictionary-not-covered";
  return { parts: [bytes.subarray(0, before), bytes.subarray(after, end)], end, contents: contents.bytes() };
}

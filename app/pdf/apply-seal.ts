import { byteRangePlaceholder, contentsPlaceholder, sealBytesMax } from "./seal-field";

/** Where the seal's value goes, and what it is of: all of the file but that. */
export interface SealRange {
  before: number;
  after: number;
  length: number;
}

const latin1 = (text: string) => Buffer.from(text, "latin1");

function placeOf(file: Buffer, placeholder: string): number {
  const at = file.lastIndexOf(latin1(placeholder));
  if (at < 0 || file.indexOf(latin1(placeholder)) !== at) throw new Error("The document has no one place for a seal.");
  return at;
}

/**
 * Seals a document that was drawn with a place for it: what it covers is written down first, as that is covered too.
 * @param makeValue gives the signature value (DER) of the two parts of the file around its own place
 * @throws where the value is larger than its place
 */
export async function applySeal(
  drawn: Uint8Array,
  makeValue: (parts: readonly [Uint8Array, Uint8Array]) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const file = Buffer.from(drawn);
  const before = placeOf(file, contentsPlaceholder) + "/Contents".length;
  const after = before + contentsPlaceholder.length - "/Contents".length;
  const offsets = [before, after, file.length - after].map((offset) => String(offset)).join(" ");
  file.write(`/ByteRange[0 ${offsets}]`.padEnd(byteRangePlaceholder.length), placeOf(file, byteRangePlaceholder), "latin1");
  const value = await makeValue([file.subarray(0, before), file.subarray(after)]);
  if (value.length > sealBytesMax) throw new Error(`A seal of ${value.length} bytes does not fit its place.`);
  file.write(Buffer.from(value).toString("hex"), before + 1, "latin1");
  return file;
}

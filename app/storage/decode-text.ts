import { refuseFile } from "./refused-file";

const startsWith = (bytes: Uint8Array, ...first: number[]) => first.every((byte, index) => bytes[index] === byte);

function decodeStrictly(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return refuseFile("bad-encoding");
  }
}

/** Bytes of no character in Windows-1252. */
const undefinedIn1252 = /[\x81\x8d\x8f\x90\x9d]/;
/** Its characters 0x80 to 0x9f, the only ones that Latin-1 has otherwise. Node 20's own decoder takes the one for the other. */
const characters80to9f = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";
const utf8Sequence = /[\xc3-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2}/g;
const cutUtf8Sequence = /(?:[\xc3-\xf4]|[\xe1-\xf4][\x80-\xbf]|\xf0[\x80-\xbf]{2})$/;

/**
 * The text of a file in UTF-8 (byte order mark or not), UTF-16 (with one) or Windows-1252. What looks like UTF-8 with a fault in
 * it is refused: read as Windows-1252 it would turn `København` into `KÃ¸benhavn` without a word.
 */
export function decodeText(bytes: Uint8Array): string {
  if (startsWith(bytes, 0xff, 0xfe)) return decodeStrictly(bytes, "utf-16le");
  if (startsWith(bytes, 0xfe, 0xff)) return decodeStrictly(bytes, "utf-16be");
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return withoutNul(decodeStrictly(bytes, "utf-8"));
  try {
    return withoutNul(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const sequences = latin1.match(utf8Sequence)?.length ?? 0;
  const others = latin1.replace(utf8Sequence, "").match(/[\x80-\xff]/g)?.length ?? 0;
  if (undefinedIn1252.test(latin1) || cutUtf8Sequence.test(latin1) || sequences >= others) refuseFile("bad-encoding");
  return withoutNul(latin1.replace(/[\x80-\x9f]/g, (byte) => characters80to9f[byte.charCodeAt(0) - 0x80] ?? byte));
}

/** A NUL is a sign of UTF-16 without its mark, or of no text at all. */
function withoutNul(text: string): string {
  if (text.includes("\0")) refuseFile("bad-encoding");
  return text;
}

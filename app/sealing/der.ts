/**
 * The few forms of DER (X.690) that a seal is written in. Certificates and time stamps have to stand in it byte for byte as their
 * makers wrote them, which a library that reads and writes them again does not promise.
 */
function lengthOf(bytes: number): Buffer {
  if (bytes < 0x80) return Buffer.of(bytes);
  const hex = bytes.toString(16);
  const octets = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, "hex");
  return Buffer.concat([Buffer.of(0x80 + octets.length), octets]);
}

function written(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(tag), lengthOf(content.length), content]);
}

export const sequence = (...parts: readonly Uint8Array[]) => written(0x30, ...parts);
/** DER orders what has no order of its own. */
export const setOf = (...parts: readonly Uint8Array[]) => written(0x31, ...[...parts].sort(Buffer.compare));
export const octets = (bytes: Uint8Array) => written(0x04, bytes);
export const smallInteger = (value: number) => written(0x02, Buffer.of(value));
export const nothing = Buffer.of(0x05, 0);
/** A part with a tag of its place; `content` is what stands inside. */
export const tagged = (place: number, ...content: readonly Uint8Array[]) => written(0xa0 + place, ...content);

export function identifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  const bytes: number[] = [];
  for (const arc of [first * 40 + second, ...rest]) {
    const groups = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) groups.unshift((left & 0x7f) | 0x80);
    bytes.push(...groups);
  }
  return written(0x06, Buffer.from(bytes));
}

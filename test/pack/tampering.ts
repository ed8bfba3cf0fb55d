/** One way to change a pack, made by numbers from 0 up to 1. */
export type Tampering = (file: Buffer, next: () => number) => Buffer;

const place = (file: Buffer, next: () => number) => Math.floor(next() * file.length);
/** Where a cut of up to so many bytes can begin. */
const cut = (file: Buffer, next: () => number, longest: number) => {
  const length = 1 + Math.floor(next() * longest);
  return { at: Math.floor(next() * (file.length - length)), length };
};

const changed = (file: Buffer, at: number, by: number) => {
  const copy = Buffer.from(file);
  copy[at] = (copy[at] ?? 0) ^ by;
  return copy;
};

/** What somebody does to a file who does not know what is in it. Each changes at least one byte. */
export const tamperings: Readonly<Record<string, Tampering>> = {
  "a bit flipped": (file, next) => changed(file, place(file, next), 1 << Math.floor(next() * 8)),
  "a byte overwritten": (file, next) => changed(file, place(file, next), 1 + Math.floor(next() * 255)),
  "bytes taken out": (file, next) => {
    const { at, length } = cut(file, next, 200);
    return Buffer.concat([file.subarray(0, at), file.subarray(at + length)]);
  },
  "bytes put in": (file, next) => {
    const at = place(file, next);
    const more = Buffer.from(Array.from({ length: 1 + Math.floor(next() * 50) }, () => Math.floor(next() * 256)));
    return Buffer.concat([file.subarray(0, at), more, file.subarray(at)]);
  },
  "bytes said twice": (file, next) => {
    const { at, length } = cut(file, next, 500);
    return Buffer.concat([file.subarray(0, at + length), file.subarray(at)]);
  },
  "cut off": (file, next) => file.subarray(0, place(file, next)),
  "something added": (file, next) => {
    const more = ["\n", " ", "%%EOF\n", "\0".repeat(20), "1 0 obj\n<<>>\nendobj\n"];
    return Buffer.concat([file, Buffer.from(more[Math.floor(next() * more.length)] ?? "\n")]);
  },
  "two stretches exchanged": (file, next) => {
    const { at, length } = cut(file, next, 60);
    const other = (at + length + Math.floor(next() * (file.length - 2 * length))) % (file.length - length);
    const copy = Buffer.from(file);
    file.copy(copy, at, other, other + length);
    file.copy(copy, other, at, at + length);
    return copy.equals(file) ? changed(file, at, 1) : copy;
  },
};

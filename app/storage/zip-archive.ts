import { inflateRawSync } from "node:zlib";
import { refuseFile } from "./refused-file";
import { tableLimits } from "./table-limits";

export interface ArchiveEntry {
  name: string;
  method: number;
  packedBytes: number;
  unpackedBytes: number;
  offset: number;
}

const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;
const unknown32 = 0xffffffff;

/** The contents of a ZIP file by its central directory (APPNOTE 6.3), ZIP64 sizes included. Half a file has no directory. */
export function listArchive(bytes: Buffer): ArchiveEntry[] {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > tableLimits.archiveEntriesMax) refuseFile("file-unreadable");
  const entries: ArchiveEntry[] = [];
  const names = new Set<string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== directorySignature) refuseFile("file-unreadable");
    const flags = bytes.readUInt16LE(at + 8);
    if ((flags & 1) === 1) refuseFile("file-encrypted");
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    // Two parts of one name are one part to one reader and another to the next.
    if (names.has(name)) refuseFile("file-unreadable");
    names.add(name);
    entries.push(toEntry(bytes, at, name, bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength)));
    at += 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function findEnd(bytes: Buffer): number {
  for (let at = bytes.length - endLength; at >= Math.max(0, bytes.length - endLength - 0xffff); at -= 1) {
    if (bytes.readUInt32LE(at) === endSignature) return at;
  }
  return refuseFile("file-unreadable");
}

/** Sizes of 0xffffffff stand in the ZIP64 extra field, in this order and only those that do not fit. */
function toEntry(bytes: Buffer, at: number, name: string, extra: Buffer): ArchiveEntry {
  const wide: number[] = [];
  for (let field = 0; field + 4 <= extra.length; field += 4 + extra.readUInt16LE(field + 2)) {
    if (extra.readUInt16LE(field) !== 1) continue;
    const until = Math.min(extra.length, field + 4 + extra.readUInt16LE(field + 2));
    for (let value = field + 4; value + 8 <= until; value += 8) wide.push(Number(extra.readBigUInt64LE(value)));
  }
  const sizeOf = (value: number) => (value === unknown32 ? (wide.shift() ?? refuseFile("file-unreadable")) : value);
  const unpackedBytes = sizeOf(bytes.readUInt32LE(at + 24));
  const packedBytes = sizeOf(bytes.readUInt32LE(at + 20));
  return { name, method: bytes.readUInt16LE(at + 10), packedBytes, unpackedBytes, offset: sizeOf(bytes.readUInt32LE(at + 42)) };
}

/** Unpacks one entry, which may not have more bytes than the archive says, nor more than are allowed. */
export function unpackEntry(bytes: Buffer, entry: ArchiveEntry, bytesMax: number): Buffer {
  // An archive that unpacks to more is a bomb; what it would take to read it is memory.
  if (entry.unpackedBytes > bytesMax) refuseFile("parse-memory");
  const { offset } = entry;
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== localSignature) refuseFile("file-unreadable");
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const packed = bytes.subarray(start, start + entry.packedBytes);
  if (packed.length !== entry.packedBytes) refuseFile("file-unreadable");
  const unpacked =
    entry.method === 0 ? packed : entry.method === 8 ? inflate(packed, entry.unpackedBytes) : refuseFile("file-unreadable");
  if (unpacked.length !== entry.unpackedBytes) refuseFile("file-unreadable");
  return unpacked;
}

function inflate(packed: Buffer, length: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, length) });
  } catch {
    return refuseFile("file-unreadable");
  }
}

import { rangeRoom, sealBytesMax, sealMark } from "./seal-field";

/** Makes a signature value, DER, of the two parts of a file around the place where it goes. */
export type MakeSeal = (parts: readonly [Uint8Array, Uint8Array]) => Promise<Uint8Array>;

/**
 * Seals a written document that has room for it: says what is signed, and puts in the value that `make` gives of it. The bytes
 * are changed where they are, so that a large file is not held twice; where `make` fails they are good for another attempt.
 * @param id of the document
 */
export async function applySeal(bytes: Uint8Array, id: string, make: MakeSeal): Promise<void> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const before = file.indexOf(`<${sealMark(id)}`, 0, "latin1");
  const range = before - `${rangeRoom}]/Contents`.length;
  const after = before + 2 * sealBytesMax + 2;
  if (before < 0 || file.indexOf(`<${sealMark(id)}`, after, "latin1") >= 0)
    throw new Error("The document has no room for a seal.");
  file.write(`${before} ${after} ${file.length - after}`.padEnd(rangeRoom.length), range, "latin1");
  const value = await make([file.subarray(0, before), file.subarray(after)]);
  if (value.length > sealBytesMax) throw new Error(`A seal of ${value.length} bytes does not fit.`);
  file.write(
    Buffer.from(value)
      .toString("hex")
      .toUpperCase()
      .padEnd(2 * sealBytesMax, "0"),
    before + 1,
    "latin1",
  );
}

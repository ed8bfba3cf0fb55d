import fc from "fast-check";
import { expect, test } from "vitest";
import { BadEncoding, NotJson, type Piece, readPieces } from "../../app/services/portfolio/portfolio-stream.server";

async function pieces(chunks: Buffer[]): Promise<Piece[]> {
  const read: Piece[] = [];
  for await (const piece of readPieces(chunks)) read.push(piece);
  return read;
}

const aDocument = fc.record({
  format: fc.string(),
  extra: fc.jsonValue(),
  subcontractors: fc.array(fc.jsonValue(), { maxLength: 5 }),
});

test("the pieces are what JSON.parse gives, wherever the bytes are cut and however they are laid out", async () => {
  await fc.assert(
    fc.asyncProperty(
      aDocument,
      fc.constantFrom(0, 1, 4),
      fc.array(fc.nat(), { maxLength: 8 }),
      async (document, indent, cuts) => {
        const bytes = Buffer.from(JSON.stringify(document, null, indent));
        const at = [...new Set([0, ...cuts.map((cut) => cut % bytes.length), bytes.length])].sort((a, b) => a - b);
        const read = await pieces(at.slice(1).map((end, index) => bytes.subarray(at[index], end)));
        const { subcontractors, ...members } = JSON.parse(bytes.toString()) as typeof document;
        expect(read.flatMap((piece) => (piece.kind === "subcontractor" ? [piece.value] : []))).toEqual(subcontractors);
        expect(Object.fromEntries(read.flatMap((piece) => (piece.kind === "member" ? [[piece.name, piece.value]] : [])))).toEqual(
          members,
        );
      },
    ),
    { numRuns: 300 },
  );
});

test("half a document is no JSON, wherever it ends", async () => {
  const whole = Buffer.from('{"format":"x","subcontractors":[{"key":"a"},{"key":"b\\"}"}],"organisation":{"name":null}}');
  for (let length = 0; length < whole.length; length += 1) {
    await expect(pieces([whole.subarray(0, length)]), String(length)).rejects.toThrow(NotJson);
  }
  expect(await pieces([whole])).toHaveLength(4);
});

test.each([
  "",
  "[]",
  "null",
  "{]",
  "{} {}",
  '{"a" 1}',
  '{"a":1,}',
  '{"subcontractors":[1,]}',
  '{"subcontractors":[1 2]}',
  "<html>",
  "name;land",
])("%j is refused", async (text) => {
  await expect(pieces([Buffer.from(text)])).rejects.toThrow(NotJson);
});

test("a byte order mark is passed over; UTF-16 and Windows-1252 are named", async () => {
  expect(await pieces([Buffer.from('\uFEFF{"a":1}')])).toEqual([{ kind: "member", name: "a", value: 1 }]);
  await expect(pieces([Buffer.from('\uFEFF{"a":1}', "utf16le")])).rejects.toThrow(BadEncoding);
  await expect(pieces([Buffer.from('{"a":"\u00f8"}', "latin1")])).rejects.toThrow(BadEncoding);
});

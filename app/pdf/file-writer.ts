import { type PDFContext, PDFInvalidObject, type PDFObject, type PDFRef, PDFStream } from "pdf-lib";
import { deflateSync } from "node:zlib";

/** Objects to a stream: more deflate better, fewer are quicker to look up. */
const objectsTogether = 200;

const latin1 = (text: string) => Buffer.from(text, "latin1");

function bytesOf(object: PDFObject): Buffer {
  const bytes = Buffer.allocUnsafe(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return bytes;
}

/** A stream as it stands in the file; its contents are not copied, as they may be an attachment of any size. */
function streamPieces(stream: PDFStream): Uint8Array[] {
  const contents = stream.getContents();
  stream.updateDict();
  return [latin1(`${stream.dict}\nstream\n`), contents, latin1("\nendstream")];
}

/** Where the bytes of an object are: at an offset of the file, or as one of a stream's objects. */
type Place = { offset: number } | { stream: number; index: number };

/**
 * Writes all objects to a file (ISO 32000-1, 7.5): streams as they are, what a seal reserved as it is, all else together in
 * object streams. The library's own writer deflates these in JavaScript and copies byte by byte, which takes as long as
 * drawing does.
 */
export function writeFile(context: PDFContext): Uint8Array {
  const pieces: Uint8Array[] = [];
  let offset = 0;
  const places = new Map<number, Place>();
  const put = (...more: readonly Uint8Array[]) => {
    for (const piece of more) {
      pieces.push(piece);
      offset += piece.length;
    }
  };
  const putObject = (number: number, body: readonly Uint8Array[]) => {
    places.set(number, { offset });
    put(latin1(`${number} 0 obj\n`), ...body, latin1("\nendobj\n"));
  };
  // Bytes above 127 tell whoever moves the file that it is not text.
  put(latin1("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"));
  const together: [PDFRef, PDFObject][] = [];
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFStream) putObject(ref.objectNumber, streamPieces(object));
    else if (object instanceof PDFInvalidObject) putObject(ref.objectNumber, [bytesOf(object)]);
    else together.push([ref, object]);
  }
  let next = context.largestObjectNumber + 1;
  for (let at = 0; at < together.length; at += objectsTogether) {
    const some = together.slice(at, at + objectsTogether);
    const number = next++;
    for (const [index, [ref]] of some.entries()) places.set(ref.objectNumber, { stream: number, index });
    putObject(number, objectStream(some));
  }
  const start = offset;
  places.set(next, { offset });
  put(latin1(`${next} 0 obj\n`), ...crossReferences(context, places, next), latin1(`\nendobj\nstartxref\n${start}\n%%EOF\n`));
  return Buffer.concat(pieces);
}

/** ISO 32000-1, 7.5.7: numbers and offsets first, then the objects. */
function objectStream(objects: readonly [PDFRef, PDFObject][]): Buffer[] {
  let head = "";
  let texts = "";
  for (const [ref, object] of objects) {
    head += `${ref.objectNumber} ${texts.length} `;
    texts += `${object}\n`;
  }
  const bytes = deflateSync(latin1(head + texts));
  const dict = `<</Type/ObjStm/N ${objects.length}/First ${head.length}/Filter/FlateDecode/Length ${bytes.length}>>`;
  return [latin1(`${dict}\nstream\n`), bytes, latin1("\nendstream")];
}

/** ISO 32000-1, 7.5.8: seven bytes to an object, its kind, where it is, and which of a stream's it is. */
function crossReferences({ trailerInfo }: PDFContext, places: ReadonlyMap<number, Place>, last: number): Buffer[] {
  const table = Buffer.alloc((last + 1) * 7);
  table.writeUInt16BE(0xffff, 5);
  for (const [number, place] of places) {
    const at = number * 7;
    const isOwn = "offset" in place;
    table[at] = isOwn ? 1 : 2;
    table.writeUInt32BE(isOwn ? place.offset : place.stream, at + 1);
    table.writeUInt16BE(isOwn ? 0 : place.index, at + 5);
  }
  const bytes = deflateSync(table);
  const dict =
    `<</Type/XRef/Size ${last + 1}/W[1 4 2]/Root ${trailerInfo.Root}/Info ${trailerInfo.Info}/ID ${trailerInfo.ID}` +
    `/Filter/FlateDecode/Length ${bytes.length}>>`;
  return [latin1(`${dict}\nstream\n`), bytes, latin1("\nendstream")];
}

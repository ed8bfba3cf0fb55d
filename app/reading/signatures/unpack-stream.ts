import { inflateSync } from "node:zlib";
import { PdfDictionary, isName, isWhole, type PdfStream, type PdfValue } from "./pdf-value";
import { fault } from "./signature-limits";

/**
 * The bytes of a stream, unpacked, at most so many. Only what cross-references, object streams and attachments are packed with
 * in practice; anything else is refused.
 * @param resolve follows a reference
 */
export function unpackStream(stream: PdfStream, bytesMax: number, resolve: (value: PdfValue) => PdfValue): Uint8Array {
  const list = (value: PdfValue) => (Array.isArray(value) ? value.map(resolve) : value === null ? [] : [value]);
  const filters = list(resolve(stream.dictionary.get("Filter")));
  const parameters = list(resolve(stream.dictionary.get("DecodeParms")));
  if (filters.length > 2) return fault("packed too often");
  let bytes = stream.raw();
  for (const [index, filter] of filters.entries()) {
    if (!isName(filter, "FlateDecode") && !isName(filter, "Fl")) return fault("unknown filter");
    bytes = inflateSync(bytes, { maxOutputLength: bytesMax, finishFlush: 2 });
    const parameter = parameters[index];
    if (parameter instanceof PdfDictionary) bytes = undoPredictor(bytes, parameter);
  }
  return bytes.length > bytesMax ? fault("too much unpacked") : bytes;
}

/** PNG prediction (RFC 2083, 6), which cross-reference streams are commonly written with. */
function undoPredictor(bytes: Uint8Array, parameters: PdfDictionary): Uint8Array {
  const predictor = parameters.get("Predictor") ?? 1;
  if (predictor === 1) return bytes;
  const columns = parameters.get("Columns") ?? 1;
  if (!isWhole(predictor) || predictor < 10 || !isWhole(columns) || columns < 1 || columns > 1_000)
    return fault("unknown predictor");
  if ((parameters.get("Colors") ?? 1) !== 1 || (parameters.get("BitsPerComponent") ?? 8) !== 8) return fault("unknown predictor");
  const rows = Math.floor(bytes.length / (columns + 1));
  const out = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const type = bytes[row * (columns + 1)] ?? 0;
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column;
      const left = column > 0 ? (out[at - 1] ?? 0) : 0;
      const above = row > 0 ? (out[at - columns] ?? 0) : 0;
      const aboveLeft = row > 0 && column > 0 ? (out[at - columns - 1] ?? 0) : 0;
      out[at] = (bytes[row * (columns + 1) + 1 + column] ?? 0) + predicted(type, left, above, aboveLeft);
    }
  }
  return out;
}

function predicted(type: number, left: number, above: number, aboveLeft: number): number {
  if (type === 0) return 0;
  if (type === 1) return left;
  if (type === 2) return above;
  if (type === 3) return (left + above) >> 1;
  if (type !== 4) return fault("unknown predictor");
  const estimate = left + above - aboveLeft;
  const [toLeft, toAbove, toAboveLeft] = [left, above, aboveLeft].map((value) => Math.abs(estimate - value)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toAbove && toLeft <= toAboveLeft) return left;
  return toAbove <= toAboveLeft ? above : aboveLeft;
}

import { type CrossReferences, readCrossReferences } from "./cross-references";
import { isName, isWhole, PdfDictionary, PdfReference, PdfStream, type PdfValue } from "./pdf-value";
import { type Location, streamStart } from "./reference-section";
import { fault, PdfFault, signatureLimits } from "./signature-limits";
import { unpackStream } from "./unpack-stream";
import { ValueParser } from "./value-parser";

/** The objects of one revision, each read when asked for. A broken one is null, and remembered as broken. */
export class ObjectGraph {
  readonly references: CrossReferences;
  readonly broken = new Set<number>();
  private readonly values = new Map<number, PdfValue>();
  private readonly containers = new Map<number, Map<number, PdfValue> | null>();
  private unpackedBytes = 0;

  /** @param bytes the file up to the end of the revision */
  constructor(readonly bytes: Uint8Array) {
    this.references = readCrossReferences(bytes);
  }

  /** What a value is after following references. */
  resolve(value: PdfValue): PdfValue {
    let current = value;
    for (let step = 0; current instanceof PdfReference; step += 1) {
      if (step > 20) return null;
      current = this.object(current.number);
    }
    return current;
  }

  dictionary(value: PdfValue): PdfDictionary | null {
    const resolved = this.resolve(value);
    return resolved instanceof PdfDictionary ? resolved : null;
  }

  catalog(): PdfDictionary | null {
    return this.dictionary(this.references.root);
  }

  locationOf(number: number): Location {
    return this.references.locations.get(number) ?? "free";
  }

  /** @throws PdfFault when more objects were asked for than any honest file needs */
  object(number: number): PdfValue {
    const known = this.values.get(number);
    if (known !== undefined) return known;
    if (this.values.size >= signatureLimits.objectsReadMax) return fault("too many objects");
    // While it is being read it is null: an object that contains itself ends there.
    this.values.set(number, null);
    const value = this.read(number);
    this.values.set(number, value);
    return value;
  }

  private read(number: number): PdfValue {
    const location = this.locationOf(number);
    if (location === "free") return null;
    try {
      return "offset" in location
        ? this.readAt(location.offset, number)
        : (this.contained(location.container).get(number) ?? fault("not in its container"));
    } catch (error) {
      if (!(error instanceof PdfFault || error instanceof RangeError || isZlibError(error))) throw error;
      this.broken.add(number);
      return null;
    }
  }

  /** The object that begins at an offset. */
  readAt(offset: number, number: number | null): PdfValue {
    const parser = new ValueParser(this.bytes, offset);
    const found = parser.whole();
    parser.whole();
    if (!parser.takes("obj") || (number !== null && found !== number)) return fault("another object");
    const value = parser.value();
    if (!(value instanceof PdfDictionary)) return value;
    const start = streamStart(parser);
    return start === null ? value : new PdfStream(value, this.bytes, start, this.streamEnd(value, start));
  }

  private streamEnd(dictionary: PdfDictionary, start: number): number {
    const length = this.resolve(dictionary.get("Length"));
    if (isWhole(length) && start + length <= this.bytes.length) {
      if (new ValueParser(this.bytes, start + length).takes("endstream")) return start + length;
    }
    const end = Buffer.from(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength).indexOf("endstream", start);
    return end < 0 ? fault("stream without end") : end;
  }

  unpack(stream: PdfStream, bytesMax: number = signatureLimits.unpackedBytesMax): Uint8Array {
    const left = signatureLimits.unpackedBytesMax - this.unpackedBytes;
    if (left <= 0) return fault("too much unpacked");
    const bytes = unpackStream(stream, Math.min(bytesMax, left), (value) => this.resolve(value));
    this.unpackedBytes += bytes.length;
    return bytes;
  }

  private contained(container: number): Map<number, PdfValue> {
    let objects = this.containers.get(container);
    if (objects === undefined) {
      this.containers.set(container, null);
      objects = this.readContainer(container);
      this.containers.set(container, objects);
    }
    return objects ?? fault("container within itself");
  }

  private readContainer(container: number): Map<number, PdfValue> {
    const stream = this.object(container);
    if (!(stream instanceof PdfStream) || !isName(stream.dictionary.get("Type"), "ObjStm")) return fault("no container");
    const count = this.resolve(stream.dictionary.get("N"));
    const first = this.resolve(stream.dictionary.get("First"));
    if (!isWhole(count) || !isWhole(first) || count > signatureLimits.objectsReadMax) return fault("no container");
    const bytes = this.unpack(stream);
    const header = new ValueParser(bytes, 0);
    const places = Array.from({ length: count }, () => [header.whole(), first + header.whole()] as const);
    return new Map(places.map(([number, at]) => [number, new ValueParser(bytes, at).value()]));
  }
}

export const isZlibError = (error: unknown) =>
  error instanceof Error && "code" in error && /^(Z_|ERR_BUFFER_TOO_LARGE)/.test(String(error.code));

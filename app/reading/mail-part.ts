/** Header fields and body of a mail or of one of its parts (RFC 5322, RFC 2045). Of a field that stands twice the first counts. */
export function splitPart(bytes: Buffer): { headers: ReadonlyMap<string, string>; body: Buffer } {
  const [end, length] = blankLine(bytes);
  const headers = new Map<string, string>();
  const lines = toText(bytes.subarray(0, Math.min(end, headerBytesMax))).split(/\r?\n/);
  let name = "";
  for (const line of lines) {
    if (/^[ \t]/.test(line)) {
      if (name !== "") headers.set(name, `${headers.get(name) ?? ""} ${line.trim()}`);
      continue;
    }
    const colon = line.indexOf(":");
    const found = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    name = headers.has(found) ? "" : found;
    if (name !== "") headers.set(name, line.slice(colon + 1).trim());
  }
  return { headers, body: bytes.subarray(Math.min(bytes.length, end + length)) };
}

const headerBytesMax = 256 * 1024;

/** Where the header ends, and how long the line between it and the body is. A part may begin with that line. */
function blankLine(bytes: Buffer): [at: number, length: number] {
  if (bytes[0] === 0x0a) return [0, 1];
  if (bytes[0] === 0x0d && bytes[1] === 0x0a) return [0, 2];
  const wide = bytes.indexOf("\r\n\r\n", 0, "latin1");
  const narrow = bytes.indexOf("\n\n", 0, "latin1");
  if (wide >= 0 && (narrow < 0 || wide < narrow)) return [wide, 4];
  return narrow >= 0 ? [narrow, 2] : [bytes.length, 0];
}

/** UTF-8 as RFC 6532 allows, or else a byte a character. */
function toText(bytes: Buffer): string {
  const text = bytes.toString("utf8");
  return text.includes("\ufffd") ? bytes.toString("latin1") : text;
}

/** A parameter of a header field, also in the forms of RFC 2231 (`filename*=utf-8''…`, `filename*0=…`). */
export function parameterOf(field: string, name: string): string | null {
  const values = new Map<string, string>();
  for (const [, key = "", quoted, plain] of field.matchAll(
    /;\s*([\w-]+(?:\*\d{1,2})?\*?)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g,
  )) {
    const value = quoted === undefined ? (plain ?? "") : quoted.replace(/\\(.)/g, "$1");
    if (!values.has(key.toLowerCase())) values.set(key.toLowerCase(), value);
  }
  const whole = values.get(name);
  const extended = values.get(`${name}*`);
  if (extended !== undefined) return decodeExtended(extended);
  if (whole !== undefined) return decodeWords(whole);
  const pieces: string[] = [];
  for (let index = 0; index < 100; index += 1) {
    const piece = values.get(`${name}*${index}*`) ?? values.get(`${name}*${index}`);
    if (piece === undefined) break;
    pieces.push(piece);
  }
  if (pieces.length === 0) return null;
  return values.has(`${name}*0*`) ? decodeExtended(pieces.join("")) : pieces.join("");
}

function decodeExtended(value: string): string {
  const [, charset = "utf-8", text = value] = /^([^']*)'[^']*'(.*)$/s.exec(value) ?? [];
  return decodeCharset(decodeEscapes(text, "%"), charset);
}

/** `%E6` or `=E6` as bytes, anything else as it stands. */
function decodeEscapes(text: string, sign: "%" | "="): Buffer {
  const plain = text.replace(new RegExp(`${sign}([0-9A-Fa-f]{2})`, "g"), (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return Buffer.from(plain, "latin1");
}

/** Encoded words of a header (RFC 2047); blanks between two of them are none. */
export const decodeWords = (text: string) =>
  text
    .replace(/(\?=)\s+(?==\?)/g, "$1")
    .replace(/=\?([\w-]+)(?:\*[\w-]*)?\?([BQ])\?([^?]*)\?=/gi, (_, charset: string, encoding: string, word: string) => {
      const bytes = encoding.toUpperCase() === "B" ? Buffer.from(word, "base64") : decodeEscapes(word.replaceAll("_", " "), "=");
      return decodeCharset(bytes, charset);
    });

export function decodeBody(body: Buffer, encoding: string): Buffer {
  const name = encoding.trim().toLowerCase();
  if (name === "base64") return Buffer.from(body.toString("latin1"), "base64");
  if (name === "quoted-printable") return decodeEscapes(body.toString("latin1").replace(/[ \t]*=[ \t]*\r?\n/g, ""), "=");
  return body;
}

/** A charset that is not known is taken for Windows-1252, which gives every byte a character. */
export function decodeCharset(bytes: Uint8Array, charset: string | null): string {
  try {
    return new TextDecoder(charset ?? "utf-8").decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

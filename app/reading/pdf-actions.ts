import { constants, inflateSync } from "node:zlib";
import type { ActiveContent } from "../domain/document/reading";
import { refuseDocument } from "./refused-document";

/** Actions by their name in the file (ISO 32000-1 12.6.4), and dictionaries that bring something alive with them. */
const signs: readonly (readonly [ActiveContent, RegExp])[] = [
  ["javascript", /\/S\s*\/JavaScript\b/],
  ["launch", /\/S\s*\/Launch\b/],
  ["submit-form", /\/S\s*\/SubmitForm\b/],
  ["import-data", /\/S\s*\/ImportData\b/],
  ["remote-document", /\/S\s*\/GoTo[RE]\b/],
  ["rich-media", /\/(?:Subtype|S)\s*\/(?:RichMedia|Rendition|Movie|3D|Screen|Sound)\b/],
  ["xfa-form", /\/XFA\b\s*[[\d<(]/],
];

const objectStreamBytesMax = 64 * 1024 * 1024;
const allObjectStreamsBytesMax = 256 * 1024 * 1024;

/**
 * Actions that a PDF holds anywhere, whether or not something leads to them: the whole file is looked through, and what its object
 * streams unpack to. Those of an encrypted file stay closed here.
 */
export function scanActions(bytes: Buffer): { scripts: ActiveContent[]; mayActOnOpening: boolean } {
  const texts = [bytes.toString("latin1"), ...unpackObjectStreams(bytes)].map(plainNames);
  return {
    scripts: signs.flatMap(([content, sign]) => (texts.some((text) => sign.test(text)) ? [content] : [])),
    mayActOnOpening: texts.some((text) => actsOnOpening(text, texts)),
  };
}

/** Names may spell any letter as `#` and two figures. */
const plainNames = (text: string) =>
  text.replace(/\/[A-Za-z]*#[0-9A-Fa-f]{2}[A-Za-z0-9#]*/g, (name) =>
    name.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  );

function* unpackObjectStreams(bytes: Buffer): Generator<string> {
  let left = allObjectStreamsBytesMax;
  for (let at = bytes.indexOf("ObjStm"); at >= 0; at = bytes.indexOf("ObjStm", at + 6)) {
    const begin = bytes.indexOf("stream", at);
    if (begin < 0 || begin - at > 2000) continue;
    const start = begin + (bytes[begin + 6] === 0x0d ? 8 : 7);
    const end = bytes.indexOf("endstream", start);
    const unpacked = inflate(bytes.subarray(start, end < 0 ? bytes.length : end));
    if (unpacked === null) continue;
    left -= unpacked.length;
    if (left < 0) refuseDocument("parse-memory");
    yield unpacked.toString("latin1");
  }
}

function inflate(packed: Buffer): Buffer | null {
  try {
    return inflateSync(packed, { maxOutputLength: objectStreamBytesMax, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    // Objects of one stream do not fill 64 MB; a bomb does.
    if (error instanceof RangeError) return refuseDocument("parse-memory");
    return null;
  }
}

/** An array or an action that jumps within the document is how most files say which page to show first. */
function actsOnOpening(text: string, texts: readonly string[]): boolean {
  for (const [, start = "", object, generation] of text.matchAll(
    /\/OpenAction\s*(\[|<<[^>]{0,500}|(\d{1,10})\s+(\d{1,5})\s+R)/g,
  )) {
    if (start === "[" || jumps(start)) continue;
    if (object === undefined) return true;
    const body = new RegExp(`(?<!\\d)${object}\\s+${generation}\\s+obj\\s*(\\[|<<[^>]{0,500})`);
    const found = texts.map((one) => body.exec(one)?.[1]).find((one) => one !== undefined);
    if (found !== "[" && (found === undefined || !jumps(found))) return true;
  }
  return false;
}

const jumps = (action: string) => /\/S\s*\/GoTo\b/.test(action);

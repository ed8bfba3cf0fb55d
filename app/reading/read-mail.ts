import { readFile } from "node:fs/promises";
import type { AttachedFile } from "../domain/document/reading";
import { toAttachedFile } from "./attached-file";
import { textOfHtml } from "./html-text";
import { decodeBody, decodeCharset, decodeWords, parameterOf, splitPart } from "./mail-part";
import type { KindReading } from "./read-document";
import { readingLimits } from "./reading-limits";
import { refuseDocument } from "./refused-document";

interface Found {
  texts: string[];
  attachments: AttachedFile[];
  parts: number;
  isCut: boolean;
}

/** A mail (RFC 5322, MIME): who, when and what about as its header says, then its text; what is attached is listed. Nothing is fetched. */
export async function readMail(path: string): Promise<KindReading> {
  const bytes = await readFile(path);
  const { headers } = splitPart(bytes);
  const found: Found = { texts: [], attachments: [], parts: 0, isCut: false };
  await readPart(bytes, found, 0);
  const head = ["Subject", "From", "To", "Cc", "Date"].flatMap((name) => {
    const value = headers.get(name.toLowerCase());
    return value === undefined ? [] : [`${name}: ${decodeWords(value)}`];
  });
  return {
    pages: null,
    pageTexts: [[head.join("\n"), ...found.texts].filter((text) => text !== "").join("\n\n")],
    isCut: found.isCut,
    attachments: found.attachments,
    scripts: [],
    encrypted: false,
  };
}

async function readPart(bytes: Buffer, found: Found, depth: number): Promise<void> {
  found.parts += 1;
  if (depth > readingLimits.mailDepthMax || found.parts > readingLimits.attachmentsMax) {
    found.isCut = true;
    return;
  }
  const { headers, body } = splitPart(bytes);
  const declared = headers.get("content-type") ?? "text/plain";
  const type = (declared.split(";")[0] ?? "").trim().toLowerCase();
  if (type.startsWith("multipart/")) return readMultipart(body, parameterOf(declared, "boundary"), type, found, depth);

  const disposition = headers.get("content-disposition") ?? "";
  const name = parameterOf(disposition, "filename") ?? parameterOf(declared, "name");
  const content = decodeBody(body, headers.get("content-transfer-encoding") ?? "");
  if (/^attachment\b/i.test(disposition.trim()) || name !== null || !/^text\/(?:plain|html)$/.test(type)) {
    found.attachments.push(await toAttachedFile(name ?? (type === "message/rfc822" ? "message.eml" : "unnamed"), content));
    return;
  }
  const text = decodeCharset(content, parameterOf(declared, "charset"));
  found.texts.push((type === "text/html" ? textOfHtml(text) : text).replace(/\r\n?/g, "\n").trim());
}

/** Of alternatives only the plainest text is read: the others say the same again, or are meant to. */
async function readMultipart(body: Buffer, boundary: string | null, type: string, found: Found, depth: number): Promise<void> {
  if (boundary === null || boundary === "") return refuseDocument("damaged");
  const parts = splitByBoundary(body, boundary);
  if (type !== "multipart/alternative") {
    for (const part of parts) await readPart(part, found, depth + 1);
    return;
  }
  const texts = found.texts.length;
  for (const part of parts) {
    if (found.texts.length > texts && isHtml(part)) continue;
    await readPart(part, found, depth + 1);
  }
}

const isHtml = (part: Buffer) => /^text\/html\b/i.test(splitPart(part).headers.get("content-type") ?? "");

function splitByBoundary(body: Buffer, boundary: string): Buffer[] {
  const mark = Buffer.from(`--${boundary}`, "latin1");
  const parts: Buffer[] = [];
  let start = -1;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    // A longer boundary of a part within begins with this one.
    const follows = body.toString("latin1", at + mark.length, at + mark.length + 2);
    if ((at > 0 && body[at - 1] !== 0x0a) || !/^(?:$|--|[ \t\r\n])/.test(follows)) continue;
    if (start >= 0) parts.push(body.subarray(start, at));
    const isLast = follows === "--";
    const lineEnd = body.indexOf(0x0a, at);
    start = isLast || lineEnd < 0 ? -1 : lineEnd + 1;
    if (isLast) break;
    if (parts.length > readingLimits.attachmentsMax) break;
  }
  if (start >= 0) parts.push(body.subarray(start));
  return parts;
}

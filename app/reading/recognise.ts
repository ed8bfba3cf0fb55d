import { type FileHandle, open } from "node:fs/promises";
import type { DocumentMediaType } from "../domain/document/media-type";
import type { ReadingRefusal } from "../domain/document/reading";

export type Recognised = { mediaType: DocumentMediaType } | { refused: ReadingRefusal };

/** As many bytes of a file's start as its kind is judged by. */
export const headBytes = 64 * 1024;

const refuseType = (kind: string): Recognised => ({ refused: { code: "type-refused", params: { kind } } });

/**
 * What a file on disk is, by its bytes: its start, and for a ZIP archive its directory, so that one of any size is judged without
 * being loaded. A file that is several things at once is what its start says. Its name and the sender's claim decide nothing.
 */
export async function recognise(path: string): Promise<Recognised> {
  const file = await open(path, "r");
  try {
    const head = await readAt(file, 0, headBytes);
    const found = await recogniseHead(head);
    if (found === "archive") {
      // Libraries for what seldom comes are loaded when it does: the server is to stay small.
      const { recogniseArchive } = await import("./recognise-archive");
      return await recogniseArchive(path, head);
    }
    if (found === "compound-file") return refuseCompoundFile(head, await readAt(file, directoryOffset(head), 4096));
    return found;
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/**
 * What the first {@link headBytes} bytes of a file say, or all of a shorter one. An `archive` (ZIP) or a `compound-file` (OLE2, as of
 * Office before 2007) says no more by its start.
 */
export async function recogniseHead(head: Uint8Array): Promise<Recognised | "archive" | "compound-file"> {
  if (head.length === 0) return { refused: { code: "file-empty" } };
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) && bytes.toString("latin1", 12, 16) === "IHDR")
    return { mediaType: "image/png" };
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return { mediaType: "image/jpeg" };
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return "archive";
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return "compound-file";
  if (bytes.toString("latin1", 0, 5) === "%PDF-") return { mediaType: "application/pdf" };

  const markup = kindOfMarkup(bytes);
  if (markup !== null) return refuseType(markup);
  const pdfAt = bytes.subarray(0, 1024).indexOf("%PDF-", 0, "latin1");
  if (pdfAt > 0) {
    // Readers of PDF look for its start within 1,024 bytes; what else may read the file looks at what comes before.
    const isPdf = isHarmlessLead(bytes.subarray(0, pdfAt)) && (await nameByLibrary(bytes)) === null;
    return isPdf ? { mediaType: "application/pdf" } : refuseType((await nameByLibrary(bytes)) ?? "PDF behind something else");
  }
  const mail = kindOfMail(bytes);
  if (mail === "EML") return { mediaType: "message/rfc822" };
  if (mail !== null) return refuseType(mail);
  return refuseType((await nameByLibrary(bytes)) ?? (isText(bytes) ? "TXT" : "unknown"));
}

const startsWith = (bytes: Buffer, ...first: number[]) => first.every((byte, index) => bytes[index] === byte);

/** HTML, SVG and other markup or scripts, which browsers and shells run whatever comes before; null for anything else. */
function kindOfMarkup(bytes: Buffer): string | null {
  const start = textOf(bytes.subarray(0, 4096));
  if (start.startsWith("#!")) return "script";
  const [, first] =
    /^(?:\s|\ufeff|\0|<!--(?:[^-]|-[^-])*-->|<\?xml[^>]*>|<!doctype\s+svg[^>]*>)*<([a-z!?%/][a-z0-9:]*)/i.exec(start) ?? [];
  if (first === undefined) return /^[\s\ufeff]*<\?xml\b/i.test(start) ? "XML" : null;
  const name = first.toLowerCase();
  if (name === "svg" || name.endsWith(":svg")) return "SVG";
  if (name === "?php") return "PHP";
  const isHtml = /^(?:!doctype|!|html|head|body|script|title|iframe|style|table|div|a|b|h1|p|br|img|meta|link|form)$/.test(name);
  return isHtml ? "HTML" : "XML";
}

function textOf(bytes: Buffer): string {
  if (startsWith(bytes, 0xff, 0xfe)) return bytes.toString("utf16le");
  if (startsWith(bytes, 0xfe, 0xff)) return new TextDecoder("utf-16be").decode(bytes);
  return bytes.toString("utf8");
}

/** Blanks, a byte order mark, or what a printer's job begins with (PJL): nothing that anything runs. */
function isHarmlessLead(lead: Buffer): boolean {
  const text = lead.toString("latin1").replace(/^\xef\xbb\xbf/, "");
  return /^[\s\0]*$/.test(text) || /^\x1b%-12345X(?:@PJL[ -~]*\r?\n)*$/.test(text);
}

const identifying: ReadonlySet<string> = new Set(["date", "subject", "to", "received", "message-id", "mime-version", "reply-to"]);

/** A mail begins with header fields (RFC 5322 2.2), among them a sender and one more that mails have. */
function kindOfMail(bytes: Buffer): "EML" | "MHTML" | "MBOX" | null {
  const text = bytes.toString("latin1");
  if (/^From \S+/.test(text)) return "MBOX";
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.lastIndexOf("\n");
  const lines = text.slice(0, Math.max(0, end)).split(/\r?\n/);
  const names = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (index > 0 && /^[ \t]/.test(line)) continue;
    const name = /^([!-9;-~]+):/.exec(line)?.[1];
    if (name === undefined || line.includes("\0")) return null;
    names.add(name.toLowerCase());
  }
  if (!names.has("from") || ![...names].some((name) => identifying.has(name))) return null;
  return names.has("snapshot-content-location") || /^From: ?<?Saved by/im.test(text) ? "MHTML" : "EML";
}

async function nameByLibrary(bytes: Buffer): Promise<string | null> {
  try {
    const { fileTypeFromBuffer } = await import("file-type");
    return (await fileTypeFromBuffer(bytes))?.ext.toUpperCase() ?? null;
  } catch {
    return null;
  }
}

function isText(bytes: Buffer): boolean {
  return !/[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(textOf(bytes));
}

/** [MS-CFB] 2.2: the directory's first sector and the size of sectors. */
function directoryOffset(head: Buffer): number {
  if (head.length < 512) return 0;
  const sector = 2 ** Math.min(head.readUInt16LE(30), 12);
  return (head.readUInt32LE(48) + 1) * sector;
}

function refuseCompoundFile(head: Buffer, directory: Buffer): Recognised {
  const names = `${directory.toString("utf16le")}\n${head.subarray(0, head.length & ~1).toString("utf16le")}`;
  if (names.includes("EncryptedPackage")) return { refused: { code: "password-needed" } };
  if (names.includes("WordDocument")) return refuseType("DOC");
  if (names.includes("Workbook")) return refuseType("XLS");
  if (names.includes("PowerPoint Document")) return refuseType("PPT");
  if (names.includes("__substg1.0") || names.includes("__properties_version1.0")) return refuseType("MSG");
  return refuseType("OLE");
}

import { createHash } from "node:crypto";
import type { AttachedFile } from "../domain/document/reading";
import { headBytes, recogniseHead } from "./recognise";

const nameCharactersMax = 255;

/** The kind by the bytes; an archive among attachments is not looked into. */
export async function toAttachedFile(name: string, content: Uint8Array): Promise<AttachedFile> {
  const sha256 = createHash("sha256").update(content).digest("hex");
  return { name: shownName(name), mediaType: await mediaTypeOf(content), sizeBytes: content.length, sha256 };
}

export async function mediaTypeOf(start: Uint8Array): Promise<string> {
  const found = await recogniseHead(start.subarray(0, headBytes));
  if (found === "archive") return "application/zip";
  return typeof found === "object" && "mediaType" in found ? found.mediaType : "application/octet-stream";
}

/** Without control characters and what turns the direction of writing, which make `exe.fdp` look like `pdf.exe`. */
export const shownName = (name: string) =>
  name
    .normalize("NFC")
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/[\0-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .slice(0, nameCharactersMax) || "unnamed";

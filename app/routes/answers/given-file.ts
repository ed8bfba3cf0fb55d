import { createReadableStreamFromReadable } from "@remix-run/node";
import type { Readable } from "node:stream";
import { contentDisposition } from "~/components/document/content-disposition";

/** The very bytes that were given with an answer, to be kept: nobody has looked through them, so that no browser is told what they are. */
export function givenFile(opened: { file: { sizeBytes: number; fileName: string }; bytes: unknown } | null): Response {
  if (opened === null) throw new Response(null, { status: 404 });
  const { file, bytes } = opened;
  return new Response(createReadableStreamFromReadable(bytes as Readable), {
    headers: {
      "Content-Type": "application/octet-stream",
      "Content-Length": String(file.sizeBytes),
      "Content-Disposition": contentDisposition(file.fileName),
      "Content-Security-Policy": "sandbox; default-src 'none'",
    },
  });
}

import { createReadableStreamFromReadable } from "@remix-run/node";
import type { Readable } from "node:stream";
import type { OpenedPack } from "~/services/pack/content";
import { contentDisposition } from "../document/content-disposition";

/** A pack as a download, never shown within a page of ours. */
export const sendPack = ({ fileName, mediaType, sizeBytes, bytes }: OpenedPack) =>
  new Response(createReadableStreamFromReadable(bytes as Readable), {
    headers: {
      "Content-Type": mediaType,
      "Content-Length": String(sizeBytes),
      "Content-Disposition": contentDisposition(fileName),
      "Content-Security-Policy": "sandbox; default-src 'none'",
    },
  });

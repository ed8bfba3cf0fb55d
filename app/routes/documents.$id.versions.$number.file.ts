import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import type { Readable } from "node:stream";
import { requestContextOf } from "~/auth/request-context";
import { contentDisposition } from "~/components/document/content-disposition";
import { openDocument } from "~/services/document/open-document.server";

/** The very bytes that were uploaded, to be kept or looked at, never run: without scripts, forms or a page of ours around them. */
export async function loader({ params: { id = "", number = "" }, context: load }: LoaderFunctionArgs) {
  const { context } = requestContextOf(load);
  const opened = /^[1-9]\d{0,8}$/.test(number) ? await openDocument(context, id, Number(number)) : null;
  if (opened === null) throw new Response(null, { status: 404 });
  const { version, bytes } = opened;
  return new Response(createReadableStreamFromReadable(bytes as Readable), {
    headers: {
      "Content-Type": version.mediaType,
      "Content-Length": String(version.sizeBytes),
      "Content-Disposition": contentDisposition(version.fileName),
      "Content-Security-Policy": "sandbox; default-src 'none'",
    },
  });
}

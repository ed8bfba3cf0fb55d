import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import type { Readable } from "node:stream";
import { requireVisit } from "~/auth/request-context";
import { contentDisposition } from "~/components/document/content-disposition";
import { openGivenFile } from "~/services/portal/give-file.server";

/** The very bytes that were given with an answer of this case. */
export async function loader({ params: { file: fileId = "" }, context: load }: LoaderFunctionArgs) {
  const opened = await openGivenFile(requireVisit(load), fileId);
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

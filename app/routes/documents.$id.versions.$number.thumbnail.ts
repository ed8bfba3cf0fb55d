import type { LoaderFunctionArgs } from "@remix-run/node";
import { requestContextOf } from "~/auth/request-context";
import { findThumbnail } from "~/services/document/find-thumbnail.server";

/** A small picture of the first page, as PNG. */
export async function loader({ params: { id = "", number = "" }, context: load }: LoaderFunctionArgs) {
  const { context } = requestContextOf(load);
  const png = /^[1-9]\d{0,8}$/.test(number) ? await findThumbnail(context, id, Number(number)) : null;
  if (png === null) throw new Response(null, { status: 404 });
  return new Response(new Uint8Array(png), { headers: { "Content-Type": "image/png" } });
}

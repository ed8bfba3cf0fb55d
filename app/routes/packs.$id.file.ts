import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRecentProof } from "~/auth/recent-proof";
import { requestContextOf } from "~/auth/request-context";
import { sendPack } from "~/components/pack/send-pack";
import { paths } from "~/paths";
import { openPack } from "~/services/pack/open-pack.server";

/** The bytes of a pack, to be kept. */
export async function loader({ request, params: { id = "" }, context: load }: LoaderFunctionArgs) {
  requireRecentProof(load, request, paths.pack(id));
  const opened = await openPack(requestContextOf(load).context, id);
  if (opened === null) throw new Response(null, { status: 404 });
  return sendPack(opened);
}

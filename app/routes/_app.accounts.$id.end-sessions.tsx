import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { requireRecentProof } from "~/auth/recent-proof";
import { requestContextOf } from "~/auth/request-context";
import { paths } from "~/paths";
import { endSessionsOf } from "~/services/account/end-sessions.server";

/** Signs somebody out everywhere. */
export async function action({ request, params: { id = "" }, context: load }: ActionFunctionArgs) {
  requireRecentProof(load, request, paths.oneAccount(id));
  await endSessionsOf(requestContextOf(load).context, id);
  return redirect(`${paths.oneAccount(id)}?saved`);
}

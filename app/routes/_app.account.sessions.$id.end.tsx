import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { requireRecentProof } from "~/auth/recent-proof";
import { requestContextOf, requireAccount } from "~/auth/request-context";
import { paths } from "~/paths";
import { endSession } from "~/services/account/end-sessions.server";

/** Ends one of one's own sessions; another's is not there. */
export async function action({ request, params: { id = "" }, context: load }: ActionFunctionArgs) {
  requireRecentProof(load, request, paths.sessions());
  const ended = await endSession(requestContextOf(load).context, requireAccount(load).id, id);
  if (!ended) throw new Response(null, { status: 404 });
  return redirect(paths.sessions({ ended: "yes" }));
}

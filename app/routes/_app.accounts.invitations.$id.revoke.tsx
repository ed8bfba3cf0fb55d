import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { requireRecentProof } from "~/auth/recent-proof";
import { requestContextOf } from "~/auth/request-context";
import { paths } from "~/paths";
import { revokeInvitation } from "~/services/account/revoke-invitation.server";

export async function action({ request, params: { id = "" }, context: load }: ActionFunctionArgs) {
  requireRecentProof(load, request, paths.accounts());
  if (!(await revokeInvitation(requestContextOf(load).context, id))) throw new Response(null, { status: 404 });
  return redirect(`${paths.accounts()}?revoked`);
}

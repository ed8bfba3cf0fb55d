import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { requireRecentProof } from "~/auth/recent-proof";
import { requestContextOf } from "~/auth/request-context";
import { paths } from "~/paths";
import { resetSecondFactor } from "~/services/account/set-second-factor.server";

/** Takes a lost second factor from somebody's account. */
export async function action({ request, params: { id = "" }, context: load }: ActionFunctionArgs) {
  requireRecentProof(load, request, paths.oneAccount(id));
  const isReset = await resetSecondFactor(requestContextOf(load).context, id);
  return redirect(isReset ? `${paths.oneAccount(id)}?saved` : paths.oneAccount(id));
}

import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { entranceOf } from "~/auth/entrance";
import { requireRecentProof } from "~/auth/recent-proof";
import { requestContextOf, requireAccount } from "~/auth/request-context";
import { paths } from "~/paths";
import { endSessionsOf } from "~/services/account/end-sessions.server";

/** Signs out everywhere, here as well. */
export async function action({ request, context: load }: ActionFunctionArgs) {
  requireRecentProof(load, request, paths.sessions());
  await endSessionsOf(requestContextOf(load).context, requireAccount(load).id);
  return redirect(paths.signIn(), {
    headers: { "Set-Cookie": entranceOf(load).cookie.clear(), "Clear-Site-Data": '"storage"' },
  });
}

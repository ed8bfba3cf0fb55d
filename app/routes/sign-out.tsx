import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { entranceOf } from "~/auth/entrance";
import { requestContextOf } from "~/auth/request-context";
import { paths } from "~/paths";
import { signOut } from "~/services/account/sign-out.server";

export async function action({ context: load }: ActionFunctionArgs) {
  const { token, cookie } = entranceOf(load);
  if (token !== null) await signOut(requestContextOf(load).context, token);
  // What this browser holds of the site goes with the session.
  return redirect(paths.signIn(), { headers: { "Set-Cookie": cookie.clear(), "Clear-Site-Data": '"storage"' } });
}

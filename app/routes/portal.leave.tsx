import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { entranceOf } from "~/auth/entrance";
import { requestContextOf } from "~/auth/request-context";
import { portalCookieFor } from "~/auth/session-cookie";
import { paths } from "~/paths";
import { leavePortal } from "~/services/portal/enter-portal.server";

/** Ends the visit; the link opens another. */
export async function action({ context: load }: ActionFunctionArgs) {
  const { portalToken, secure } = entranceOf(load);
  const { context, language } = requestContextOf(load);
  if (portalToken !== null) await leavePortal(context, portalToken);
  return redirect(paths.portal({ token: "", language }), { headers: { "Set-Cookie": portalCookieFor(secure).clear() } });
}

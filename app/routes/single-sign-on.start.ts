import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { entranceOf } from "~/auth/entrance";
import { requestContextOf } from "~/auth/request-context";
import { safeRedirect } from "~/auth/safe-redirect";
import { beginFlow, type Errand } from "~/auth/single-sign-on.server";
import { flowCookieFor } from "~/auth/session-cookie";
import { paths } from "~/paths";

/**
 * Sends the browser to the provider, from our own pages only: nobody is signed in by a link on another site. Binding is not
 * begun here, for that a form must be sent.
 */
export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const { context, account } = requestContextOf(load);
  const { installation } = context;
  const { singleSignOn } = installation;
  if (singleSignOn === null) throw new Response(null, { status: 404 });
  const asked = new URL(request.url).searchParams;
  const next = safeRedirect(asked.get("next"));
  if (request.headers.get("Sec-Fetch-Site") !== "same-origin")
    return redirect(paths.signIn({ next: next === "/" ? null : next }));
  const token = asked.get("token");
  const isConfirming = asked.get("for") === "confirm";
  if (isConfirming && account === null) return redirect(paths.signIn());
  let errand: Errand = { kind: "sign-in", next };
  if (token !== null) errand = { kind: "invitation", token };
  else if (isConfirming && account !== null) errand = { kind: "confirm", accountId: account.id, next };
  try {
    const { to, kept } = await beginFlow({ ...installation, singleSignOn }, errand, context.now());
    return redirect(to, { headers: { "Set-Cookie": flowCookieFor(entranceOf(load).secure).issue(kept) } });
  } catch {
    return redirect(paths.singleSignOnCallback({ failed: "unreachable" }));
  }
}

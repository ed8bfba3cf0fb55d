import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { entranceOf } from "~/auth/entrance";
import { requestContextOf } from "~/auth/request-context";
import { linkBrowserCookieFor } from "~/auth/session-cookie";
import { newToken } from "~/auth/token.server";
import { titled } from "~/components/page-meta";
import { LinkPage } from "~/components/portal/link-page";
import { plainPage } from "~/components/portal/plain-page";
import { paths } from "~/paths";
import { sendFreshLink, sendPortalCode, showLink } from "~/services/portal/enter-portal.server";

export const handle = plainPage;
export const meta = titled((t) => t("portal.title", { organisation: "Tilsyn" }));

const tokenIn = (request: Request) => new URL(request.url).searchParams.get("token") ?? "";

/** Looking at the page uses nothing up: mail scanners and previews follow links, too. */
export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const browser = linkBrowserCookieFor(entranceOf(load).secure).read(request.headers.get("Cookie"));
  const token = tokenIn(request);
  const shown = token === "" ? null : await showLink(requestContextOf(load).context, token, browser);
  const said = new URL(request.url).searchParams.get("said");
  return json({ shown, token, said }, { status: shown === null && token !== "" ? 410 : 200 });
}

/** Sends a code, or a fresh link for one that has ended, to the address that the link was sent to. */
export async function action({ request, context: load }: ActionFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const token = tokenIn(request);
  const form = await request.formData();
  if (form.get("ask") === "link") return redirect(paths.portal({ token, language, said: await sendFreshLink(context, token) }));
  const cookie = linkBrowserCookieFor(entranceOf(load).secure);
  const browser = cookie.read(request.headers.get("Cookie")) ?? newToken();
  const said = await sendPortalCode(context, token, browser);
  return redirect(paths.portal({ token, language, said }), { headers: { "Set-Cookie": cookie.issue(browser) } });
}

export default function Page() {
  const { shown, token, said } = useLoaderData<typeof loader>();
  return <LinkPage shown={shown} token={token} said={said} />;
}

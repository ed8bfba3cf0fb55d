import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { entranceOf } from "~/auth/entrance";
import { requestContextOf } from "~/auth/request-context";
import { issueLanguageCookie, linkBrowserCookieFor, portalCookieFor, readLanguageCookie } from "~/auth/session-cookie";
import { paths } from "~/paths";
import { enterPortal } from "~/services/portal/enter-portal.server";

/** Lets in for the code that was mailed. */
export async function action({ request, context: load }: ActionFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const { secure } = entranceOf(load);
  const form = await request.formData();
  const token = String(form.get("token") ?? "");
  const cookies = request.headers.get("Cookie");
  const entered = await enterPortal(context, token, linkBrowserCookieFor(secure).read(cookies), String(form.get("code") ?? ""));
  if (typeof entered === "string") return redirect(paths.portal({ token, language, said: entered }));
  const headers = new Headers({ "Set-Cookie": portalCookieFor(secure).issue(entered.token) });
  // The language of the link goes on where nobody has chosen another.
  if (readLanguageCookie(cookies) === null) headers.append("Set-Cookie", issueLanguageCookie(language, secure));
  return redirect(paths.portalQuestions(), { headers });
}

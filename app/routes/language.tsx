import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { entranceOf } from "~/auth/entrance";
import { requestContextOf } from "~/auth/request-context";
import { safeRedirect } from "~/auth/safe-redirect";
import { issueLanguageCookie } from "~/auth/session-cookie";
import { languages } from "~/i18n/translator";
import { chooseLanguage } from "~/services/account/choose-language.server";

/** The language of whoever is signed in, and of this browser before that. */
export async function action({ request, context: load }: ActionFunctionArgs) {
  const { context, account } = requestContextOf(load);
  const form = await request.formData();
  const language = languages.find((known) => known === form.get("language"));
  const next = form.get("next");
  const to = safeRedirect(typeof next === "string" ? next : null);
  if (language === undefined) return redirect(to);
  if (account !== null) await chooseLanguage(context, account.id, language);
  return redirect(to, { headers: { "Set-Cookie": issueLanguageCookie(language, entranceOf(load).secure) } });
}

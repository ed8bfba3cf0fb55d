import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { entranceOf } from "~/auth/entrance";
import { requestContextOf } from "~/auth/request-context";
import { linkBrowserCookieFor } from "~/auth/session-cookie";
import { newToken } from "~/auth/token.server";
import { DeadLink } from "~/components/dead-link";
import { useLanguage, useTranslator } from "~/components/language";
import { LanguageSwitch } from "~/components/language-switch";
import { MailedCodeForm } from "~/components/mailed-code-form";
import { titled } from "~/components/page-meta";
import { formatInstant } from "~/i18n/format";
import { sizeText } from "~/i18n/size-text";
import { paths } from "~/paths";
import { sendPackCode, showShared } from "~/services/pack/open-shared.server";

export const meta = titled((t) => t("packs.shared.title"));

const tokenIn = (request: Request) => new URL(request.url).searchParams.get("token") ?? "";

/** Looking at the page uses nothing up: mail scanners and previews follow links, too. */
export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const browser = linkBrowserCookieFor(entranceOf(load).secure).read(request.headers.get("Cookie"));
  const token = tokenIn(request);
  const shown = await showShared(requestContextOf(load).context, token, browser);
  const said = new URL(request.url).searchParams.get("said");
  return json({ shown, token, said }, { status: shown === null ? 410 : 200 });
}

/** Sends a code to the address that the link was sent to. */
export async function action({ request, context: load }: ActionFunctionArgs) {
  const { secure } = entranceOf(load);
  const cookie = linkBrowserCookieFor(secure);
  const token = tokenIn(request);
  const browser = cookie.read(request.headers.get("Cookie")) ?? newToken();
  const sent = await sendPackCode(requestContextOf(load).context, token, browser);
  return redirect(paths.sharedPack({ token, said: sent }), { headers: { "Set-Cookie": cookie.issue(browser) } });
}

export default function SharedPack() {
  const t = useTranslator();
  const language = useLanguage();
  const { shown, token, said } = useLoaderData<typeof loader>();
  if (shown === null) return <DeadLink text={t("packs.shared.dead")} />;
  const { organisation, fileName, sizeBytes, expiresAt, timeZone, isCodeSent } = shown;
  return (
    <main className="narrow-page" id="content">
      <h1>{t("packs.shared.title")}</h1>
      <p>
        {t("packs.shared.intro", {
          organisation,
          file: fileName,
          size: sizeText(language, sizeBytes),
          until: formatInstant(language, expiresAt, timeZone),
        })}
      </p>
      {said === "sent" && isCodeSent ? (
        <p className="notice notice-ok" role="status">
          {t("packs.shared.sent")}
        </p>
      ) : null}
      {said === "wrong" || said === "too-many" ? (
        <p className="notice" role="alert">
          {t(said === "wrong" ? "packs.shared.wrong" : "packs.shared.tooMany")}
        </p>
      ) : null}
      {isCodeSent ? (
        <MailedCodeForm
          action={paths.sharedPackFile()}
          token={token}
          label={t("packs.shared.code")}
          hint={t("packs.shared.codeHint")}
          submit={t("packs.shared.open")}
        />
      ) : (
        <p>{t("packs.shared.ask")}</p>
      )}
      <Form method="post" reloadDocument>
        <button className={isCodeSent ? "button button-quiet" : "button button-primary"} type="submit">
          {t(isCodeSent ? "packs.shared.again" : "packs.shared.send")}
        </button>
      </Form>
      <LanguageSwitch />
    </main>
  );
}

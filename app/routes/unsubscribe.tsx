import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { DeadLink } from "~/components/dead-link";
import { useTranslator } from "~/components/language";
import { LanguageSwitch } from "~/components/language-switch";
import { titled } from "~/components/page-meta";
import { showUnsubscribe, unsubscribe } from "~/services/reminder/own-reminders.server";

export const meta = titled((t) => t("unsubscribing.title"));

/** Looking at the page does nothing: mail scanners and previews follow links, too. */
export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const shown = await showUnsubscribe(requestContextOf(load).context, new URL(request.url).searchParams);
  return json({ shown }, { status: shown === null ? 410 : 200 });
}

export async function action({ request, context: load }: ActionFunctionArgs) {
  const { pathname, search, searchParams } = new URL(request.url);
  await unsubscribe(requestContextOf(load).context, searchParams);
  return redirect(`${pathname}${search}`);
}

export default function Unsubscribe() {
  const t = useTranslator();
  const { shown } = useLoaderData<typeof loader>();
  if (shown === null) return <DeadLink text={t("unsubscribing.dead")} />;
  return (
    <main className="narrow-page" id="content">
      <h1>{t("unsubscribing.title")}</h1>
      {shown.done ? (
        <p className="notice notice-ok" role="status">
          {t("unsubscribing.done")}
        </p>
      ) : (
        <>
          <p>{t(`unsubscribing.text.${shown.kind}`, { organisation: shown.organisation })}</p>
          <Form method="post" reloadDocument>
            <button className="button button-primary" type="submit">
              {t("unsubscribing.submit")}
            </button>
          </Form>
        </>
      )}
      <LanguageSwitch />
    </main>
  );
}

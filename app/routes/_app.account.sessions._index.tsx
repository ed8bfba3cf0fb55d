import "~/i18n/further-texts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { requireSession } from "~/auth/entrance";
import { requestContextOf, requireAccount } from "~/auth/request-context";
import { agentText } from "~/components/agent-text";
import { useTranslator } from "~/components/language";
import { titled } from "~/components/page-meta";
import { Breadcrumbs } from "~/components/ui/page";
import { formatInstant } from "~/i18n/format";
import { paths } from "~/paths";
import { listOwnSessions } from "~/services/account/end-sessions.server";

export const meta = titled((t) => t("ownAccount.sessions.title"));

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const { sessions, timeZone } = await listOwnSessions(context, requireAccount(load).id);
  const own = requireSession(load).id;
  return {
    ended: new URL(request.url).searchParams.has("ended"),
    sessions: sessions.map(({ createdAt, lastSeenAt, ...session }) => ({
      ...session,
      isThis: session.id === own,
      createdAt: formatInstant(language, createdAt, timeZone),
      lastSeenAt: formatInstant(language, lastSeenAt, timeZone),
    })),
  };
}

export default function Sessions() {
  const t = useTranslator();
  const { sessions, ended } = useLoaderData<typeof loader>();
  return (
    <>
      <Breadcrumbs label={t("ownAccount.youAreHere")} crumbs={[{ to: paths.account(), label: t("ownAccount.title") }]} />
      <h1>{t("ownAccount.sessions.title")}</h1>
      <p className="lede">{t("ownAccount.sessions.intro")}</p>
      {ended ? <p role="status">{t("ownAccount.sessions.ended")}</p> : null}
      <table className="table table-stacked">
        <thead>
          <tr>
            <th scope="col">{t("ownAccount.sessions.device")}</th>
            <th scope="col">{t("ownAccount.sessions.network")}</th>
            <th scope="col">{t("ownAccount.sessions.since")}</th>
            <th scope="col">{t("ownAccount.sessions.lastSeen")}</th>
            <th scope="col">{t("ownAccount.sessions.action")}</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={session.id}>
              <th scope="row">{agentText(t, session)}</th>
              <td data-label={t("ownAccount.sessions.network")}>{session.network}</td>
              <td data-label={t("ownAccount.sessions.since")}>{session.createdAt}</td>
              <td data-label={t("ownAccount.sessions.lastSeen")}>{session.lastSeenAt}</td>
              <td data-label={t("ownAccount.sessions.action")}>
                {session.isThis ? (
                  <strong>{t("ownAccount.sessions.thisOne")}</strong>
                ) : (
                  <Form method="post" action={paths.endSession(session.id)}>
                    <button className="button" type="submit">
                      {t("signingIn.signOut")}
                      <span className="visually-hidden">: {agentText(t, session)}</span>
                    </button>
                  </Form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Form method="post" action={paths.endSessions()} reloadDocument className="form-actions">
        <button className="button button-danger" type="submit">
          {t("ownAccount.sessions.endAll")}
        </button>
        <Link className="button" to={paths.account()}>
          {t("ownAccount.back")}
        </Link>
      </Form>
    </>
  );
}

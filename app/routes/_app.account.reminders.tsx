import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { requestContextOf, requireAccount } from "~/auth/request-context";
import { useLanguage, useTranslator } from "~/components/language";
import { titled } from "~/components/page-meta";
import { Breadcrumbs, PageTitle } from "~/components/ui/page";
import { reminderKinds } from "~/domain/reminder/wanted";
import { formatInstant } from "~/i18n/format";
import { paths } from "~/paths";
import { chooseReminders, showOwnReminders } from "~/services/reminder/own-reminders.server";

export const meta = titled((t) => t("ownReminders.title"));

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const own = await showOwnReminders(requestContextOf(load).context, requireAccount(load).id);
  return json({ own, saved: new URL(request.url).searchParams.has("saved") });
}

export async function action({ request, context: load }: ActionFunctionArgs) {
  const wanted = (await request.formData()).getAll("kind").filter((kind) => typeof kind === "string");
  await chooseReminders(requestContextOf(load).context, requireAccount(load).id, wanted);
  return redirect(paths.ownReminders({ saved: "yes" }));
}

function Mails() {
  const t = useTranslator();
  const { own } = useLoaderData<typeof loader>();
  return (
    <section className="card">
      <h2>{t("ownReminders.mails")}</h2>
      <p>{t("ownReminders.mailsText")}</p>
      {own.canSend ? null : <p className="notice notice-warning">{t("ownReminders.noServer")}</p>}
      <Form method="post" reloadDocument>
        {reminderKinds.map((kind) => (
          <div className="choice" key={kind}>
            <input type="checkbox" name="kind" id={`kind-${kind}`} value={kind} defaultChecked={own.wanted[kind]} />
            <label htmlFor={`kind-${kind}`}>{t(`ownReminders.kinds.${kind}`)}</label>
          </div>
        ))}
        <button className="button button-primary" type="submit">
          {t("ownReminders.save")}
        </button>
      </Form>
    </section>
  );
}

function Feed() {
  const t = useTranslator();
  const language = useLanguage();
  const { own } = useLoaderData<typeof loader>();
  return (
    <section className="card">
      <h2>{t("ownReminders.feedTitle")}</h2>
      <p>{t("ownReminders.feedText")}</p>
      {own.feedUrl === null || own.feedSince === null ? null : (
        <div className="field field-wide">
          <label htmlFor="feed-address">{t("ownReminders.feedAddress")}</label>
          <input id="feed-address" type="text" readOnly value={own.feedUrl} />
          <p className="hint">{t("ownReminders.feedSince", { time: formatInstant(language, own.feedSince, own.timeZone) })}</p>
        </div>
      )}
      <div className="page-actions">
        <Form method="post" action={paths.makeCalendarFeed()} reloadDocument>
          <button className="button" type="submit">
            {t(own.feedUrl === null ? "ownReminders.make" : "ownReminders.makeNew")}
          </button>
        </Form>
        {own.feedUrl === null ? null : (
          <Form method="post" action={paths.endCalendarFeed()} reloadDocument>
            <button className="button button-danger" type="submit">
              {t("ownReminders.end")}
            </button>
          </Form>
        )}
      </div>
    </section>
  );
}

export default function OwnReminders() {
  const t = useTranslator();
  const { saved } = useLoaderData<typeof loader>();
  return (
    <div className="narrow-page">
      <Breadcrumbs label={t("factForms.breadcrumbs")} crumbs={[{ to: paths.account(), label: t("ownAccount.title") }]} />
      <PageTitle lede={t("ownReminders.text")}>{t("ownReminders.title")}</PageTitle>
      {saved ? (
        <p className="notice notice-ok" role="status">
          {t("ownReminders.saved")}
        </p>
      ) : null}
      <Mails />
      <Feed />
    </div>
  );
}

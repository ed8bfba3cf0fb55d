import "~/i18n/further-texts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requestContextOf, requireAccount } from "~/auth/request-context";
import { useLanguage, useTranslator } from "~/components/language";
import { titled } from "~/components/page-meta";
import { formatInstant } from "~/i18n/format";
import { paths } from "~/paths";
import { showAccount } from "~/services/account/show-account.server";

export const meta = titled((t) => t("ownAccount.title"));

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const { context } = requestContextOf(load);
  const { id, name, email } = requireAccount(load);
  return {
    name,
    email,
    own: await showAccount(context, id),
    saved: new URL(request.url).searchParams.get("saved"),
  };
}

function SecondFactorCard() {
  const t = useTranslator();
  const language = useLanguage();
  const { own } = useLoaderData<typeof loader>();
  return (
    <section className="card">
      <h2>{t("ownAccount.secondFactor.title")}</h2>
      {own.secondFactorSince === null ? (
        <>
          <p>{t("ownAccount.secondFactor.none")}</p>
          <Link className="button button-primary" to={paths.secondFactor()}>
            {t("ownAccount.secondFactor.setUp")}
          </Link>
        </>
      ) : (
        <>
          <p>{t("ownAccount.secondFactor.since", { time: formatInstant(language, own.secondFactorSince, own.timeZone) })}</p>
          <p>{t("ownAccount.secondFactor.codesLeft", { count: own.recoveryCodesLeft })}</p>
          <div className="page-actions">
            <Link className="button" to={paths.recoveryCodes()}>
              {t("ownAccount.secondFactor.newCodes")}
            </Link>
            <Link className="button button-danger" to={paths.removeSecondFactor()}>
              {t("ownAccount.secondFactor.remove")}
            </Link>
          </div>
        </>
      )}
    </section>
  );
}

function SingleSignOnCard() {
  const t = useTranslator();
  const language = useLanguage();
  const { own } = useLoaderData<typeof loader>();
  const since = own.singleSignOnSince;
  return (
    <section className="card">
      <h2>{t("singleSignOn.title")}</h2>
      <p>
        {since === null
          ? t("singleSignOn.none")
          : t("singleSignOn.since", { time: formatInstant(language, since, own.timeZone) })}
      </p>
      {since === null ? (
        <Link className="button" to={paths.bindSingleSignOn()}>
          {t("singleSignOn.bindTitle")}
        </Link>
      ) : null}
      {since !== null && own.hasPassword ? (
        <Link className="button button-danger" to={paths.unbindSingleSignOn()}>
          {t("singleSignOn.unbindTitle")}
        </Link>
      ) : null}
    </section>
  );
}

export default function OwnAccount() {
  const t = useTranslator();
  const { name, email, saved, own } = useLoaderData<typeof loader>();
  return (
    <div className="narrow-page">
      <h1>{t("ownAccount.title")}</h1>
      <p className="lede">
        {name} · {email}
      </p>
      {saved === "second-factor-removed" ? <p role="status">{t("ownAccount.secondFactor.removed")}</p> : null}
      {saved === "password" ? <p role="status">{t("ownAccount.password.saved")}</p> : null}
      {saved === "single-sign-on" ? <p role="status">{t("singleSignOn.bound")}</p> : null}
      {saved === "single-sign-on-removed" ? <p role="status">{t("singleSignOn.unbound")}</p> : null}
      {own.hasPassword ? <SecondFactorCard /> : null}
      {own.hasPassword ? (
        <section className="card">
          <h2>{t("ownAccount.password.heading")}</h2>
          <p>{t("ownAccount.password.text")}</p>
          <Link className="button" to={paths.password()}>
            {t("ownAccount.password.title")}
          </Link>
        </section>
      ) : null}
      {own.hasSingleSignOn ? <SingleSignOnCard /> : null}
      <section className="card">
        <h2>{t("ownReminders.title")}</h2>
        <p>{t("ownReminders.text")}</p>
        <Link className="button" to={paths.ownReminders()}>
          {t("ownReminders.open")}
        </Link>
      </section>
      <section className="card">
        <h2>{t("ownAccount.sessions.title")}</h2>
        <p>{t("ownAccount.sessions.text")}</p>
        <Link className="button" to={paths.sessions()}>
          {t("ownAccount.sessions.show")}
        </Link>
      </section>
    </div>
  );
}

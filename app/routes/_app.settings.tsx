import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { requestContextOf, requireAccount } from "~/auth/request-context";
import { AllowedLink } from "~/components/allowed-link";
import { ScaleCard } from "~/components/inspection/scale-card";
import { KeyFingerprints } from "~/components/key-fingerprints";
import { SafekeepingCard } from "~/components/safekeeping-card";
import { ErrorSummary } from "~/components/form-parts";
import { useLanguage, useTranslator } from "~/components/language";
import { useMay } from "~/components/may";
import { OrganisationConflict } from "~/components/organisation-conflict";
import { OrganisationFields } from "~/components/organisation-fields";
import { digestIn, organisationIn, timeZones } from "~/components/organisation-input";
import { titled } from "~/components/page-meta";
import { PromisedTerms } from "~/components/terms/promised-terms";
import { languages } from "~/i18n/translator";
import { paths } from "~/paths";
import { changeOrganisation, loadOrganisation } from "~/services/organisation/change-organisation.server";
import { showSafekeeping } from "~/services/backup/show-safekeeping.server";
import { showKeys } from "~/services/pack/show-keys.server";

export const meta = titled((t) => t("settings.title"));

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const { context } = requestContextOf(load);
  const { settings, digest, demoLoadedOn, customerTerms } = await loadOrganisation(context.database.reader);
  const { searchParams: query } = new URL(request.url);
  const promised = query.get("promised") ?? "";
  return {
    settings,
    digest,
    customerTerms,
    saved: query.has("saved"),
    /** How many findings another promise to customers has opened; null where it was not just changed. */
    opened: /^\d{1,6}$/.test(promised) ? Number(promised) : null,
    isDemo: demoLoadedOn !== null,
    timeZones: timeZones(settings.timeZone),
    person: requireAccount(load).name,
    keys: showKeys(context),
    safekeeping: await showSafekeeping(context),
  };
}

export async function action({ request, context: load }: ActionFunctionArgs) {
  const form = await request.formData();
  const typed = organisationIn(form);
  const result = await changeOrganisation(requestContextOf(load).context, typed, digestIn(form));
  if ("done" in result) return redirect(`${paths.settings()}?saved`);
  if ("current" in result) return json({ typed, refusals: {}, current: result.current }, { status: 409 });
  return json({ typed, refusals: result.refusals, current: null }, { status: 422 });
}

function YourLanguage({ person }: { person: string }) {
  const t = useTranslator();
  const language = useLanguage();
  return (
    <section className="card">
      <h2>{t("settings.you.title")}</h2>
      <p>{t("settings.you.text", { name: person })}</p>
      <Form method="post" action={paths.language()} reloadDocument>
        <input type="hidden" name="next" value={paths.settings()} />
        <div className="field">
          <label htmlFor="your-language">{t("settings.organisation.language")}</label>
          <select id="your-language" name="language" defaultValue={language}>
            {languages.map((known) => (
              <option key={known} value={known} lang={known}>
                {t(`settings.languages.${known}`)}
              </option>
            ))}
          </select>
        </div>
        <button className="button" type="submit">
          {t("settings.you.submit")}
        </button>
      </Form>
    </section>
  );
}

function DemoData() {
  const t = useTranslator();
  return (
    <section className="card">
      <h2>{t("settings.demo.title")}</h2>
      <p>{t("settings.demo.text")}</p>
      <AllowedLink className="button" to={paths.removeDemo()}>
        {t("settings.demo.remove")}
      </AllowedLink>
    </section>
  );
}

export default function Settings() {
  const t = useTranslator();
  const { settings, digest, customerTerms, saved, opened, isDemo, timeZones, person, keys, safekeeping } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const refusals = refused?.refusals ?? {};
  const mayChange = useMay().do("settings.change");
  return (
    <div className="narrow-page">
      <h1>{t("settings.title")}</h1>
      {saved && refused === undefined ? (
        <p className="notice notice-ok" role="status">
          {t("settings.saved")}
        </p>
      ) : null}
      {opened === null || refused !== undefined ? null : (
        <p className="notice notice-ok" role="status">
          {opened === 0 ? t("flowDown.customer.saved") : t("flowDown.customer.savedWith", { count: opened })}
        </p>
      )}
      <ErrorSummary refusals={refusals} />
      {refused?.current ? <OrganisationConflict yours={refused.typed} saved={refused.current.settings} /> : null}
      {mayChange ? (
        <section className="card">
          <h2>{t("settings.organisation.title")}</h2>
          <Form method="post" key={refused?.current?.digest ?? digest}>
            <input type="hidden" name="digest" value={refused?.current?.digest ?? digest} />
            <OrganisationFields values={refused?.typed ?? settings} refusals={refusals} timeZones={timeZones} />
            <p className="hint">{t("settings.organisation.promiseChange")}</p>
            <button className="button button-primary" type="submit">
              {t("settings.save")}
            </button>
            {refused?.current ? (
              <a className="button" href={paths.settings()}>
                {t("settings.conflict.useSaved")}
              </a>
            ) : null}
          </Form>
        </section>
      ) : null}
      <PromisedTerms customerTerms={customerTerms} />
      <ScaleCard />
      <KeyFingerprints keys={keys} />
      <SafekeepingCard safekeeping={safekeeping} timeZone={settings.timeZone} />
      <YourLanguage person={person} />
      <div className="page-actions">
        <Link className="button" to={paths.access()}>
          {t("access.title")}
        </Link>
        <AllowedLink className="button" to={paths.imports()}>
          {t("overview.empty.import")}
        </AllowedLink>
        <AllowedLink className="button" to={paths.mails()}>
          {t("mailList.open")}
        </AllowedLink>
      </div>
      {isDemo && mayChange ? <DemoData /> : null}
    </div>
  );
}

import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { ErrorSummary } from "~/components/form-parts";
import { useTranslator } from "~/components/language";
import { LanguageSwitch } from "~/components/language-switch";
import { OrganisationConflict } from "~/components/organisation-conflict";
import { LanguageChoice, OrganisationFields } from "~/components/organisation-fields";
import { digestIn, organisationIn, timeZones } from "~/components/organisation-input";
import { titled } from "~/components/page-meta";
import { paths } from "~/paths";
import { changeOrganisation, loadOrganisation } from "~/services/organisation/change-organisation.server";

export const meta = titled((t) => t("settings.welcome.title"));

export async function loader({ context: load }: LoaderFunctionArgs) {
  const { context } = requestContextOf(load);
  const { settings, digest, confirmed, demoLoadedOn } = await loadOrganisation(context.database.reader);
  if (confirmed) throw redirect(paths.overview());
  const isDemo = demoLoadedOn !== null;
  // Until it is confirmed an organisation has no name but a stand-in, which nobody should keep by mistake.
  const shown = isDemo ? settings : { ...settings, name: "" };
  return { settings: shown, digest, isDemo, timeZones: timeZones(settings.timeZone) };
}

export async function action({ request, context: load }: ActionFunctionArgs) {
  const form = await request.formData();
  const typed = organisationIn(form);
  const result = await changeOrganisation(requestContextOf(load).context, typed, digestIn(form));
  if ("done" in result) return redirect(paths.overview());
  if ("current" in result) return json({ typed, refusals: {}, current: result.current }, { status: 409 });
  return json({ typed, refusals: result.refusals, current: null }, { status: 422 });
}

export default function Welcome() {
  const t = useTranslator();
  const { settings, digest, isDemo, timeZones } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const values = refused?.typed ?? settings;
  const refusals = refused?.refusals ?? {};
  return (
    <main className="narrow-page" id="content">
      <h1>{t("settings.welcome.title")}</h1>
      <p>{isDemo ? t("settings.welcome.demoIntro", { name: settings.name }) : t("settings.welcome.intro")}</p>
      <ErrorSummary refusals={refusals} />
      {refused?.current ? <OrganisationConflict yours={refused.typed} saved={refused.current.settings} /> : null}
      <Form method="post">
        <input type="hidden" name="digest" value={refused?.current?.digest ?? digest} />
        {isDemo ? (
          <>
            <input type="hidden" name="name" value={settings.name} />
            <input type="hidden" name="promise" value={settings.promise} />
            <input type="hidden" name="timeZone" value={settings.timeZone} />
            <LanguageChoice value={values.language} refusals={refusals} />
          </>
        ) : (
          <OrganisationFields values={values} refusals={refusals} timeZones={timeZones} />
        )}
        <button className="button button-primary" type="submit">
          {isDemo ? t("settings.welcome.demoSubmit") : t("settings.welcome.submit")}
        </button>
      </Form>
      <LanguageSwitch />
    </main>
  );
}

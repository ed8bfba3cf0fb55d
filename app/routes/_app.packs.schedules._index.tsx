import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { useLanguage, useTranslator } from "~/components/language";
import { type AskedScheduleForm, ScheduleForm } from "~/components/pack/schedule-form";
import { titled } from "~/components/page-meta";
import { EmptyState, PageTitle } from "~/components/ui/page";
import { editions } from "~/domain/dossier/edition";
import type { Refusal } from "~/domain/refusal";
import { formatList } from "~/i18n/format";
import { languageAmong } from "~/i18n/language";
import { paths } from "~/paths";
import type { Context } from "~/services/context";
import type { ScheduleLine } from "~/services/pack/content";
import { schedulePacks } from "~/services/pack/schedule-packs.server";
import { showPackSchedules } from "~/services/pack/show-packs.server";
import { pickSubcontractors } from "~/services/subcontractor/pick-subcontractors.server";

export const meta = titled((t) => t("packs.schedules.title"));

const formIn = (fields: URLSearchParams | FormData): AskedScheduleForm => ({
  find: String(fields.get("find") ?? ""),
  edition: String(fields.get("edition") ?? "auditor"),
  language: String(fields.get("language") ?? ""),
  recipients: fields.getAll("recipients").map(String),
});

const pickIn = (context: Context, fields: URLSearchParams | FormData, { find }: AskedScheduleForm) =>
  pickSubcontractors(context, fields.getAll("keys").map(String), find);

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const { context } = requestContextOf(load);
  const { searchParams } = new URL(request.url);
  const form = formIn(searchParams);
  return json({ ...(await showPackSchedules(context)), form, picked: await pickIn(context, searchParams, form) });
}

export async function action({ request, context: load }: ActionFunctionArgs) {
  const { context } = requestContextOf(load);
  const typed = await request.formData();
  const form = formIn(typed);
  const picked = await pickIn(context, typed, form);
  const refused = (refusal: Refusal) => json({ form, picked, refusal }, { status: 422 });
  if (picked.refusal !== null) return refused(picked.refusal);
  const scheduled = await schedulePacks(context, {
    keys: picked.chosen.map(({ key }) => key),
    edition: editions.find((one) => one === form.edition) ?? "auditor",
    language: languageAmong(form.language),
    recipients: form.recipients,
  });
  return "refusal" in scheduled ? refused(scheduled.refusal) : redirect(paths.packSchedules());
}

function Schedules({ schedules }: { schedules: readonly ScheduleLine[] }) {
  const t = useTranslator();
  const language = useLanguage();
  if (schedules.length === 0) return <EmptyState title={t("packs.schedules.none")} />;
  return (
    <table className="table table-stacked">
      <caption>{t("packs.schedules.heading")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("packs.schedules.subcontractor")}</th>
          <th scope="col">{t("packs.schedules.how")}</th>
          <th scope="col">{t("packs.schedules.recipients")}</th>
          <th scope="col">
            <span className="visually-hidden">{t("packs.schedules.end")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {schedules.map(({ id, edition, language: of, subcontractorName, recipients }) => (
          <tr key={id}>
            <th scope="row" data-label={t("packs.schedules.subcontractor")}>
              {subcontractorName ?? "–"}
            </th>
            <td data-label={t("packs.schedules.how")}>
              {t(`packs.edition.${edition}`)}, {t(`settings.languages.${of === "en" ? "en" : "da"}`)}
            </td>
            <td data-label={t("packs.schedules.recipients")}>
              {recipients.length === 0 ? t("packs.schedules.recipientsNone") : formatList(language, recipients)}
            </td>
            <td>
              <Form method="post" action={paths.endPackSchedule(id)} reloadDocument>
                <button
                  className="button button-quiet"
                  type="submit"
                  aria-label={t("packs.schedules.endNamed", { name: subcontractorName ?? "" })}
                >
                  {t("packs.schedules.end")}
                </button>
              </Form>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export default function PackSchedules() {
  const t = useTranslator();
  const { schedules, accounts, ...asked } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { form, picked } = refused ?? asked;
  return (
    <div className="stack">
      <PageTitle
        lede={t("packs.schedules.lede")}
        actions={
          <Link className="button" to={paths.packs()}>
            {t("packs.schedules.back")}
          </Link>
        }
      >
        {t("packs.schedules.title")}
      </PageTitle>
      <Schedules schedules={schedules} />
      <ScheduleForm form={form} picked={picked} refusal={refused?.refusal} accounts={accounts} />
    </div>
  );
}

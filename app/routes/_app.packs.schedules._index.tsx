import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { useLanguage, useTranslator } from "~/components/language";
import { ScheduleForm } from "~/components/pack/schedule-form";
import { titled } from "~/components/page-meta";
import { EmptyState, PageTitle } from "~/components/ui/page";
import { editions } from "~/domain/dossier/edition";
import type { Refusal } from "~/domain/refusal";
import { formatList } from "~/i18n/format";
import { languages } from "~/i18n/language";
import { paths } from "~/paths";
import { schedulePacks } from "~/services/pack/schedule-packs.server";
import type { ScheduleLine } from "~/services/pack/content";
import { showPackSchedules } from "~/services/pack/show-packs.server";

export const meta = titled((t) => t("packs.schedules.title"));

export const loader = async ({ context: load }: LoaderFunctionArgs) =>
  json(await showPackSchedules(requestContextOf(load).context));

export async function action({ request, context: load }: ActionFunctionArgs) {
  const form = await request.formData();
  const key = String(form.get("key") ?? "").trim();
  const scheduled = await schedulePacks(requestContextOf(load).context, {
    key,
    edition: editions.find((one) => one === form.get("edition")) ?? "auditor",
    language: languages.find((one) => one === form.get("language")) ?? "da",
    recipients: form.getAll("recipients").map(String),
  });
  if ("id" in scheduled) return redirect(paths.packSchedules());
  return json<{ key: string; refusal: Refusal }>({ key, refusal: scheduled.refusal }, { status: 422 });
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
  const { schedules, accounts } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
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
      <ScheduleForm typed={refused?.key ?? ""} refusal={refused?.refusal} accounts={accounts} />
    </div>
  );
}

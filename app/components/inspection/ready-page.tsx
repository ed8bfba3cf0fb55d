import { Form, Link } from "@remix-run/react";
import { useLanguage, useTranslator } from "~/components/language";
import { Breadcrumbs, EmptyState, PageTitle } from "~/components/ui/page";
import { formatDate } from "~/i18n/format";
import { paths } from "~/paths";
import type { ReadyCase } from "~/services/portal/shown-visit";

/** How many are listed; all are sent. */
export const shownMax = 200;

interface ReadyPageProps {
  shown: readonly ReadyCase[];
  count: number;
  /** How many have nobody who can be written to. */
  without: number;
  canMail: boolean;
  /** How many were put in the queue just now. */
  sent: number;
}

/** What the plan has opened and the subcontractors are to answer: looked at, and sent with one button. */
export function ReadyPage({ shown, count, without, canMail, sent }: ReadyPageProps) {
  const t = useTranslator();
  const language = useLanguage();
  return (
    <>
      <Breadcrumbs
        label={t("factForms.breadcrumbs")}
        crumbs={[{ to: paths.inspections(), label: t("frame.entries.inspections") }]}
      />
      <PageTitle lede={t("sending.ready.lede")}>{t("sending.ready.title")}</PageTitle>
      {sent === 0 ? null : (
        <p className="notice notice-ok" role="status">
          {t("sending.ready.sent", { count: sent })}
        </p>
      )}
      {without === 0 ? null : <p className="notice">{t("sending.ready.without", { count: without })}</p>}
      {canMail ? null : <p className="notice">{t("sending.withoutMail")}</p>}
      {count === 0 ? (
        <EmptyState title={t("sending.ready.none")}>{t("sending.ready.noneText")}</EmptyState>
      ) : (
        <>
          <table className="table table-stacked">
            <caption className="visually-hidden">{t("sending.ready.title")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("inspecting.columns.subcontractor")}</th>
                <th scope="col">{t("sending.ready.to")}</th>
                <th scope="col">{t("inspecting.columns.dueOn")}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ id, subcontractor, to, dueOn }) => (
                <tr key={id}>
                  <th scope="row">
                    <Link to={paths.inspection(id)}>{subcontractor.name}</Link>
                  </th>
                  <td data-label={t("sending.ready.to")} className="break-all">
                    {to === null ? null : to.name === null ? to.email : `${to.name} (${to.email})`}
                  </td>
                  <td data-label={t("inspecting.columns.dueOn")}>{formatDate(language, dueOn)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {count > shown.length ? <p className="muted">{t("sending.ready.more", { shown: String(shown.length) })}</p> : null}
          {canMail ? (
            <Form method="post" reloadDocument>
              <button className="button button-primary" type="submit">
                {t("sending.ready.send", { count })}
              </button>
            </Form>
          ) : null}
        </>
      )}
    </>
  );
}

import "~/i18n/further-texts";
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { MonthTable } from "~/components/calendar/month-table";
import { useLanguage, useTranslator } from "~/components/language";
import { ProgressPage, titledOrWaiting } from "~/components/progress";
import { EmptyState, PageTitle } from "~/components/ui/page";
import { formatMonth } from "~/i18n/format";
import { paths } from "~/paths";
import { openView } from "~/services/flags/open-view.server";
import type { Progress } from "~/services/overview/content";
import { showMonth } from "~/services/reminder/show-dated.server";
import type { MonthPage } from "~/services/reminder/shown-dated";

export const meta = titledOrWaiting((t) => t("calendar.title"));

type Data = { today: string; progress: Progress } | MonthPage;

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const { context, startJob } = requestContextOf(load);
  const { today } = context;
  const view = await openView(context, startJob, today);
  if ("progress" in view) return json<Data>({ today, ...view });
  return json<Data>(await showMonth(context, new URL(request.url).searchParams.get("month")));
}

function Month({ page: { month, today, before, after, dated } }: { page: MonthPage }) {
  const t = useTranslator();
  const language = useLanguage();
  const name = formatMonth(language, `${month}-01`);
  return (
    <>
      <PageTitle
        lede={t("calendar.lede")}
        actions={
          <>
            <Link className="button" to={paths.daysAhead()}>
              {t("calendar.ahead.toList")}
            </Link>
            <Link className="button" to={paths.ownReminders()}>
              {t("calendar.feed")}
            </Link>
          </>
        }
      >
        {t("calendar.title")}
      </PageTitle>
      <nav className="page-actions month-nav" aria-label={t("calendar.month", { month: name })}>
        {before === null ? null : (
          <Link className="button" to={paths.calendar({ month: before })}>
            {t("calendar.previous")}
          </Link>
        )}
        {after === null ? null : (
          <Link className="button" to={paths.calendar({ month: after })}>
            {t("calendar.next")}
          </Link>
        )}
      </nav>
      <h2 className="section-title">{t("calendar.month", { month: name })}</h2>
      {dated.length === 0 ? (
        <EmptyState title={t("calendar.nothing", { month: name })}>{t("calendar.nothingText")}</EmptyState>
      ) : null}
      <MonthTable month={month} today={today} dated={dated} />
      <p className="below-list">
        <Link to={paths.flags()}>{t("calendar.openFlags")}</Link>
      </p>
    </>
  );
}

export default function CalendarRoute() {
  const data = useLoaderData<typeof loader>() as Data;
  return "progress" in data ? <ProgressPage progress={data.progress} today={data.today} /> : <Month page={data} />;
}

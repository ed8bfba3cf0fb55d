import "~/i18n/further-texts";
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { DatedList } from "~/components/calendar/dated-list";
import { useTranslator } from "~/components/language";
import { ProgressPage, titledOrWaiting } from "~/components/progress";
import { EmptyState, PageTitle } from "~/components/ui/page";
import { paths } from "~/paths";
import { openView } from "~/services/flags/open-view.server";
import type { Progress } from "~/services/overview/content";
import { showAhead } from "~/services/reminder/show-dated.server";
import type { AheadPage } from "~/services/reminder/shown-dated";

export const meta = titledOrWaiting((t) => t("calendar.ahead.title"));

type Data = { today: string; progress: Progress } | AheadPage;

export async function loader({ context: load }: LoaderFunctionArgs) {
  const { context, startJob } = requestContextOf(load);
  const { today } = context;
  const view = await openView(context, startJob, today);
  return "progress" in view ? json<Data>({ today, ...view }) : json<Data>(await showAhead(context));
}

function Ahead({ page: { today, dated, more } }: { page: AheadPage }) {
  const t = useTranslator();
  return (
    <>
      <PageTitle
        lede={t("calendar.ahead.lede")}
        actions={
          <Link className="button" to={paths.calendar()}>
            {t("calendar.ahead.toMonth")}
          </Link>
        }
      >
        {t("calendar.ahead.title")}
      </PageTitle>
      {dated.length === 0 ? (
        <EmptyState title={t("calendar.ahead.nothing")}>{t("calendar.nothingText")}</EmptyState>
      ) : (
        <DatedList dated={dated} today={today} />
      )}
      {more ? <p className="below-list">{t("calendar.ahead.more")}</p> : null}
      <p className="below-list">
        <Link to={paths.flags()}>{t("calendar.openFlags")}</Link>
      </p>
    </>
  );
}

export default function AheadRoute() {
  const data = useLoaderData<typeof loader>() as Data;
  return "progress" in data ? <ProgressPage progress={data.progress} today={data.today} /> : <Ahead page={data} />;
}

import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { AllowedLink } from "~/components/allowed-link";
import { DatedRows } from "~/components/calendar/dated-rows";
import { EuropeMap } from "~/components/europe-map";
import { FlagRow } from "~/components/flag-row";
import { dayInLinks } from "~/components/frame";
import { useLanguage, useTranslator } from "~/components/language";
import { MapNotes } from "~/components/map-notes";
import { ProgressPage, titledOrWaiting } from "~/components/progress";
import { answerOf, explanationOf } from "~/components/promise-answer";
import { PromiseStrip } from "~/components/promise-strip";
import { EmptyState, PageTitle } from "~/components/ui/page";
import { paths } from "~/paths";
import { dayAsked } from "~/services/flags/day-asked";
import { openView } from "~/services/flags/open-view.server";
import type { Overview } from "~/services/overview/content";
import { showOverview } from "~/services/overview/show-overview.server";

export const meta = titledOrWaiting((t) => t("frame.entries.overview"));

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const { context, startJob } = requestContextOf(load);
  const { today } = context;
  const asked = dayAsked(new URL(request.url), today);
  if ("refusal" in asked) throw json(asked, { status: 400 });
  const { on } = asked;
  const view = await openView(context, startJob, on);
  if ("progress" in view) return json({ progress: view.progress, today });
  return json({ overview: await showOverview(context, view.viewId, on), on, today });
}

function Empty() {
  const t = useTranslator();
  return (
    <>
      <PageTitle lede={t("overview.empty.lede")}>{t("overview.empty.title")}</PageTitle>
      <EmptyState
        title={t("overview.empty.howTitle")}
        actions={
          <>
            <AllowedLink className="button button-primary" to={paths.imports()}>
              {t("overview.empty.import")}
            </AllowedLink>
            <AllowedLink className="button" to={paths.newSubcontractor()}>
              {t("overview.empty.create")}
            </AllowedLink>
          </>
        }
      >
        {t("overview.empty.howText")}
      </EmptyState>
    </>
  );
}

function ToDo({ overview, on, onInLinks }: { overview: Overview; on: string; onInLinks: string | null }) {
  const t = useTranslator();
  const { flags, openFlags, acceptedFlags } = overview;
  return (
    <section aria-labelledby="do-now">
      <h2 className="section-title" id="do-now">
        {t("overview.doNow")}
      </h2>
      {flags.length === 0 ? (
        <EmptyState title={t("overview.nothing")}>{t("overview.nothingText")}</EmptyState>
      ) : (
        <ul className="rows">
          {flags.map(({ flag, subcontractorName }) => (
            <FlagRow
              key={`${flag.subcontractor} ${flag.rule} ${flag.subject}`}
              flag={flag}
              subcontractorName={subcontractorName}
              on={on}
              onInLinks={onInLinks}
            />
          ))}
        </ul>
      )}
      <p className="below-list">
        {openFlags === 0 ? null : <Link to={paths.flags({ on: onInLinks })}>{t("overview.allFlags", { count: openFlags })}</Link>}
        {acceptedFlags === 0 ? null : (
          <Link to={paths.flags({ waived: "yes", on: onInLinks })}>{t("overview.acceptedFlags", { count: acceptedFlags })}</Link>
        )}
      </p>
    </section>
  );
}

function Shown({ overview, on, today }: { overview: Overview; on: string; today: string }) {
  const t = useTranslator();
  const language = useLanguage();
  const onInLinks = dayInLinks({ on, today });
  if (overview.subcontractors === 0) return <Empty />;
  return (
    <>
      <PageTitle lede={explanationOf(overview, language)}>{answerOf(overview, on, today, language)}</PageTitle>
      <PromiseStrip promises={overview.promises} promise={overview.promise} onInLinks={onInLinks} />
      <div className="overview">
        <div>
          <ToDo overview={overview} on={on} onInLinks={onInLinks} />
        </div>
        <div>
          <section aria-labelledby="where">
            <h2 className="section-title" id="where">
              {t("overview.whereDataIs")}
            </h2>
            <div className="card">
              <EuropeMap map={overview.map} size="small" />
            </div>
            <MapNotes map={overview.map} onInLinks={onInLinks} withTableLink />
          </section>
          <section aria-labelledby="ahead">
            <h2 className="section-title" id="ahead">
              {t("overview.ahead")}
            </h2>
            <div className="card">
              {overview.dated.length === 0 ? (
                <p className="muted">{t("overview.nothingAhead")}</p>
              ) : (
                <DatedRows dated={overview.dated} onInLinks={onInLinks} />
              )}
            </div>
            {overview.moreDated ? (
              <p className="below-list">
                <Link to={paths.daysAhead()}>{t("overview.allAhead")}</Link>
              </p>
            ) : null}
          </section>
        </div>
      </div>
    </>
  );
}

export default function OverviewPage() {
  const data = useLoaderData<typeof loader>();
  if ("progress" in data) return <ProgressPage progress={data.progress} today={data.today} />;
  return <Shown overview={data.overview as Overview} on={data.on} today={data.today} />;
}

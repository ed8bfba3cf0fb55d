import "~/i18n/further-texts";
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { AllowedLink } from "~/components/allowed-link";
import { CaseList } from "~/components/inspection/case-list";
import { YearWheel } from "~/components/inspection/year-wheel";
import { useTranslator } from "~/components/language";
import { titled } from "~/components/page-meta";
import { Section } from "~/components/subcontractor/section";
import { EmptyState, PageTitle } from "~/components/ui/page";
import { paths } from "~/paths";
import { showYear } from "~/services/inspection/show-year.server";

export const meta = titled((t) => t("inspecting.title"));

/** A year that the calendar of the register has; this one where none is asked for. */
function yearAsked(url: URL, today: string): number {
  const year = Number(url.searchParams.get("year"));
  return Number.isInteger(year) && year >= 1900 && year <= 2199 ? year : Number(today.slice(0, 4));
}

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const { context } = requestContextOf(load);
  return json(await showYear(context, yearAsked(new URL(request.url), context.today)));
}

export default function Inspections() {
  const t = useTranslator();
  const page = useLoaderData<typeof loader>();
  const { year, rows, all, unplanned, cases, today } = page;
  const own = (
    <>
      <AllowedLink className="button" to={paths.sendReady()}>
        {t("sending.ready.link")}
      </AllowedLink>
      <Link className="button button-quiet" to={paths.templates()}>
        {t("supervising.templates.title")}
      </Link>
      <AllowedLink className="button" to={paths.startOwnInspection()}>
        {t("inspecting.startOwn.title")}
      </AllowedLink>
    </>
  );
  return (
    <>
      <PageTitle lede={t("inspecting.lede")} actions={own}>
        {t("inspecting.title")}
      </PageTitle>
      {unplanned === 0 ? null : (
        <p className="notice notice-warning">
          {t("inspecting.unplanned", { count: unplanned })}{" "}
          <Link to={paths.flags({ rule: "inspection-unplanned" })}>{t("inspecting.seeUnplanned")}</Link>
        </p>
      )}
      <Section title={t("inspecting.underWay")}>
        {cases.length === 0 ? (
          <EmptyState title={t("inspecting.none.title")}>{t("inspecting.none.text")}</EmptyState>
        ) : (
          <CaseList cases={cases} today={today} withName />
        )}
      </Section>
      <Section
        title={t("inspecting.year.title", { year: String(year) })}
        action={
          <nav aria-label={t("inspecting.year.other")} className="page-actions">
            <Link className="button button-quiet" to={paths.inspections({ year: year - 1 })}>
              {String(year - 1)}
            </Link>
            <Link className="button button-quiet" to={paths.inspections({ year: year + 1 })}>
              {String(year + 1)}
            </Link>
          </nav>
        }
      >
        {rows.length === 0 ? (
          <EmptyState title={t("inspecting.year.none", { year: String(year) })}>{t("inspecting.year.noneText")}</EmptyState>
        ) : (
          <YearWheel page={page} />
        )}
        {all > rows.length ? <p className="hint">{t("inspecting.year.more", { shown: rows.length, count: all })}</p> : null}
      </Section>
    </>
  );
}

import { Link } from "@remix-run/react";
import { useTranslator } from "~/components/language";
import { Paging } from "~/components/paging";
import { EmptyState, PageTitle } from "~/components/ui/page";
import { paths } from "~/paths";
import { type FindingQuery, findingParams, findingsAPage, isFindingFiltered } from "~/services/finding/finding-query";
import type { ShownFindings } from "~/services/finding/shown-findings";
import { FindingBoard } from "./finding-board";
import { FindingFilters } from "./finding-filters";
import { FindingTable } from "./finding-table";
import "./board.css";

/** The two ways of looking at the same findings. */
function Views({ query }: { query: FindingQuery }) {
  const t = useTranslator();
  const link = (view: FindingQuery["view"]) => (
    <Link
      className="button"
      aria-current={query.view === view ? "true" : undefined}
      to={paths.findings(findingParams({ ...query, view, page: 1 }))}
    >
      {t(`findings.${view}`)}
    </Link>
  );
  return (
    <nav aria-label={t("findings.views")} className="page-actions finding-views">
      {link("board")}
      {link("list")}
    </nav>
  );
}

export function FindingsPage({ query, shown }: { query: FindingQuery; shown: ShownFindings }) {
  const t = useTranslator();
  const { open, overdue, count } = shown;
  const lede = open === 0 ? t("findings.ledeNone") : t("findings.lede", { count: open, overdue: String(overdue) });
  return (
    <>
      <PageTitle lede={lede} actions={<Views query={query} />}>
        {t("findings.title")}
      </PageTitle>
      <FindingFilters query={query} />
      {count === 0 && isFindingFiltered(query) ? (
        <EmptyState
          title={t("findings.noMatch.title")}
          actions={
            <Link className="button" to={paths.findings({ view: query.view === "list" ? "list" : null })}>
              {t("findings.clear")}
            </Link>
          }
        >
          {t("findings.noMatch.text")}
        </EmptyState>
      ) : count === 0 ? (
        <EmptyState title={t("findings.empty.title")}>{t("findings.empty.text")}</EmptyState>
      ) : shown.view === "board" ? (
        <FindingBoard columns={shown.columns} query={query} on={shown.shownOn} />
      ) : (
        <>
          <FindingTable findings={shown.findings} on={shown.shownOn} />
          <Paging
            page={shown.page}
            pages={shown.pages}
            perPage={findingsAPage}
            count={count}
            linkTo={(page) => paths.findings(findingParams({ ...query, page }))}
          />
        </>
      )}
    </>
  );
}

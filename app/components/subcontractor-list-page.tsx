import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import type { ShownList } from "~/services/overview/content";
import { exportRowsMax, isFiltered, type ListQuery, listParams, rowsAPage } from "~/services/overview/list-query";
import { AllowedLink } from "./allowed-link";
import type { Edited, FactNoun } from "./fact-form/nouns";
import { dayInLinks } from "./frame";
import { useTranslator } from "./language";
import { ListFilters } from "./list-filters";
import { SubcontractorTable } from "./subcontractor-table";
import { Paging } from "./paging";
import { SavedNotice } from "./saved-notice";
import { EmptyState, PageTitle } from "./ui/page";

export interface SubcontractorListPageProps {
  shown: ShownList;
  query: ListQuery;
  on: string;
  today: string;
  saved: { noun: FactNoun; edited: Edited } | null;
}

function NothingYet() {
  const t = useTranslator();
  return (
    <EmptyState
      title={t("subcontractorList.emptyTitle")}
      actions={
        <>
          <AllowedLink className="button button-primary" to={paths.imports()}>
            {t("overview.empty.import")}
          </AllowedLink>
          <AllowedLink className="button" to={paths.newSubcontractor()}>
            {t("subcontractorList.new")}
          </AllowedLink>
        </>
      }
    >
      {t("subcontractorList.emptyText")}
    </EmptyState>
  );
}

function NoMatch({ onInLinks }: { onInLinks: string | null }) {
  const t = useTranslator();
  return (
    <EmptyState
      title={t("subcontractorList.noMatchTitle")}
      actions={
        <Link className="button" to={paths.subcontractors({ on: onInLinks })}>
          {t("subcontractorList.clear")}
        </Link>
      }
    >
      {t("subcontractorList.noMatchText")}
    </EmptyState>
  );
}

export function SubcontractorListPage({ shown, query, on, today, saved }: SubcontractorListPageProps) {
  const t = useTranslator();
  const onInLinks = dayInLinks({ on, today });
  const { rows, count, all, page, pages } = shown;
  const actions = (
    <>
      {count === 0 ? null : (
        <AllowedLink className="button" to={paths.exportExcel({ ...listParams({ ...query, page: 1 }), on: onInLinks })} download>
          {t("subcontractorList.export")}
        </AllowedLink>
      )}
      <AllowedLink className="button" to={paths.imports()}>
        {t("subcontractorList.import")}
      </AllowedLink>
      <AllowedLink className="button button-primary" to={paths.newSubcontractor({ on: onInLinks })}>
        {t("subcontractorList.new")}
      </AllowedLink>
    </>
  );
  if (all === 0) {
    return (
      <>
        <SavedNotice saved={saved} />
        <PageTitle>{t("subcontractorList.title")}</PageTitle>
        <NothingYet />
      </>
    );
  }
  return (
    <>
      <SavedNotice saved={saved} />
      <PageTitle actions={actions}>{t("subcontractorList.title")}</PageTitle>
      <ListFilters query={query} onInLinks={onInLinks} />
      <p className="list-count" role="status">
        {isFiltered(query) ? t("subcontractorList.matching", { count, all }) : t("subcontractorList.count", { count })}
        {count > exportRowsMax ? <> · {t("subcontractorList.exportLimit", { max: exportRowsMax })}</> : null}
      </p>
      {rows.length === 0 ? (
        <NoMatch onInLinks={onInLinks} />
      ) : (
        <SubcontractorTable rows={rows} query={query} onInLinks={onInLinks} />
      )}
      <Paging
        page={page}
        pages={pages}
        perPage={rowsAPage}
        count={count}
        linkTo={(to) => paths.subcontractors({ ...listParams({ ...query, page: to }), on: onInLinks })}
      />
    </>
  );
}

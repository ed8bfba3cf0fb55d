import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import type { ShownFlags } from "~/services/overview/content";
import { type FlagQuery, flagParams, flagsAPage } from "~/services/overview/flag-query";
import { FlagFilters } from "./flag-filters";
import { FlagRow } from "./flag-row";
import { dayInLinks } from "./frame";
import { useTranslator } from "./language";
import { Paging } from "./paging";
import { EmptyState, PageTitle } from "./ui/page";

interface FlagsPageProps {
  shown: ShownFlags;
  query: FlagQuery;
  on: string;
  today: string;
}

function NoFlags({ query, onInLinks }: { query: FlagQuery; onInLinks: string | null }) {
  const t = useTranslator();
  const { severity, rule, promise, waived } = query;
  if (severity !== null || rule !== null || promise !== null) {
    return (
      <EmptyState
        title={t("flagList.noMatchTitle")}
        actions={
          <Link className="button" to={paths.flags({ on: onInLinks })}>
            {t("flagList.clear")}
          </Link>
        }
      >
        {t("flagList.noMatchText")}
      </EmptyState>
    );
  }
  return waived ? (
    <EmptyState title={t("flagList.noAcceptedTitle")}>{t("flagList.noAcceptedText")}</EmptyState>
  ) : (
    <EmptyState title={t("flagList.emptyTitle")}>{t("flagList.emptyText")}</EmptyState>
  );
}

export function FlagsPage({ shown, query, on, today }: FlagsPageProps) {
  const t = useTranslator();
  const onInLinks = dayInLinks({ on, today });
  const { flags, count, open, accepted, page, pages, promise } = shown;
  const lede = [
    open === 0 ? t("flagList.ledeNone") : t("flagList.lede", { count: open }),
    accepted === 0 ? "" : t("flagList.accepted", { count: accepted }),
  ];
  return (
    <>
      <PageTitle lede={lede.join(" ").trim()}>{t("flagList.title")}</PageTitle>
      <FlagFilters query={query} promise={promise} onInLinks={onInLinks} />
      {flags.length === 0 ? (
        <NoFlags query={query} onInLinks={onInLinks} />
      ) : (
        <section aria-labelledby="flags-listed">
          <h2 className="section-title" id="flags-listed">
            {t("flagList.shownCount", { count })}
          </h2>
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
          <Paging
            page={page}
            pages={pages}
            perPage={flagsAPage}
            count={count}
            linkTo={(to) => paths.flags({ ...flagParams({ ...query, page: to }), on: onInLinks })}
          />
        </section>
      )}
    </>
  );
}

import "~/i18n/further-texts";
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { AllowedLink } from "~/components/allowed-link";
import { EventFilters } from "~/components/history/event-filters";
import { historyPageOf } from "~/components/history/event-line";
import { EventList } from "~/components/history/event-list";
import { useTranslator } from "~/components/language";
import { titled } from "~/components/page-meta";
import { EmptyState, PageTitle } from "~/components/ui/page";
import { paths } from "~/paths";
import { asksForSome, eventParams, eventQueryOf } from "~/services/history/event-query";
import { showHistory } from "~/services/history/show-history.server";

export const meta = titled((t) => t("history.title"));

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const query = eventQueryOf(new URL(request.url).searchParams);
  const shown = await showHistory(context, query);
  return json({ query, accounts: shown.accounts, page: historyPageOf(shown, language) });
}

export default function HistoryRoute() {
  const t = useTranslator();
  const { query, accounts, page } = useLoaderData<typeof loader>();
  const isEmpty = page.lines.length === 0;
  return (
    <>
      <PageTitle
        lede={t("history.lede")}
        actions={
          <>
            <Link className="button" to={paths.known()}>
              {t("known.title")}
            </Link>
            <AllowedLink className="button" to={paths.eraseHistory()}>
              {t("erasure.title")}
            </AllowedLink>
          </>
        }
      >
        {t("history.title")}
      </PageTitle>
      <EventFilters query={query} accounts={accounts} />
      {isEmpty && asksForSome(query) ? (
        <EmptyState title={t("history.noMatchTitle")}>{t("history.noMatchText")}</EmptyState>
      ) : isEmpty ? (
        <EmptyState title={t("history.emptyTitle")}>{t("history.emptyText")}</EmptyState>
      ) : (
        <EventList
          page={page}
          label={t("history.listed")}
          withLinks
          isFirst={query.before === null}
          linkTo={(before) => paths.history({ ...eventParams(query), before })}
        />
      )}
    </>
  );
}

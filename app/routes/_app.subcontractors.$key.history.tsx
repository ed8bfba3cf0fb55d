import "~/i18n/further-texts";
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { historyPageOf } from "~/components/history/event-line";
import { EventList } from "~/components/history/event-list";
import { useTranslator } from "~/components/language";
import { dayInLinks, useSubcontractor } from "~/components/subcontractor/subcontractor-data";
import { EmptyState } from "~/components/ui/page";
import { paths } from "~/paths";
import { eventQueryOf } from "~/services/history/event-query";
import { showSubcontractorHistory } from "~/services/history/show-history.server";

export async function loader({ request, params: { key = "" }, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const { before } = eventQueryOf(new URL(request.url).searchParams);
  const shown = await showSubcontractorHistory(context, key, before);
  if (shown === null) throw new Response(null, { status: 404 });
  return json({ before, page: historyPageOf(shown, language) });
}

export default function SubcontractorHistory() {
  const t = useTranslator();
  const data = useSubcontractor();
  const { before: from, page } = useLoaderData<typeof loader>();
  const on = dayInLinks(data);
  if (page.lines.length === 0) return <EmptyState title={t("history.emptyTitle")}>{t("history.emptyText")}</EmptyState>;
  return (
    <EventList
      page={page}
      label={t("history.listed")}
      withLinks={false}
      isFirst={from === null}
      linkTo={(before) => paths.subcontractorTab(data.facts.key, "history", { on, before })}
    />
  );
}

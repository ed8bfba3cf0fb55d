import "~/i18n/further-texts";
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { savedIn } from "~/components/fact-form/nouns";
import { ProgressPage, titledOrWaiting } from "~/components/progress";
import { SubcontractorListPage, type SubcontractorListPageProps } from "~/components/subcontractor-list-page";
import { dayAsked } from "~/services/flags/day-asked";
import { openView } from "~/services/flags/open-view.server";
import type { Progress } from "~/services/overview/content";
import { listQueryOf } from "~/services/overview/list-query";
import { showList } from "~/services/overview/show-list.server";

export const meta = titledOrWaiting((t) => t("subcontractorList.title"));

type Data = SubcontractorListPageProps | { today: string; progress: Progress };

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const { context, startJob } = requestContextOf(load);
  const { today } = context;
  const url = new URL(request.url);
  const asked = dayAsked(url, today);
  if ("refusal" in asked) throw json(asked, { status: 400 });
  const view = await openView(context, startJob, asked.on);
  if ("progress" in view) return json<Data>({ today, ...view });
  const query = listQueryOf(url.searchParams);
  const shown = await showList(context, view.viewId, asked.on, query);
  return json<Data>({ today, on: asked.on, query, shown, saved: savedIn(url.searchParams) });
}

export default function SubcontractorsRoute() {
  const data = useLoaderData<typeof loader>() as Data;
  return "progress" in data ? <ProgressPage progress={data.progress} today={data.today} /> : <SubcontractorListPage {...data} />;
}

import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { ProgressPage, titledOrWaiting } from "~/components/progress";
import { SubcontractorListPage } from "~/components/subcontractor-list-page";
import { dayAsked } from "~/services/flags/day-asked";
import { openView } from "~/services/flags/open-view.server";
import type { Progress, ShownList } from "~/services/overview/content";
import { type ListQuery, listQueryOf } from "~/services/overview/list-query";
import { showList } from "~/services/overview/show-list.server";

export const meta = titledOrWaiting((t) => t("subcontractorList.title"));

type Data = { today: string } & ({ progress: Progress } | { on: string; query: ListQuery; shown: ShownList });

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const { context, startJob } = requestContextOf(load);
  const { today } = context;
  const url = new URL(request.url);
  const asked = dayAsked(url, today);
  if ("refusal" in asked) throw json(asked, { status: 400 });
  const view = await openView(context, startJob, asked.on);
  if ("progress" in view) return json<Data>({ today, ...view });
  const query = listQueryOf(url.searchParams);
  return json<Data>({ today, on: asked.on, query, shown: await showList(context, view.viewId, asked.on, query) });
}

export default function SubcontractorsRoute() {
  const data = useLoaderData<typeof loader>() as Data;
  return "progress" in data ? <ProgressPage progress={data.progress} today={data.today} /> : <SubcontractorListPage {...data} />;
}

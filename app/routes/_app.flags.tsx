import "~/i18n/further-texts";
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { FlagsPage } from "~/components/flags-page";
import { ProgressPage, titledOrWaiting } from "~/components/progress";
import { dayAsked } from "~/services/flags/day-asked";
import { openView } from "~/services/flags/open-view.server";
import type { Progress, ShownFlags } from "~/services/overview/content";
import { type FlagQuery, flagQueryOf } from "~/services/overview/flag-query";
import { showFlags } from "~/services/overview/show-flags.server";

export const meta = titledOrWaiting((t) => t("flagList.title"));

type Data = { today: string } & ({ progress: Progress } | { on: string; query: FlagQuery; shown: ShownFlags });

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const { context, startJob } = requestContextOf(load);
  const { today } = context;
  const url = new URL(request.url);
  const asked = dayAsked(url, today);
  if ("refusal" in asked) throw json(asked, { status: 400 });
  const view = await openView(context, startJob, asked.on);
  if ("progress" in view) return json<Data>({ today, ...view });
  const query = flagQueryOf(url.searchParams);
  return json<Data>({ today, on: asked.on, query, shown: await showFlags(context, view.viewId, query) });
}

export default function FlagsRoute() {
  const data = useLoaderData<typeof loader>() as Data;
  return "progress" in data ? <ProgressPage progress={data.progress} today={data.today} /> : <FlagsPage {...data} />;
}

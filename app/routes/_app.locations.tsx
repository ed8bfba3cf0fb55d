import "~/i18n/further-texts";
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { LocationsPage } from "~/components/locations-page";
import { ProgressPage, titledOrWaiting } from "~/components/progress";
import { dayAsked } from "~/services/flags/day-asked";
import { openView } from "~/services/flags/open-view.server";
import type { DataMap, Progress } from "~/services/overview/content";
import { showMap } from "~/services/overview/show-map.server";

export const meta = titledOrWaiting((t) => t("locations.title"));

type Data = { today: string } & ({ progress: Progress } | { on: string; map: DataMap });

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const { context, startJob } = requestContextOf(load);
  const { today } = context;
  const asked = dayAsked(new URL(request.url), today);
  if ("refusal" in asked) throw json(asked, { status: 400 });
  const view = await openView(context, startJob, asked.on);
  if ("progress" in view) return json<Data>({ today, ...view });
  return json<Data>({ today, on: asked.on, map: await showMap(context, view.viewId, asked.on) });
}

export default function LocationsRoute() {
  const data = useLoaderData<typeof loader>() as Data;
  return "progress" in data ? <ProgressPage progress={data.progress} today={data.today} /> : <LocationsPage {...data} />;
}

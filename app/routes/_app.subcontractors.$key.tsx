import "~/i18n/further-texts";
import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { savedIn } from "~/components/fact-form/nouns";
import { SavedNotice } from "~/components/saved-notice";
import { SubcontractorHeader } from "~/components/subcontractor/subcontractor-header";
import type { SubcontractorData } from "~/components/subcontractor/subcontractor-data";
import { SubcontractorTabs } from "~/components/subcontractor/subcontractor-tabs";
import { dayAsked } from "~/services/flags/day-asked";
import { showSubcontractor } from "~/services/subcontractor/show-subcontractor.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data === undefined ? "Tilsyn" : `${data.shown.facts.name} · Tilsyn` },
];

export async function loader({ request, params: { key = "" }, context: load }: LoaderFunctionArgs) {
  const { context } = requestContextOf(load);
  const url = new URL(request.url);
  const { today } = context;
  const asked = dayAsked(url, today);
  if ("refusal" in asked) throw json(asked, { status: 400 });
  const { on } = asked;
  const shown = await showSubcontractor(context, key, on);
  if (shown === null) throw new Response(null, { status: 404 });
  const data: SubcontractorData = { ...shown, on, today };
  return json({ shown: data, saved: savedIn(url.searchParams) });
}

export default function SubcontractorPage() {
  const { shown, saved } = useLoaderData<typeof loader>();
  const data = shown as SubcontractorData;
  return (
    <>
      <SubcontractorHeader data={data} />
      <SavedNotice saved={saved} />
      <SubcontractorTabs data={data} />
      <Outlet context={data} />
    </>
  );
}

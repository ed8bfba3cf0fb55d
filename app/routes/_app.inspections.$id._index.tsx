import "~/i18n/further-texts";
import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { caseName } from "~/components/inspection/case-frame";
import { CasePage } from "~/components/inspection/case-page";
import { showCase } from "~/services/inspection/show-case.server";
import type { ShownCase } from "~/services/inspection/shown-case";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data === undefined ? "Tilsyn" : `${data.title} · Tilsyn` },
];

export async function loader({ params: { id = "" }, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const shown = await showCase(context, id);
  if (shown === null) throw new Response(null, { status: 404 });
  return json({ shown, title: caseName(shown, language) });
}

export default function Page() {
  const { shown } = useLoaderData<typeof loader>();
  return <CasePage shown={shown as ShownCase} />;
}

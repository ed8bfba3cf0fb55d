import "~/i18n/further-texts";
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { FindingsPage } from "~/components/finding/findings-page";
import { titled } from "~/components/page-meta";
import { findingQueryOf } from "~/services/finding/finding-query";
import { showFindings } from "~/services/finding/show-findings.server";

export const meta = titled((t) => t("findings.title"));

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const query = findingQueryOf(new URL(request.url).searchParams);
  return json({ query, shown: await showFindings(requestContextOf(load).context, query) });
}

export default function Findings() {
  const { query, shown } = useLoaderData<typeof loader>();
  return <FindingsPage query={query} shown={shown} />;
}

import "~/i18n/further-texts";
import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { titled } from "~/components/page-meta";
import { SearchPage } from "~/components/search-page";
import type { SearchResult } from "~/services/search/search-content";
import { searchQueryOf } from "~/services/search/search-query";
import { searchRegister } from "~/services/search/search-register.server";

export const meta: MetaFunction<typeof loader> = (args) => {
  const query = args.data?.query ?? "";
  return titled((t) => (query === "" ? t("search.title") : t("search.titleOf", { query })))(args) ?? [];
};

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const { context } = requestContextOf(load);
  return json<SearchResult>(await searchRegister(context, searchQueryOf(new URL(request.url).searchParams)));
}

export default function SearchRoute() {
  return <SearchPage result={useLoaderData<typeof loader>() as SearchResult} />;
}

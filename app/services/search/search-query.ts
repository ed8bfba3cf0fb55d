import { queryLengthMax } from "../../domain/search/words";
import { pageOf } from "../overview/flag-query";

export const searchPagesMax = 10;
export const rowsASearchPage = 20;
/** Documents take more room: they come with excerpts. */
export const documentsASearchPage = 10;

/** What the search page is asked for, as its URL says it. */
export interface SearchQuery {
  query: string;
  /** From 1; one past the last is the last. */
  page: number;
}

export const searchQueryOf = (params: URLSearchParams): SearchQuery => ({
  query: (params.get("q") ?? "").slice(0, queryLengthMax),
  page: Math.min(pageOf(params), searchPagesMax),
});

import { type Light, lights } from "../../domain/flag";
import { severities, type Severity, type Status, statuses } from "../../domain/portfolio";
import { oneOf, pageOf } from "./flag-query";

export const listSorts = ["name", "light", "criticality", "status"] as const;
export type ListSort = (typeof listSorts)[number];

export const engagements = ["direct", "chain"] as const;

/** What the list of subcontractors is asked for, as its URL says it. */
export interface ListQuery {
  search: string;
  light: Light | null;
  status: Status | null;
  criticality: Severity | null;
  engagement: (typeof engagements)[number] | null;
  /** Where data is: a country's code, or a region where no country is stated, `?` for neither; a city within the country. */
  country: string | null;
  region: string | null;
  city: string | null;
  sort: ListSort;
  descending: boolean;
  page: number;
}

export const rowsAPage = 50;

/** So many rows the exported workbook holds at most. */
export const exportRowsMax = 20_000;

const searchLengthMax = 200;

const text = (params: URLSearchParams, name: string) => (params.get(name) ?? "").trim().slice(0, searchLengthMax);
const textOrNull = (params: URLSearchParams, name: string) => text(params, name) || null;

export function listQueryOf(params: URLSearchParams): ListQuery {
  const country = textOrNull(params, "country");
  return {
    search: text(params, "q"),
    light: oneOf(lights, params.get("light")),
    status: oneOf(statuses, params.get("status")),
    criticality: oneOf(severities, params.get("criticality")),
    engagement: oneOf(engagements, params.get("engagement")),
    country,
    region: country === null ? textOrNull(params, "region") : null,
    city: country === null ? null : textOrNull(params, "city"),
    sort: oneOf(listSorts, params.get("sort")) ?? "name",
    descending: params.get("order") === "desc",
    page: pageOf(params),
  };
}

/** The query as a URL has it; what is not asked, and what goes without saying, stay out of it. */
export const listParams = ({
  search,
  light,
  status,
  criticality,
  engagement,
  country,
  region,
  city,
  sort,
  descending,
  page,
}: ListQuery) => ({
  q: search,
  light,
  status,
  criticality,
  engagement,
  country,
  region,
  city,
  sort: sort === "name" ? null : sort,
  order: descending ? "desc" : null,
  page: page === 1 ? null : page,
});

export const isFiltered = ({ search, light, status, criticality, engagement, country, region }: ListQuery) =>
  search !== "" || [light, status, criticality, engagement, country, region].some((value) => value !== null);

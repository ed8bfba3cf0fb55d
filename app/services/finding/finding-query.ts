import { severities, type Severity } from "../../domain/portfolio";
import { oneOf, pageOf } from "../overview/flag-query";

export const findingSorts = ["due", "severity", "subcontractor"] as const;
export type FindingSort = (typeof findingSorts)[number];

/** What the page of findings is asked for, as its URL says it. */
export interface FindingQuery {
  view: "board" | "list";
  severity: Severity | null;
  /** E-mail of whoever is to see to it, folded. */
  owner: string | null;
  /** Part of the subcontractor's name. */
  subcontractor: string | null;
  overdue: boolean;
  closed: boolean;
  sort: FindingSort;
  /** From 1. */
  page: number;
}

export const findingsAPage = 50;

export function findingQueryOf(params: URLSearchParams): FindingQuery {
  const text = (name: string) => params.get(name)?.trim() || null;
  return {
    view: params.get("view") === "list" ? "list" : "board",
    severity: oneOf(severities, params.get("severity")),
    owner: text("owner")?.toLowerCase() ?? null,
    subcontractor: text("subcontractor"),
    overdue: params.get("overdue") === "yes",
    closed: params.get("state") === "closed",
    sort: oneOf(findingSorts, params.get("sort")) ?? "due",
    page: pageOf(params),
  };
}

/** The query as a URL has it; what is not asked stays out of it. */
export const findingParams = ({ view, severity, owner, subcontractor, overdue, closed, sort, page }: FindingQuery) => ({
  view: view === "list" ? "list" : null,
  severity,
  owner,
  subcontractor,
  overdue: overdue ? "yes" : null,
  state: closed ? "closed" : null,
  sort: sort === "due" ? null : sort,
  page: page === 1 ? null : page,
});

export const isFindingFiltered = ({ severity, owner, subcontractor, overdue, closed }: FindingQuery) =>
  severity !== null || owner !== null || subcontractor !== null || overdue || closed;

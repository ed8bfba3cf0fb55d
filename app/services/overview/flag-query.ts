import { type Rule, rules } from "../../domain/flag";
import { severities, type Severity } from "../../domain/portfolio";
import { type PromiseId, promiseIds, rulesBreaking } from "../../domain/promise";

/** What the page of all flags is asked for, as its URL says it. */
export interface FlagQuery {
  severity: Severity | null;
  rule: Rule | null;
  /** Only the rules that say that this promise is not kept. */
  promise: PromiseId | null;
  /** The accepted ones in place of the open ones. */
  waived: boolean;
  /** From 1. */
  page: number;
}

export const flagsAPage = 50;

const pageMax = 1_000_000;

/** One of the values, null for anything else. */
export const oneOf = <T extends string>(values: readonly T[], text: string | null): T | null =>
  values.find((value) => value === text) ?? null;

export function pageOf(params: URLSearchParams): number {
  const page = Number(params.get("page") ?? "1");
  return Number.isInteger(page) && page >= 1 && page <= pageMax ? page : 1;
}

export const flagQueryOf = (params: URLSearchParams): FlagQuery => ({
  severity: oneOf(severities, params.get("severity")),
  rule: oneOf(rules, params.get("rule")),
  promise: oneOf(promiseIds, params.get("promise")),
  waived: params.get("waived") === "yes",
  page: pageOf(params),
});

/** The query as a URL has it; the first page, and what is not asked, stay out of it. */
export const flagParams = ({ severity, rule, promise, waived, page }: FlagQuery) => ({
  severity,
  rule,
  promise,
  waived: waived ? "yes" : null,
  page: page === 1 ? null : page,
});

/** The rules asked for; null for all of them. */
export function rulesAsked({ rule, promise }: FlagQuery): readonly Rule[] | null {
  if (promise === null) return rule === null ? null : [rule];
  return [...rulesBreaking[promise]].filter((breaking) => rule === null || breaking === rule);
}

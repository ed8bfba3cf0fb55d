import type { Rule } from "../../../../app/domain/flag";
import type { Promise_, Severity, Subcontractor } from "../../../../app/domain/portfolio";

/** `before`, `at` and `after` stand a day before, on and a day after a date limit in the rule's text. */
export const covers = ["held", "not-held", "before", "at", "after", "exception"] as const;
export type Cover = (typeof covers)[number];

export interface Expected {
  subject: string | null;
  severity: Severity;
  since?: string;
  waived?: boolean;
  /** Facts that the flag carries, as far as the case cares. */
  says?: Record<string, unknown>;
}

export interface Case {
  rule: Rule;
  name: string;
  covers: Cover;
  facts: Subcontractor;
  on: string;
  /** EU where not given. */
  promise?: Promise_;
  /** The only flag of the rule; null = none. */
  expect: null | Expected;
}

export const table = (rule: Rule, rows: readonly Omit<Case, "rule">[]): readonly Case[] => rows.map((row) => ({ rule, ...row }));

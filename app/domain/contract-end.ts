import { daysInMonth, plusDays, plusMonths } from "./calendar";
import { Day } from "./day";
import { hasNotice, isInForce, nextNotice, termOf } from "./agreement";
import type { Agreement } from "./portfolio";

const endOfMonth = (date: string) => `${date.slice(0, 8)}${daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)))}`;

export type ExitBasis =
  /** Renews: notice counts back from an end. */
  | "renewal"
  /** Runs until terminated, notice in months: from the end of the running month on ("løbende måned + N"). */
  | "running-month"
  /** Runs until terminated, notice in days only: from any day on. */
  | "any-day";

/** The first day on which a contract can end by notice, and the last day on which notice still reaches that. */
export interface Exit {
  basis: ExitBasis;
  by: string;
  end: string;
}

/**
 * The earliest way out of a contract on a day; null where it is not in force, no notice is agreed, or it ends by itself.
 * The months of a running month end with a month, whatever its length: given in February, one month is up on 31 March.
 */
export function earliestExit(contract: Agreement, on: string): Exit | null {
  const day = new Day(on);
  if (!isInForce(contract, day) || !hasNotice(contract)) return null;
  if (contract.endsOn !== null) {
    const next = nextNotice(contract, day);
    return next === null ? null : { basis: "renewal", by: next.deadline, end: next.end };
  }
  const days = contract.noticeDays ?? 0;
  if (contract.noticeMonths === null) return { basis: "any-day", by: on, end: plusDays(on, days) };
  const months = endOfMonth(plusMonths(`${on.slice(0, 8)}01`, contract.noticeMonths));
  return { basis: "running-month", by: endOfMonth(on), end: plusDays(months, days) };
}

/** Each day on which an agreement has renewed by itself, first to last: the day after an end that passed. */
export function renewalsOf(agreement: Agreement, on: string): string[] {
  const term = isInForce(agreement, new Day(on)) ? termOf(agreement, new Day(on)) : null;
  const { endsOn, renewalMonths } = agreement;
  if (term === null || endsOn === null || renewalMonths === null) return [];
  return Array.from({ length: term.renewals }, (_, k) => plusDays(plusMonths(endsOn, k * renewalMonths), 1));
}

import { daysBetween, daysInMonth, plusDays, plusMonths } from "./calendar";

/** `2026-11`: the month that a day lies in. */
export const monthOf = (date: string) => date.slice(0, 7);

export const firstOf = (month: string) => `${month}-01`;

export const lastOf = (month: string) =>
  `${month}-${String(daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)))).padStart(2, "0")}`;

export const nextMonth = (month: string, months: number) => monthOf(plusMonths(firstOf(month), months));

/** 0 on Monday, 6 on Sunday; 1 January 1900 was a Monday. */
const weekdayOf = (date: string) => ((daysBetween("1900-01-01", date) % 7) + 7) % 7;

/** The weeks that a month lies in, each from Monday to Sunday; null for days of the months before and after. */
export function weeksOf(month: string): (string | null)[][] {
  const first = firstOf(month);
  const last = lastOf(month);
  const weeks: (string | null)[][] = [];
  for (let monday = plusDays(first, -weekdayOf(first)); monday <= last; monday = plusDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, n) => plusDays(monday, n)).map((day) => (day < first || day > last ? null : day)));
  return weeks;
}

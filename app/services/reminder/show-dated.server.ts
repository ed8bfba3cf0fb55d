import { plusDays } from "../../domain/calendar";
import { firstOf, lastOf, monthOf, nextMonth } from "../../domain/month";
import { withoutOwner } from "../../domain/reminder/dated";
import { deadlineWindowDays } from "../../domain/standing";
import { type Context, scopeOf } from "../context";
import { listDated } from "./list-dated.server";
import type { AheadPage, MonthPage } from "./shown-dated";

const monthsAhead = 12;
const monthMax = 2_000;
const aheadMax = 500;

/** The month asked for, or the nearest that there is: this one and the twelve after it. */
function monthAsked(text: string | null, today: string): string {
  const first = monthOf(today);
  if (text === null || !/^\d{4}-(0[1-9]|1[0-2])$/.test(text) || text < first) return first;
  const last = nextMonth(first, monthsAhead);
  return text > last ? last : text;
}

/** What is due or ends in a month, from today on. */
export async function showMonth(context: Context, asked: string | null): Promise<MonthPage> {
  const { today, database } = context;
  const month = monthAsked(asked, today);
  const first = firstOf(month) > today ? firstOf(month) : today;
  const dated = await listDated(database.reader, scopeOf(context), first, lastOf(month), monthMax);
  return {
    today,
    month,
    before: month > monthOf(today) ? nextMonth(month, -1) : null,
    after: month < nextMonth(monthOf(today), monthsAhead) ? nextMonth(month, 1) : null,
    dated: dated.map(withoutOwner),
  };
}

/** What is due or ends in the next ninety days, soonest first. */
export async function showAhead(context: Context): Promise<AheadPage> {
  const { today, database } = context;
  const last = plusDays(today, deadlineWindowDays);
  const dated = await listDated(database.reader, scopeOf(context), today, last, aheadMax + 1);
  return { today, dated: dated.slice(0, aheadMax).map(withoutOwner), more: dated.length > aheadMax };
}

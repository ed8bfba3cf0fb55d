import { dayAfterLast, firstDay, plusDays } from "./calendar";

/** Days from `from` up to but not including `until`. */
export interface Span {
  from: string;
  until: string;
}

export const always: Span = { from: firstDay, until: dayAfterLast };

export function intersect(a: Span, b: Span): Span {
  return { from: a.from > b.from ? a.from : b.from, until: a.until < b.until ? a.until : b.until };
}

export const contains = (span: Span, date: string) => span.from <= date && date < span.until;

/**
 * A calendar day that a rule may only ask questions of. Each answer narrows the span of days on which every question
 * asked so far would have had the same answer; so whatever was decided by these answers alone holds on the whole span.
 * A rule that compared dates past this class would have a span that lies, which the laws in `test/domain` look for.
 */
export class Day {
  private reached = firstDay;
  private ahead = dayAfterLast;
  private passed = "";
  private unpassed = "";

  constructor(readonly date: string) {}

  /** Whether `date <= day`. */
  hasReached(date: string): boolean {
    if (date <= this.date) {
      if (date > this.reached) this.reached = date;
      return true;
    }
    if (date < this.ahead) this.ahead = date;
    return false;
  }

  /** Whether `day > date`: a thing valid to `date` has ended. */
  isAfter(date: string): boolean {
    if (date < this.date) {
      if (date > this.passed) this.passed = date;
      return true;
    }
    if (this.unpassed === "" || date < this.unpassed) this.unpassed = date;
    return false;
  }

  /** The days on which all answers given so far are the same. */
  span(): Span {
    let from = this.reached;
    if (this.passed >= from) from = plusDays(this.passed, 1);
    let until = this.ahead;
    if (this.unpassed !== "" && this.unpassed < until) until = plusDays(this.unpassed, 1);
    return { from, until };
  }
}

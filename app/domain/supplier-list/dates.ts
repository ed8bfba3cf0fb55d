import { isCalendarDate } from "../calendar";
import { foldName } from "../slug";

/** Month names of both languages by their first three letters; longer forms have to be whole names or these with a dot. */
const months: readonly (readonly string[])[] = [
  ["januar", "january", "jan"],
  ["februar", "february", "feb", "febr"],
  ["marts", "march", "mar"],
  ["april", "apr"],
  ["maj", "may"],
  ["juni", "june", "jun"],
  ["juli", "july", "jul"],
  ["august", "aug"],
  ["september", "sep", "sept"],
  ["oktober", "october", "okt", "oct"],
  ["november", "nov"],
  ["december", "dec"],
];

const monthOf = (name: string) => months.findIndex((names) => names.includes(name)) + 1;

function toDate(year: string, month: number, day: number): string | null {
  const date = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return isCalendarDate(date) ? date : null;
}

const lead = /^(?:(?:senest\s+)?opdateret|(?:last\s+)?updated|pr|per|den|d|as of|since|siden|fra|from|on)[\s.:]+/;
const time = /[t ]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?:\s?z|[+-]\d{2}:?\d{2})?$/;

/**
 * A date as people write it, `YYYY-MM-DD`; null where it is none, does not exist or lies outside 1900 to 2199. The day comes
 * before the month, unless only the other order is a date at all. A year of two figures is not guessed at.
 */
export function readDate(text: string): string | null {
  let plain = foldName(text);
  for (let previous = ""; previous !== plain; ) {
    previous = plain;
    plain = plain.replace(lead, "");
  }
  plain = plain.replace(time, "").replace(/\.$/, "");

  const yearFirst = /^(\d{4})\s?[-./]\s?(\d{1,2})\s?[-./]\s?(\d{1,2})$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (yearFirst !== null) return toDate(yearFirst[1] ?? "", Number(yearFirst[2]), Number(yearFirst[3]));

  const yearLast = /^(\d{1,2})\s?[-./]\s?(\d{1,2})\s?[-./]\s?(\d{4})$/.exec(plain);
  if (yearLast !== null) {
    const [first, second, year] = [Number(yearLast[1]), Number(yearLast[2]), yearLast[3] ?? ""];
    return toDate(year, second, first) ?? toDate(year, first, second);
  }

  const dayMonth = /^(\d{1,2})(?:\.|st|nd|rd|th)?[\s-]*(?:of\s+)?([a-z]+)\.?,?[\s-]+(\d{4})$/.exec(plain);
  if (dayMonth !== null) return toDate(dayMonth[3] ?? "", monthOf(dayMonth[2] ?? ""), Number(dayMonth[1]));

  const monthDay = /^([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/.exec(plain);
  if (monthDay !== null) return toDate(monthDay[3] ?? "", monthOf(monthDay[1] ?? ""), Number(monthDay[2]));
  return null;
}

import { TZDate } from "@date-fns/tz";

/**
 * Calendar dates as ISO text `YYYY-MM-DD`: they compare by code unit, and both databases store them so. A sweep adds
 * months and days tens of millions of times, so the arithmetic is done here on integers; date-fns is the oracle of its tests.
 */

export const firstDay = "1900-01-01";
export const lastDay = "2199-12-31";
/** The first day no rule is asked about; spans are half-open and may end here. */
export const dayAfterLast = "2200-01-01";

const digit = (text: string, at: number) => text.charCodeAt(at) - 48;
const yearOf = (date: string) => digit(date, 0) * 1000 + digit(date, 1) * 100 + digit(date, 2) * 10 + digit(date, 3);
const monthOf = (date: string) => digit(date, 5) * 10 + digit(date, 6);
const dayOf = (date: string) => digit(date, 8) * 10 + digit(date, 9);

const twoDigits = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, "0"));

function toDate(year: number, month: number, day: number): string {
  return `${year < 1000 ? String(year).padStart(4, "0") : year}-${twoDigits[month]}-${twoDigits[day]}`;
}

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether the text is a date `YYYY-MM-DD` that exists, in whatever year. */
export function isRealDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const month = monthOf(text);
  const day = dayOf(text);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(yearOf(text), month);
}

/** Whether the text is a date that exists, between {@link firstDay} and {@link lastDay}. */
export const isCalendarDate = (text: string) => isRealDate(text) && text >= firstDay && text <= lastDay;

/** Adds whole months (negative: takes away), clamped to the month's end: 31 January + 1 = 28 or 29 February. */
export function plusMonths(date: string, months: number): string {
  const total = yearOf(date) * 12 + monthOf(date) - 1 + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  const day = dayOf(date);
  return toDate(year, month, day <= 28 ? day : Math.min(day, daysInMonth(year, month)));
}

/** Days since 1 March of year 0 in the proleptic Gregorian calendar; only differences have a meaning. */
function dayNumber(date: string): number {
  const month = monthOf(date);
  const year = month > 2 ? yearOf(date) : yearOf(date) - 1;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOf(date) - 1;
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear;
}

/** Adds days (negative: takes away). */
export function plusDays(date: string, days: number): string {
  const within = dayOf(date) + days;
  if (within >= 1 && within <= 28) return `${date.slice(0, 8)}${twoDigits[within]}`;
  const number = dayNumber(date) + days;
  const era = Math.floor(number / 146097);
  const dayOfEra = number - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return toDate(year, month, dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1);
}

/** Days from `from` to `to`, negative where `to` lies before. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Whole months from `from` to `to`, rounded down, never below 0. */
export function wholeMonthsBetween(from: string, to: string): number {
  const months = yearOf(to) * 12 + monthOf(to) - (yearOf(from) * 12 + monthOf(from));
  return Math.max(0, dayOf(to) < dayOf(from) ? months - 1 : months);
}

/** Made once for each time zone: making one takes longer than using it. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormatIn(timeZone: string): Intl.DateTimeFormat {
  const made = dateFormats.get(timeZone);
  if (made !== undefined) return made;
  const parts = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
  const format = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", { timeZone, ...parts });
  dateFormats.set(timeZone, format);
  return format;
}

/** The calendar date that an instant falls on in an IANA time zone. */
export function dateIn(timeZone: string, instant: Date): string {
  const parts = dateFormatIn(timeZone).formatToParts(instant);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}

/** The instant at which a calendar date begins in an IANA time zone; ISO 8601 in UTC with milliseconds. */
export function startOfDayIn(timeZone: string, date: string): string {
  const start = new TZDate(yearOf(date), monthOf(date) - 1, dayOf(date), timeZone);
  return new Date(start.getTime()).toISOString();
}

/** Whether the text names a zone that the runtime's IANA database knows. */
export function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: text }).resolvedOptions().timeZone !== "" && !/^[+-]/.test(text);
  } catch {
    return false;
  }
}

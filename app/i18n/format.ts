import { daysBetween } from "~/domain/calendar";
import { formatNumber, type Language } from "./language";

export { countryName } from "./country";
export { formatNumber } from "./language";

/** Own tables: the runtimes' abbreviations differ (`sept.`, `Sept`), and server and browser must write the same. */
const months: Record<Language, readonly string[]> = {
  da: ["jan.", "feb.", "mar.", "apr.", "maj", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec."],
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
};
/** From Monday, as 1 January 1900 was one. */
const weekdays: Record<Language, readonly string[]> = {
  da: ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
  en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
};
const dayNouns: Record<Language, readonly [one: string, other: string]> = { da: ["dag", "dage"], en: ["day", "days"] };
const hourNouns = { da: ["time", "timer"], en: ["hour", "hours"] } as const;
const monthNouns: Record<Language, readonly [one: string, other: string]> = { da: ["måned", "måneder"], en: ["month", "months"] };

/** `23. nov. 2026` / `23 Nov 2026`; text that is no calendar date stands as it is. */
export function formatDate(language: Language, date: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const month = months[language][Number(parts?.[2]) - 1];
  if (parts === null || month === undefined) return date;
  return `${Number(parts[3])}${language === "da" ? "." : ""} ${month} ${parts[1]}`;
}

const instantFormats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes far longer than using it. */
function instantFormatIn(timeZone: string): Intl.DateTimeFormat {
  const made = instantFormats.get(timeZone);
  if (made !== undefined) return made;
  const day = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, ...day, hour: "2-digit", minute: "2-digit" });
  instantFormats.set(timeZone, format);
  return format;
}

/** `23. nov. 2026 kl. 10:42` / `23 Nov 2026 10:42`, as the clocks of the time zone showed it. */
export function formatInstant(language: Language, instant: string, timeZone: string): string {
  const parts = instantFormatIn(timeZone).formatToParts(new Date(instant));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  const date = formatDate(language, `${part("year")}-${part("month")}-${part("day")}`);
  return `${date}${language === "da" ? " kl." : ""} ${part("hour")}:${part("minute")}`;
}

/** Time of day of an instant in a time zone: `10:42`, in either language. */
export const formatTime = (instant: string, timeZone: string) => instantFormatIn(timeZone).format(new Date(instant)).slice(-5);

/** `mandag 23. nov. 2026` / `Monday 23 Nov 2026`. */
export function formatDateLong(language: Language, date: string): string {
  const sinceMonday = daysBetween("1900-01-01", date) % 7;
  return `${weekdays[language][(sinceMonday + 7) % 7] ?? ""} ${formatDate(language, date)}`.trimStart();
}

/** `mandag` / `Monday`. @param weekday from 0, Monday */
export const weekdayName = (language: Language, weekday: number) => weekdays[language][weekday] ?? "";

/** With a capital at its start, as a sentence or a line of its own begins. */
export const capitalised = (language: Language, text: string) => text.charAt(0).toLocaleUpperCase(language) + text.slice(1);

/** Terms after one another, as `Datacenter, cloud`: a capital begins the line; names and abbreviations keep theirs. */
export const listTerms = (language: Language, terms: readonly string[]): string =>
  terms
    .map((term, index) => {
      if (index === 0) return capitalised(language, term);
      return /^\p{Lu}\p{Ll}/u.test(term) ? term.charAt(0).toLocaleLowerCase(language) + term.slice(1) : term;
    })
    .join(", ");

/** `a, b og c` / `a, b and c`; with `or`, `a, b eller c` / `a, b or c`. */
export function formatList(language: Language, items: readonly string[], joint: "and" | "or" = "and"): string {
  const last = items.at(-1) ?? "";
  if (items.length < 2) return last;
  const word = language === "en" ? joint : joint === "and" ? "og" : "eller";
  return `${items.slice(0, -1).join(", ")} ${word} ${last}`;
}

const counted = (language: Language, count: number, [one, other]: readonly [string, string]) =>
  `${formatNumber(language, count)} ${count === 1 ? one : other}`;

/** `1 dag`, `23 dage` / `1 day`, `23 days`. */
export const daysText = (language: Language, days: number) => counted(language, days, dayNouns[language]);

/** `1 time`, `48 timer` / `1 hour`, `48 hours`. */
export const hoursText = (language: Language, hours: number) => counted(language, hours, hourNouns[language]);

/** `1 måned`, `13 måneder` / `1 month`, `13 months`. */
export const monthsText = (language: Language, count: number) => counted(language, count, monthNouns[language]);

/** `nov. 2026` / `Nov 2026`. */
export const formatMonth = (language: Language, date: string) => formatDate(language, date).replace(/^\d+\.? /, "");

/** `nov.` / `Nov`. @param month from 0, January */
export const monthName = (language: Language, month: number) => months[language][month] ?? "";

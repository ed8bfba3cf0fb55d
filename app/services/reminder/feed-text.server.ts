import ical, { ICalEventTransparency } from "ical-generator";
import { createHash } from "node:crypto";
import type { Dated } from "../../domain/reminder/dated";
import { deadlineText } from "../../i18n/deadline-text";
import type { Language } from "../../i18n/language";

interface Feed {
  language: Language;
  /** The event that says where to look is that of the product. */
  link: string;
  /** Instant at which it is made. */
  at: Date;
}

const hours = 3_600;

/**
 * A calendar (RFC 5545) of whole days, in no time zone. It says what and of whom, and no more: a feed lies with whoever keeps
 * somebody's calendar. A day keeps its name as long as it is the same thing's, so that a calendar that reads anew shows it once.
 */
export function feedText(dated: readonly Dated[], { language, link, at }: Feed): string {
  const calendar = ical({ name: "Tilsyn", prodId: { company: "Tilsyn", product: "Tilsyn", language }, ttl: 6 * hours });
  const { host } = new URL(link);
  for (const one of dated) {
    const what = deadlineText({ ...one, title: one.kind === "own-finding-due" ? "" : one.title }, language).replace(/: $/, "");
    const name = createHash("sha256").update(`${one.kind} ${one.id} ${one.on}`).digest("hex").slice(0, 32);
    calendar.createEvent({
      id: `${name}@${host}`,
      // A whole day is written by its UTC date, whatever the process's time zone.
      start: new Date(`${one.on}T00:00:00Z`),
      allDay: true,
      stamp: at,
      summary: one.subcontractor === null ? what : `${what}, ${one.subcontractor.name}`,
      url: link,
      // It takes no time of the day: whoever has it in their calendar is not busy.
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

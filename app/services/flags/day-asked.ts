import { isCalendarDate } from "../../domain/calendar";
import type { Refusal } from "../../domain/refusal";

/** The day a page is asked about by `?on=YYYY-MM-DD`; without it, or with nothing in it, today. */
export function dayAsked(url: URL, today: string): { on: string } | { refusal: Refusal } {
  const asked = url.searchParams.get("on") ?? "";
  if (asked === "") return { on: today };
  return isCalendarDate(asked) ? { on: asked } : { refusal: { code: "bad-on-date", params: { value: asked } } };
}

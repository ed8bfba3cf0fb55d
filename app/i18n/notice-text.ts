import type { Agreement } from "~/domain/portfolio";
import { daysText, formatList, monthsText } from "./format";
import type { Language } from "./language";

/** `3 måneder og 10 dage`; null where no notice is agreed. A notice of 0 is one. */
export function noticeText(
  { noticeMonths, noticeDays }: Pick<Agreement, "noticeMonths" | "noticeDays">,
  language: Language,
): string | null {
  const parts = [
    noticeMonths === null ? null : monthsText(language, noticeMonths),
    noticeDays === null ? null : daysText(language, noticeDays),
  ];
  return (
    formatList(
      language,
      parts.filter((part) => part !== null),
    ) || null
  );
}

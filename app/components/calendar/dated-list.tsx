import { useLanguage, useTranslator } from "~/components/language";
import { daysBetween } from "~/domain/calendar";
import type { Dated } from "~/domain/reminder/dated";
import { daysText } from "~/i18n/format";
import { DatedRows } from "./dated-rows";

/** What is due or ends, soonest first, with the days that are left. */
export function DatedList({ dated, today }: { dated: readonly Dated[]; today: string }) {
  const t = useTranslator();
  const language = useLanguage();
  const left = ({ on }: Dated) => {
    const days = daysBetween(today, on);
    return days === 0 ? t("calendar.ahead.today") : t("calendar.ahead.in", { days: daysText(language, days) });
  };
  return <DatedRows dated={dated} onInLinks={null} note={left} />;
}

import { FlagRow } from "~/components/flag-row";
import { useLanguage, useTranslator } from "~/components/language";
import { EmptyState } from "~/components/ui/page";
import { formatDate } from "~/i18n/format";
import { Section } from "./section";
import { dayInLinks, type SubcontractorData } from "./subcontractor-data";

/** What is wrong on the day, worst first, and what would clear it. */
export function FlagsSection({ data }: { data: SubcontractorData }) {
  const t = useTranslator();
  const language = useLanguage();
  const {
    facts: { name },
    flags,
    inScope,
    on,
  } = data;
  const date = formatDate(language, on);
  return (
    <Section title={t("subcontractor.flags.heading")}>
      {flags.length > 0 ? (
        <ul className="rows">
          {flags.map((flag) => (
            <FlagRow
              key={`${flag.rule} ${flag.subject}`}
              flag={flag}
              subcontractorName={name}
              on={on}
              onInLinks={dayInLinks(data)}
              linkToSubcontractor={false}
            />
          ))}
        </ul>
      ) : inScope ? (
        <EmptyState title={t("subcontractor.flags.none", { date })}>{t("subcontractor.flags.noneText", { name })}</EmptyState>
      ) : (
        <EmptyState title={t("subcontractor.flags.outOfScope", { name, date })}>
          {t("subcontractor.flags.outOfScopeText")}
        </EmptyState>
      )}
    </Section>
  );
}

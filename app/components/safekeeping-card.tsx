import { formatInstant } from "~/i18n/format";
import { backupDaysMax, type Safekeeping } from "~/services/backup/shown-safekeeping";
import { useLanguage, useTranslator } from "./language";

/** Where documents are kept, what looks at them first, and when everything was last copied. */
export function SafekeepingCard({ safekeeping, timeZone }: { safekeeping: Safekeeping; timeZone: string }) {
  const t = useTranslator();
  const language = useLanguage();
  const { documents, isScanned, backedUpAt, isOverdue } = safekeeping;
  return (
    <section className="card" aria-labelledby="safekeeping">
      <h2 id="safekeeping">{t("safekeeping.title")}</h2>
      <dl className="definition-list">
        <dt>{t("safekeeping.documents")}</dt>
        <dd>{t(`safekeeping.place.${documents}`)}</dd>
        <dt>{t("safekeeping.scanner")}</dt>
        <dd>
          {t(isScanned ? "safekeeping.scanned" : "safekeeping.notScanned")}
          {isScanned ? null : <p className="hint">{t("safekeeping.scanHow")}</p>}
        </dd>
        <dt>{t("safekeeping.backup")}</dt>
        <dd>
          {backedUpAt === null ? null : formatInstant(language, backedUpAt, timeZone)}
          {isOverdue ? (
            <p className="field-error">
              {backedUpAt === null ? t("safekeeping.none") : t("safekeeping.overdue", { days: backupDaysMax })}
            </p>
          ) : null}
          <p className="hint">{t("safekeeping.how")}</p>
          <p>
            <code className="break-words">npx tilsyn backup {t("safekeeping.folder")}</code>
            <br />
            <code className="break-words">npx tilsyn restore {t("safekeeping.folder")} --drill</code>
          </p>
        </dd>
      </dl>
    </section>
  );
}

import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { AllowedLink } from "~/components/allowed-link";
import { useLanguage, useTranslator } from "~/components/language";
import { countryName, formatDate } from "~/i18n/format";
import { paths } from "~/paths";
import type { ChangePage } from "~/services/change-notice/shown-change";
import { ChangeStateText } from "./change-table";

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** What an accepted change makes of the register: the sub-processor or the place that is new. */
function Follow({ page: { change } }: { page: ChangePage }) {
  const t = useTranslator();
  const { kind, name, country, subcontractor } = change;
  if (change.decision !== "accepted" || kind === "other") return null;
  const to =
    kind === "sub-processor"
      ? paths.newSubcontractor({ engagedBy: subcontractor.key, name, country })
      : paths.newFact(subcontractor.key, "locations", { country, city: name });
  return (
    <AllowedLink className="button" to={to}>
      {t(kind === "sub-processor" ? "changes.addSubProcessor" : "changes.addLocation")}
    </AllowedLink>
  );
}

/** One announced change: what it is, what follows from it, and the buttons for both. */
export function ChangeDetails({ page }: { page: ChangePage }) {
  const t = useTranslator();
  const language = useLanguage();
  const { change, short, noticeDays, promisedDays } = page;
  const { subcontractor, id } = change;
  const day = (date: string | null) => (date === null ? t("changes.noDay") : formatDate(language, date));
  return (
    <>
      {short ? <p className="notice notice-warning">{t("changes.short", { count: noticeDays ?? 0 })}</p> : null}
      <p className="notice">
        <ChangeStateText change={change} />
      </p>
      <dl className="definition-list">
        <Row label={t("changes.fields.kind")}>{t(`changes.kind.${change.kind}`)}</Row>
        {change.name === null ? null : <Row label={t("changes.fields.name")}>{change.name}</Row>}
        {change.country === null ? null : <Row label={t("changes.fields.country")}>{countryName(language, change.country)}</Row>}
        <Row label={t("changes.fields.description")}>
          <span className="as-typed">{change.description}</span>
        </Row>
        <Row label={t("changes.fields.source")}>{t(`changes.source.${change.source}`)}</Row>
        <Row label={t("changes.fields.announcedOn")}>{day(change.announcedOn)}</Row>
        <Row label={t("changes.fields.receivedOn")}>{day(change.receivedOn)}</Row>
        <Row label={t("changes.fields.effectiveOn")}>{day(change.effectiveOn)}</Row>
        <Row label={t("changes.fields.objectBy")}>{day(change.objectBy)}</Row>
        <Row label={t("changes.fields.tellCustomersBy")}>
          {promisedDays === null ? t("changes.nothingPromised") : day(change.tellCustomersBy)}
        </Row>
        {change.decision === null ? null : (
          <Row label={t("changes.fields.decision")}>
            <span className="cell-lines">
              <span>{t(`changes.decided.${change.decision}`, { date: day(change.decidedOn) })}</span>
              <span className="row-facts as-typed">{change.reason}</span>
            </span>
          </Row>
        )}
        {change.customersNotifiedOn === null ? null : (
          <Row label={t("changes.fields.customersNotifiedOn")}>{day(change.customersNotifiedOn)}</Row>
        )}
      </dl>
      <div className="form-actions">
        <AllowedLink
          className={change.decision === null ? "button button-primary" : "button"}
          to={paths.decideChange(subcontractor.key, id)}
        >
          {t(change.decision === null ? "changes.decide" : "changes.decideAgain")}
        </AllowedLink>
        {change.decision === "accepted" && change.customersNotifiedOn === null ? (
          <AllowedLink className="button button-primary" to={paths.customersTold(subcontractor.key, id)}>
            {t("changes.noteTold")}
          </AllowedLink>
        ) : null}
        <Follow page={page} />
        <Link className="button button-quiet" to={paths.subcontractorTab(subcontractor.key, "chain")}>
          {t("changes.back", { name: subcontractor.name })}
        </Link>
      </div>
    </>
  );
}

import { Link } from "@remix-run/react";
import { useLanguage, useTranslator } from "~/components/language";
import { daysBetween } from "~/domain/calendar";
import { countryName, formatDate } from "~/i18n/format";
import { paths } from "~/paths";
import type { ShownChange } from "~/services/change-notice/shown-change";

/** What is to be done about an announced change, and by when. */
export function ChangeStateText({ change }: { change: ShownChange }) {
  const t = useTranslator();
  const language = useLanguage();
  const { state, objectBy, tellCustomersBy, shownOn } = change;
  const day = (date: string | null) => (date === null ? "" : formatDate(language, date));
  const left = (date: string | null) => (date === null ? null : daysBetween(shownOn, date));
  const [toObject, toTell] = [left(objectBy), left(tellCustomersBy)];
  if (state === "undecided") {
    if (toObject === null) return t("changes.state.open");
    return t("changes.state.undecided", { count: toObject, date: day(objectBy) });
  }
  if (state === "lapsed") return <strong>{t("changes.state.lapsed", { date: day(objectBy) })}</strong>;
  if (state === "untold" && toTell !== null)
    return toTell < 0 ? (
      <strong>{t("changes.state.toldLate", { date: day(tellCustomersBy) })}</strong>
    ) : (
      t("changes.state.untold", { count: toTell, date: day(tellCustomersBy) })
    );
  if (change.decision === "objected") return t("changes.state.objected", { date: day(change.decidedOn) });
  if (change.customersNotifiedOn !== null) return t("changes.state.told", { date: day(change.customersNotifiedOn) });
  return t("changes.state.accepted", { date: day(change.decidedOn) });
}

/** Announced changes, newest first. @param withName says whose each is, where they are of several subcontractors */
export function ChangeTable({ changes, withName = false }: { changes: readonly ShownChange[]; withName?: boolean }) {
  const t = useTranslator();
  const language = useLanguage();
  return (
    <div>
      <table className="table table-stacked">
        <caption className="visually-hidden">{t("changes.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("changes.columns.change")}</th>
            {withName ? <th scope="col">{t("changes.columns.subcontractor")}</th> : null}
            <th scope="col">{t("changes.columns.effectiveOn")}</th>
            <th scope="col">{t("changes.columns.state")}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => {
            const { id, kind, name, country, effectiveOn, receivedOn, subcontractor } = change;
            const what = [name, country === null ? null : countryName(language, country)].filter((part) => part !== null);
            return (
              <tr key={id}>
                <th scope="row">
                  <span className="cell-lines">
                    <Link className="row-title" to={paths.change(subcontractor.key, id)}>
                      {what.length === 0 ? t(`changes.kind.${kind}`) : what.join(", ")}
                    </Link>
                    <span className="row-facts">
                      {t("changes.received", { kind: t(`changes.kind.${kind}`), date: formatDate(language, receivedOn) })}
                    </span>
                  </span>
                </th>
                {withName ? (
                  <td data-label={t("changes.columns.subcontractor")}>
                    <Link to={paths.subcontractorTab(subcontractor.key, "chain")}>{subcontractor.name}</Link>
                  </td>
                ) : null}
                <td data-label={t("changes.columns.effectiveOn")}>
                  {effectiveOn === null ? t("changes.noDay") : formatDate(language, effectiveOn)}
                </td>
                <td data-label={t("changes.columns.state")}>
                  <ChangeStateText change={change} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

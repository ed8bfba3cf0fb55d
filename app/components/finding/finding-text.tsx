import { StateBadge } from "~/components/state-badge";
import { useLanguage, useTranslator } from "~/components/language";
import { formatDate } from "~/i18n/format";
import { paths } from "~/paths";
import type { ShownFinding } from "~/services/finding/shown-findings";

/** Where a finding is followed up on. */
export const findingPath = ({ key, subcontractor }: ShownFinding) =>
  subcontractor === null ? paths.ownFinding(key) : paths.editFact(subcontractor.key, "findings", key);

/** Where a finding is looked at by whoever may not write it. */
export const findingPlace = ({ subcontractor }: ShownFinding) =>
  subcontractor === null ? paths.findings({ view: "list" }) : paths.subcontractorTab(subcontractor.key, "findings");

/** By when it has to be closed, or since when it is. */
export function FindingDue({ finding: { stage, dueOn, closedOn, severity }, on }: { finding: ShownFinding; on: string }) {
  const t = useTranslator();
  const language = useLanguage();
  if (stage === "closed") return <span>{t("findings.closed", { date: formatDate(language, closedOn ?? dueOn) })}</span>;
  const date = formatDate(language, dueOn);
  if (dueOn < on) return <StateBadge severity={severity}>{t("findings.overdue", { date })}</StateBadge>;
  return <span>{t("findings.due", { date })}</span>;
}

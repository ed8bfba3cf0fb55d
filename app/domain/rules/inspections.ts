import { plusDays, plusMonths } from "../calendar";
import type { Verdict } from "../flag";
import { latestInspection, needsPlan, nextInspection } from "../inspection/due";
import { scopeOf } from "../scope";
import type { Family } from "./family";

/**
 * Planned, carried out, followed up: what Datatilsynet asks of supervision (17 January 2023). Overdue against one's own
 * plan is the violation (2020-422-0026).
 */
export const inspectionRules: Family = (subcontractor, day) => {
  const scope = scopeOf(subcontractor, day);
  if (!scope.inScope) return [];
  const verdicts: Verdict[] = [];

  const next = nextInspection(subcontractor, day);
  if (next === null) {
    if (needsPlan(subcontractor, scope))
      verdicts.push({ rule: "inspection-unplanned", severity: "high", subject: null, facts: {} });
  } else {
    const facts = { on: next.dueOn, lastOn: next.lastOn };
    if (day.isAfter(next.dueOn)) {
      const severity = day.isAfter(plusMonths(next.dueOn, 6)) ? "critical" : "high";
      verdicts.push({ rule: "inspection-overdue", severity, subject: null, facts });
    } else if (day.hasReached(plusDays(next.dueOn, -30))) {
      verdicts.push({ rule: "inspection-due", severity: "low", subject: null, facts });
    }
  }
  const latest = latestInspection(subcontractor, day, () => true);
  if (
    latest !== null &&
    latest.result !== "passed" &&
    !subcontractor.findings.some((finding) => finding.inspection === latest.key)
  ) {
    verdicts.push({
      rule: "inspection-unfollowed",
      severity: "high",
      subject: latest.key,
      facts: { on: latest.completedOn, result: latest.result },
    });
  }
  for (const finding of subcontractor.findings) {
    if (day.isAfter(finding.dueOn) && (finding.closedOn === null || !day.hasReached(finding.closedOn))) {
      verdicts.push({
        rule: "finding-overdue",
        severity: finding.severity,
        subject: finding.key,
        facts: { title: finding.title, on: finding.dueOn },
      });
    }
  }
  return verdicts;
};

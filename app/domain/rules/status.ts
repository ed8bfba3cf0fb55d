import { scopeOf } from "../scope";
import type { Family } from "./family";

/** Whether the status and the roles agree with the services delivered. Roles: EDPB Guidelines 07/2020; GDPR Art. 4(7)-(8), 26, 28. */
export const statusRules: Family = (subcontractor, day) => {
  const { status } = subcontractor;
  const scope = scopeOf(subcontractor, day);
  const verdicts: ReturnType<Family> = [];

  if (scope.inScope && (status === "prospect" || status === "ended")) {
    verdicts.push({
      rule: "status-contradicted",
      severity: "high",
      subject: null,
      facts: { status, contradiction: "live", on: null },
    });
  }
  if (status === "active" && subcontractor.services.length > 0) {
    const ends = subcontractor.services.map((service) => service.endsOn);
    if (ends.every((end): end is string => end !== null && day.isAfter(end))) {
      const on = ends.reduce((last, end) => (end > last ? end : last));
      verdicts.push({
        rule: "status-contradicted",
        severity: "high",
        subject: null,
        facts: { status, contradiction: "over", on },
      });
    }
  }
  for (const service of scope.services) {
    if (service.role === null) {
      verdicts.push({
        rule: "role-undetermined",
        severity: "high",
        subject: service.key,
        facts: { title: service.name, kind: service.kind },
      });
    }
  }
  return verdicts;
};

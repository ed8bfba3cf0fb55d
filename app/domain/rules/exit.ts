import { plusDays } from "../calendar";
import type { Verdict } from "../flag";
import { acceptedEvidence } from "../requirement";
import { mayProcess } from "../scope";
import type { Family } from "./family";

/** Data deleted or returned when a service has ended: GDPR Art. 28(3)(g). Holds also when nothing is live any more. */
export const exitRules: Family = (subcontractor, day) => {
  if (subcontractor.engagedBy !== null) return [];
  const verdicts: Verdict[] = [];
  for (const service of subcontractor.services) {
    const { key, name, kind, endsOn } = service;
    if (endsOn === null || !mayProcess(service)) continue;
    const deadline = plusDays(endsOn, 31);
    if (!day.hasReached(deadline)) continue;
    const proven = acceptedEvidence(subcontractor, day).some(
      ({ evidence }) => evidence.kind === "deletion-proof" && evidence.issuedOn !== null && evidence.issuedOn >= endsOn,
    );
    if (!proven)
      verdicts.push({
        rule: "exit-unproven",
        severity: "high",
        subject: key,
        facts: { title: name, kind, on: endsOn, deadline },
      });
  }
  return verdicts;
};

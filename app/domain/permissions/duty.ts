import type { Evidence, FactList, Finding, Severity, Subcontractor } from "../portfolio";
import type { Permission } from "./matrix";

type Fact = Subcontractor[FactList][number];

/** What one account does and another has to do the next step of (ISO/IEC 27001:2022 A.5.3). */
export type Duty = "evidence" | "finding";

/** Who must not do the second step themselves: ids of accounts, null where nobody is known, as from an import. */
export interface Involved {
  recordedBy: string | null;
  /** Of the inspection that showed the finding. */
  inspectedBy: string | null;
  /** E-mails of whoever is responsible for the subcontractor here, and for the finding. */
  owners: readonly (string | null | undefined)[];
}

export const dutyPermission: Readonly<Record<Duty, Permission>> = { evidence: "evidence.review", finding: "findings.close" };

const isSevere = (severity: Severity | undefined) => severity === "critical" || severity === "high";

/** The duty that an edit is the second step of: accepting evidence of a critical subcontractor, closing a severe finding. */
export function dutyOf(
  { criticality }: Pick<Subcontractor, "criticality">,
  list: FactList,
  before: Fact | null,
  after: Fact,
): Duty | null {
  if (list === "evidence") {
    const [was, is] = [before as Evidence | null, after as Evidence];
    const isAccepting = is.review === "accepted" && (was?.review !== "accepted" || was.reviewedOn !== is.reviewedOn);
    return criticality === "critical" && isAccepting ? "evidence" : null;
  }
  if (list !== "findings") return null;
  const [was, is] = [before as Finding | null, after as Finding];
  const isClosing = is.closedOn !== null && was?.closedOn !== is.closedOn;
  // Called less severe in the same breath, it is as severe as it was.
  return isClosing && (isSevere(was?.severity) || isSevere(is.severity)) ? "finding" : null;
}

/** Whether the account is somebody else than those who did the first step. */
export function isApart(
  duty: Duty,
  account: { id: string; email: string },
  { recordedBy, inspectedBy, owners }: Involved,
): boolean {
  if (recordedBy === account.id) return false;
  if (duty === "evidence") return true;
  return inspectedBy !== account.id && !owners.some((owner) => owner?.trim().toLowerCase() === account.email);
}

/** How a duty stands that was done: kept, broken, or unproven where it is not known who did one of the two steps. */
export type DutyState = "kept" | "broken" | "unproven";

export function dutyState(duty: Duty, done: { id: string; email: string } | null, involved: Involved): DutyState {
  if (done === null) return "unproven";
  if (!isApart(duty, done, involved)) return "broken";
  return involved.recordedBy === null ? "unproven" : "kept";
}

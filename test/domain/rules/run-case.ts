import type { evaluate } from "../../../app/domain/evaluate";
import type { Promise_ } from "../../../app/domain/portfolio";
import type { Case } from "./cases/case";

type Evaluate = typeof evaluate;
type Found = Pick<ReturnType<Evaluate>["flags"][number], "rule" | "severity" | "subject" | "since" | "waived" | "facts">;

/** The flags of the case's rule, reduced to what the case says about one; equal to `expectedOf` where the rule is right. */
export function foundBy(evaluateWith: Evaluate, one: Case, promise: Promise_ = one.promise ?? "EU") {
  const flags: Found[] = evaluateWith(one.facts, one.on, promise).flags.filter((flag) => flag.rule === one.rule);
  return flags.map((flag) => ({
    subject: flag.subject,
    severity: flag.severity,
    ...(one.expect?.since === undefined ? {} : { since: flag.since }),
    ...(one.expect?.waived === undefined ? {} : { waived: flag.waived }),
    says: Object.fromEntries(
      Object.entries(flag.facts).filter(([name]) => one.expect?.says !== undefined && name in one.expect.says),
    ),
  }));
}

export const expectedOf = (one: Case) => (one.expect === null ? [] : [{ says: {}, ...one.expect }]);

import { daysBetween } from "~/domain/calendar";
import type { Coverage } from "~/domain/coverage";
import type { Agreement, Evidence, Severity } from "~/domain/portfolio";
import { daysText, formatDate } from "./format";
import { type Language, translatorFor } from "./translator";

export interface CoverageState {
  text: string;
  severity: Severity | null;
  waived: boolean;
}

const mustBe = (on: string | null | undefined, day: string) => (on === null || on === undefined ? 0 : daysBetween(day, on));

function statement({ flag }: Coverage, on: string, language: Language): string {
  const t = translatorFor(language);
  const countdown = (date: string | null) => {
    const days = mustBe(date, on);
    return days === 0 ? t("subcontractor.states.endsToday") : t("subcontractor.states.left", { days: daysText(language, days) });
  };
  if (flag === null) return t("subcontractor.states.valid");
  switch (flag.rule) {
    case "contract-missing":
    case "dpa-missing":
    case "nda-missing":
    case "evidence-missing":
      return t("subcontractor.states.missing");
    case "dpa-unsigned":
    case "nda-unsigned":
      return t("subcontractor.states.unsigned");
    case "contract-ended":
    case "dpa-ended":
    case "nda-ended":
    case "evidence-expired":
      return t("subcontractor.states.ended");
    case "contract-ending":
    case "dpa-ending":
    case "nda-ending":
      return countdown(flag.facts.on);
    case "evidence-expiring":
      return flag.facts.bridged ? t("subcontractor.states.bridged") : countdown(flag.facts.on);
    case "contract-notice-closing": {
      const days = mustBe(flag.facts.deadline, on);
      return days === 0
        ? t("subcontractor.states.noticeToday")
        : t("subcontractor.states.notice", { days: daysText(language, days) });
    }
    case "contract-auto-renewed":
      return t("subcontractor.states.renewed");
    case "dpa-incomplete":
      return t("subcontractor.states.incomplete");
    case "dpa-unchecked":
      return t("subcontractor.states.unchecked");
    case "dpa-review-overdue":
      return t("subcontractor.states.review");
    case "evidence-gap":
      return t("subcontractor.states.gap");
    default:
      return t(`terms.rule.${flag.rule}`);
  }
}

/** A requirement's state in a word or two, as the rules see it on the day. */
export function coverageState(coverage: Coverage, on: string, language: Language): CoverageState {
  const text = statement(coverage, on, language);
  const { flag } = coverage;
  if (flag?.waived === true)
    return { text: translatorFor(language)("subcontractor.states.waived", { state: text }), severity: null, waived: true };
  return { text, severity: flag?.severity ?? null, waived: false };
}

/** What an agreement says of itself: signed, running to, notice, clauses looked at. */
export function agreementFacts(
  agreement: Agreement,
  { needed, until, noticeOn }: Coverage,
  on: string,
  clauses: number,
  language: Language,
): string[] {
  const t = translatorFor(language);
  const date = (day: string) => formatDate(language, day);
  const { signedOn, effectiveOn, renewalMonths, kind, title } = agreement;
  const facts: string[] = [];
  if (needed === "nda" && kind !== "nda")
    facts.push(t("subcontractor.coverage.coveredBy", { title: title ?? t(`terms.agreementKind.${kind}`) }));
  if (signedOn === null) return [...facts, t("subcontractor.coverage.notSigned")];
  const isAhead = effectiveOn !== null && effectiveOn > on;
  facts.push(
    isAhead
      ? t("subcontractor.coverage.future", { date: date(signedOn), effect: date(effectiveOn) })
      : t("subcontractor.coverage.signed", { date: date(signedOn) }),
  );
  if (until === null) facts.push(t("subcontractor.coverage.endless"));
  else if (renewalMonths !== null) facts.push(t("subcontractor.coverage.renewsOn", { date: date(until) }));
  else facts.push(t(until < on ? "subcontractor.coverage.endedOn" : "subcontractor.coverage.endsOn", { date: date(until) }));
  if (noticeOn !== null) facts.push(t("subcontractor.coverage.notice", { date: date(noticeOn) }));
  if (kind === "dpa" && needed === "dpa") {
    const done = Object.values(agreement.clauses).filter((state) => state !== null).length;
    facts.push(t("subcontractor.coverage.clauses", { done, all: clauses }));
  }
  return facts;
}

/** What a piece of evidence says of itself: what it is, its period or validity, and its review where it does not count. */
export function evidenceFacts(evidence: Evidence, { until }: Pick<Coverage, "until">, on: string, language: Language): string[] {
  const t = translatorFor(language);
  const date = (day: string) => formatDate(language, day);
  const { kind, title, periodStart, periodEnd, review } = evidence;
  const facts = [title ?? t(`terms.evidenceKind.${kind}`)];
  if (periodStart !== null && periodEnd !== null)
    facts.push(t("subcontractor.coverage.period", { from: date(periodStart), to: date(periodEnd) }));
  if (until === null) facts.push(t("subcontractor.coverage.undated"));
  else facts.push(t(until < on ? "subcontractor.coverage.wasValidTo" : "subcontractor.coverage.validTo", { date: date(until) }));
  if (review !== "accepted") facts.push(t(`subcontractor.coverage.${review}`));
  return facts;
}

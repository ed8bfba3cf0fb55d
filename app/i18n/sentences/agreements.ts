import type { Rule } from "~/domain/flag";
import { type Phrases, shortened, type Writer, type Writers } from "./phrases";

type Missing = "contract-missing" | "dpa-missing" | "nda-missing";
type Unsigned = "dpa-unsigned" | "nda-unsigned";
type Ended = "contract-ended" | "dpa-ended" | "nda-ended";
type Ending = "contract-ending" | "dpa-ending" | "nda-ending";
type AgreementRule = Extract<Rule, `${"contract" | "dpa" | "nda"}-${string}`>;

const missing =
  (rule: Missing): Writer<Missing> =>
  (_, { t, name }) => ({
    what: t(`flags.${rule}.what`, { name }),
    remedy: t(`flags.${rule}.remedy`),
  });

const unsigned =
  (rule: Unsigned): Writer<Unsigned> =>
  ({ title }, { t, name }) => ({
    what: t(`flags.${rule}.what`, { name }),
    facts: [shortened(title)],
    remedy: t(`flags.${rule}.remedy`),
  });

const ended =
  (rule: Ended | Ending): Writer<Ended> & Writer<Ending> =>
  ({ title, on }, phrases) => ({
    what: phrases.t(`flags.${rule}.what`, { name: phrases.name, date: phrases.date(on) }),
    facts: [shortened(title), phrases.untilEnd(on)],
    remedy: phrases.t(`flags.${rule}.remedy`),
  });

const clausesShownMax = 5;

/** At most five clause ids, then how many more there are. */
function clauseList(clauses: readonly string[], { t }: Phrases): string | null {
  if (clauses.length === 0) return null;
  const list = clauses.slice(0, clausesShownMax).join(", ");
  return clauses.length <= clausesShownMax ? list : t("forms.more", { list, number: clauses.length - clausesShownMax });
}

const clauses =
  (rule: "dpa-incomplete" | "dpa-unchecked"): Writer<"dpa-incomplete" | "dpa-unchecked"> =>
  (facts, phrases) => ({
    what: phrases.t(`flags.${rule}.what`, { name: phrases.name, count: facts.clauses.length }),
    facts: [shortened(facts.title), clauseList(facts.clauses, phrases)],
    remedy: phrases.t(`flags.${rule}.remedy`),
  });

export const agreementWriters: Writers<AgreementRule> = {
  "contract-missing": missing("contract-missing"),
  "contract-ended": ended("contract-ended"),
  "contract-ending": ended("contract-ending"),
  "dpa-missing": missing("dpa-missing"),
  "dpa-unsigned": unsigned("dpa-unsigned"),
  "dpa-ended": ended("dpa-ended"),
  "dpa-ending": ended("dpa-ending"),
  "nda-missing": missing("nda-missing"),
  "nda-unsigned": unsigned("nda-unsigned"),
  "nda-ended": ended("nda-ended"),
  "nda-ending": ended("nda-ending"),
  "contract-notice-closing": ({ title, deadline, on, renewalMonths }, phrases) => ({
    what: phrases.t("flags.contract-notice-closing.what", { name: phrases.name, date: phrases.date(deadline) }),
    facts: [
      shortened(title),
      phrases.t("flags.contract-notice-closing.term", { date: phrases.date(on) }),
      phrases.t("flags.contract-notice-closing.renewal", { months: phrases.months(renewalMonths) }),
      phrases.countdown(deadline),
    ],
    remedy: phrases.t("flags.contract-notice-closing.remedy"),
  }),
  "contract-auto-renewed": ({ title, on, until, renewalMonths }, phrases) => ({
    what: phrases.t("flags.contract-auto-renewed.what", { name: phrases.name, date: phrases.date(on) }),
    facts: [
      shortened(title),
      phrases.t("flags.contract-auto-renewed.term", { date: phrases.date(until) }),
      phrases.t("flags.contract-auto-renewed.renewal", { months: phrases.months(renewalMonths) }),
    ],
    remedy: phrases.t("flags.contract-auto-renewed.remedy"),
  }),
  "dpa-incomplete": clauses("dpa-incomplete"),
  "dpa-unchecked": clauses("dpa-unchecked"),
  "dpa-review-overdue": ({ title, on, lastOn }, phrases) => ({
    what: phrases.t("flags.dpa-review-overdue.what", { name: phrases.name, date: phrases.date(lastOn) }),
    facts: [shortened(title), phrases.t("flags.dpa-review-overdue.due", { date: phrases.date(on) }), phrases.countdown(on)],
    remedy: phrases.t("flags.dpa-review-overdue.remedy"),
  }),
};

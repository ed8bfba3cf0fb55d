import { type FactsByRule, requirementIds } from "~/domain/flag";
import { type Phrases, shortened, type Writer, type Writers } from "./phrases";

type InspectionRule =
  | "inspection-unplanned"
  | "inspection-due"
  | "inspection-overdue"
  | "inspection-unfollowed"
  | "finding-overdue"
  | "waiver-expired";
type Dated = "inspection-due" | "inspection-overdue";

const dated =
  (rule: Dated): Writer<Dated> =>
  (facts, phrases) => ({
    what: phrases.t(`flags.${rule}.what`, { name: phrases.name, date: phrases.date(facts.on) }),
    facts: [
      facts.lastOn === null
        ? phrases.t(`flags.${rule}.never`)
        : phrases.t(`flags.${rule}.last`, { date: phrases.date(facts.lastOn) }),
      phrases.countdown(facts.on),
    ],
    remedy: phrases.t(`flags.${rule}.remedy`),
  });

/** What the waived flag was about: a requirement in words, anything else by its key. */
function subjectInWords(subject: string | null, { t }: Phrases): string | null {
  const requirement = requirementIds.find((id) => id === subject);
  return requirement === undefined ? shortened(subject) : t(`terms.requirement.${requirement}`);
}

function writeWaiver({ rule, subject, until }: FactsByRule["waiver-expired"], phrases: Phrases) {
  const { t, name, date } = phrases;
  const about = subjectInWords(subject, phrases);
  return {
    what: t("flags.waiver-expired.what", { flag: t(`terms.rule.${rule}`), name, date: date(until) }),
    facts: [about === null ? null : t("flags.waiver-expired.about", { subject: about }), phrases.untilEnd(until)],
    remedy: t("flags.waiver-expired.remedy"),
  };
}

export const inspectionWriters: Writers<InspectionRule> = {
  "inspection-unplanned": (_, { t, name }) => ({
    what: t("flags.inspection-unplanned.what", { name }),
    remedy: t("flags.inspection-unplanned.remedy"),
  }),
  "inspection-due": dated("inspection-due"),
  "inspection-overdue": dated("inspection-overdue"),
  "inspection-unfollowed": ({ on, result }, { t, name, date }) => ({
    what:
      result === "failed"
        ? t("flags.inspection-unfollowed.whatFailed", { name, date: date(on) })
        : t("flags.inspection-unfollowed.what", { name, date: date(on) }),
    remedy: t("flags.inspection-unfollowed.remedy"),
  }),
  "finding-overdue": ({ title, on }, phrases) => {
    const { t, name, date } = phrases;
    const quoted = phrases.quoted(title);
    return {
      what:
        quoted === null
          ? t("flags.finding-overdue.whatUntitled", { name, date: date(on) })
          : t("flags.finding-overdue.what", { title: quoted, name, date: date(on) }),
      facts: [phrases.countdown(on)],
      remedy: t("flags.finding-overdue.remedy"),
    };
  },
  "waiver-expired": writeWaiver,
};

import type { FactsByRule, Rule } from "~/domain/flag";
import { type Phrases, shortened, type Writers } from "./phrases";

type EvidenceRule = Extract<Rule, `evidence-${string}`>;

/** The evidence the verdict rests on, by its kind; by the requirement where there is none. */
function restingOn({ kind, requirement }: FactsByRule["evidence-expired"], { t, name, evidence }: Phrases): string {
  return kind === null ? t(`forms.requirementOf.${requirement}`, { name }) : evidence(kind);
}

const renewed = (requirement: FactsByRule["evidence-expired"]["requirement"], { t }: Phrases) => t(`forms.newOf.${requirement}`);

export const evidenceWriters: Writers<EvidenceRule> = {
  "evidence-expiring": (facts, phrases) => {
    const { t, date } = phrases;
    const evidence = restingOn(facts, phrases);
    const remedy = t("flags.evidence-expiring.remedy", { new: renewed(facts.requirement, phrases) });
    const beneath = [shortened(facts.title), phrases.untilEnd(facts.on)];
    if (facts.on === null) {
      const what = facts.bridged
        ? t("flags.evidence-expiring.whatBridgedUndated", { evidence })
        : t("flags.evidence-expiring.whatUndated", { evidence });
      return { what, facts: beneath, remedy };
    }
    const what = facts.bridged
      ? t("flags.evidence-expiring.whatBridged", { evidence, date: date(facts.on) })
      : t("flags.evidence-expiring.what", { evidence, date: date(facts.on) });
    return { what, facts: beneath, remedy };
  },
  "evidence-gap": (facts, phrases) => {
    const { t, date } = phrases;
    const evidence = restingOn(facts, phrases);
    return {
      what:
        facts.on === null
          ? t("flags.evidence-gap.whatUndated", { evidence })
          : t("flags.evidence-gap.what", { evidence, date: date(facts.on) }),
      facts: [
        shortened(facts.title),
        t("flags.evidence-gap.expected", { date: date(facts.deadline) }),
        phrases.countdown(facts.deadline),
      ],
      remedy: t("flags.evidence-gap.remedy"),
    };
  },
  "evidence-expired": (facts, phrases) => {
    const { t, date } = phrases;
    const evidence = restingOn(facts, phrases);
    return {
      what:
        facts.on === null
          ? t("flags.evidence-expired.whatUndated", { evidence })
          : t("flags.evidence-expired.what", { evidence, date: date(facts.on) }),
      facts: [shortened(facts.title), phrases.untilEnd(facts.on)],
      remedy: t("flags.evidence-expired.remedy", { new: renewed(facts.requirement, phrases) }),
    };
  },
  "evidence-missing": ({ requirement }, phrases) => ({
    what: phrases.t("flags.evidence-missing.what", { none: phrases.t(`forms.noneOf.${requirement}`, { name: phrases.name }) }),
    remedy: phrases.t("flags.evidence-missing.remedy", { new: renewed(requirement, phrases) }),
  }),
  "evidence-unreviewed": ({ kind, title, lastOn }, phrases) => {
    const { t, date } = phrases;
    const evidence = phrases.evidence(kind);
    const remedy = t("flags.evidence-unreviewed.remedy");
    if (lastOn === null) {
      return { what: t("flags.evidence-unreviewed.whatUndated", { evidence }), facts: [shortened(title)], remedy };
    }
    return {
      what: t("flags.evidence-unreviewed.what", { evidence, date: date(lastOn) }),
      facts: [shortened(title), t("flags.evidence-unreviewed.waited", { days: phrases.days(phrases.daysSince(lastOn)) })],
      remedy,
    };
  },
  "evidence-scope-gap": (place, phrases) => ({
    what: phrases.t("flags.evidence-scope-gap.what", { name: phrases.name, place: phrases.place(place) }),
    facts: [phrases.term(phrases.t(`terms.locationPath.${place.path}`))],
    remedy: phrases.t("flags.evidence-scope-gap.remedy"),
  }),
  "evidence-adverse": ({ kind, title, opinion }, phrases) => {
    const { t } = phrases;
    const evidence = phrases.evidence(kind);
    const what =
      opinion === "adverse"
        ? t("flags.evidence-adverse.whatAdverse", { evidence })
        : opinion === "disclaimer"
          ? t("flags.evidence-adverse.whatDisclaimer", { evidence })
          : t("flags.evidence-adverse.what", { evidence });
    return { what, facts: [shortened(title)], remedy: t("flags.evidence-adverse.remedy") };
  },
};

import { firstDay } from "~/domain/calendar";
import type { FactsByRule, Flag, Rule, Verdict } from "~/domain/flag";
import { formatDate } from "./format";
import type { Language } from "./language";
import { agreementWriters } from "./sentences/agreements";
import { evidenceWriters } from "./sentences/evidence";
import { inspectionWriters } from "./sentences/inspections";
import { locationWriters } from "./sentences/locations";
import { Phrases, type Sentence, type Writer, type Writers } from "./sentences/phrases";
import { statusWriters } from "./sentences/status";
import { translatorFor } from "./translator";

export type { Sentence } from "./sentences/phrases";

const writers: Writers<Rule> = {
  ...statusWriters,
  ...agreementWriters,
  ...locationWriters,
  ...evidenceWriters,
  ...inspectionWriters,
};

/**
 * A flag in words for the calendar day `on` (ISO), from which days left and over are counted.
 * `what` is one sentence, `facts` are pieces for the line beneath, `remedy` an imperative; none ends in a full stop.
 */
export function sentenceOf(flag: Verdict, subcontractorName: string, on: string, language: Language): Sentence {
  const phrases = new Phrases(language, subcontractorName, on);
  // A flag's rule and facts belong together by its type, which the look-up in a table cannot follow.
  const write = writers[flag.rule] as (facts: FactsByRule[Rule], phrases: Phrases) => ReturnType<Writer<Rule>>;
  const { what, facts, remedy } = write(flag.facts, phrases);
  return { what: phrases.capital(what), facts: (facts ?? []).filter((fact) => fact !== null), remedy };
}

/** "siden 1. okt. 2026"; a run that reaches back to the first day that can be asked about reads "fra første dag". */
export function sinceText(flag: Pick<Flag, "since">, language: Language): string {
  const t = translatorFor(language);
  return flag.since === firstDay ? t("forms.sinceFirstDay") : t("forms.since", { date: formatDate(language, flag.since) });
}

/** The label of the button that leads to where a rule's flag is cleared. */
export const actionOf = (rule: Rule, language: Language): string => translatorFor(language)(`flags.${rule}.action`);

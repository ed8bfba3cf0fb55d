import type { Rule } from "~/domain/flag";
import { formatDate } from "~/i18n/format";
import { type Language, translatorFor } from "~/i18n/translator";
import type { Overview } from "~/services/overview/content";

/** Does the promise hold on the day? In one sentence. */
export function answerOf({ holds }: Overview, on: string, today: string, language: Language): string {
  const t = translatorFor(language);
  const when = on === today ? "today" : on < today ? "past" : "ahead";
  return t(`overview.answer.${holds ? "holds" : "broken"}.${when}`, { date: formatDate(language, on) });
}

/** Which critical rules one breach is made of; a location that breaks the promise counts once, whatever else is wrong with it. */
const breaches = {
  dpas: ["dpa-missing", "dpa-unsigned", "dpa-ended"],
  places: ["location-none", "location-unknown"],
  transfers: ["transfer-no-basis"],
  evidence: ["evidence-missing", "evidence-expired"],
  inspections: ["inspection-overdue"],
  findings: ["finding-overdue"],
} as const satisfies Record<string, readonly Rule[]>;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What breaks the promise, or that nothing does and what else there is to see to. */
export function explanationOf(overview: Overview, language: Language): string {
  const t = translatorFor(language);
  const { broken, promise, inScope, openFlags, acceptedCritical } = overview;
  if (inScope === 0 && openFlags === 0) return t("overview.nobody");
  if (overview.holds)
    return openFlags > 0 ? t("overview.attention", { count: openFlags }) : t("overview.allKept", { count: inScope });
  const countOf = (rules: readonly Rule[]) =>
    broken.reduce((sum, { rule, count }) => (rules.includes(rule) ? sum + count : sum), 0);
  const outside = countOf(["residency-broken"]);
  const pieces = outside === 0 ? [] : [t(`overview.broken.residency.${promise}`, { count: outside })];
  for (const name of Object.keys(breaches) as (keyof typeof breaches)[]) {
    const count = countOf(breaches[name]);
    if (count > 0) pieces.push(t(`overview.broken.${name}`, { count }));
  }
  const last = pieces.pop() ?? "";
  const first = pieces.join(", ");
  const sentence = first === "" ? last : t("overview.broken.joined", { first, last });
  const accepted = acceptedCritical === 0 ? "" : ` ${t("overview.accepted", { count: acceptedCritical })}`;
  const others = openFlags + acceptedCritical - broken.reduce((sum, { count }) => sum + count, 0);
  return `${capital(sentence)}.${accepted}${others > 0 ? ` ${t("overview.others", { count: others })}` : ""}`;
}

import { byArea } from "~/domain/area";
import { type Term, type Terms, termNames } from "~/domain/portfolio";
import { countryName, daysText, formatList, hoursText } from "./format";
import type { Language } from "./language";
import { regionName } from "./region";
import { translatorFor } from "./translator";

/** Countries by name, those of a whole area by its name: `EU og Norge`. */
export function countriesText(language: Language, countries: readonly string[]): string {
  const { area, others } = byArea(countries);
  const names = others.map((code) => countryName(language, code));
  return formatList(language, area === null ? names : [regionName(language, area), ...names]);
}

/** What one term says; null where it says nothing. */
export function termInWords(language: Language, term: Term, terms: Terms): string | null {
  const t = translatorFor(language);
  const { breachHours, noticeDays, auditRight, deletionDays, countries, thirdCountries, annexSections } = terms;
  switch (term) {
    case "breachHours":
      return breachHours === null ? null : t("flowDown.within", { time: hoursText(language, breachHours) });
    case "noticeDays":
      return noticeDays === null ? null : t("flowDown.atLeast", { time: daysText(language, noticeDays) });
    case "auditRight":
      return auditRight === null ? null : t(`terms.auditRight.${auditRight}`);
    case "deletionDays":
      return deletionDays === null ? null : t("flowDown.within", { time: daysText(language, deletionDays) });
    case "countries":
      return countries === null ? null : countriesText(language, countries);
    case "thirdCountries":
      return thirdCountries === null ? null : t(`flowDown.thirdCountries.${thirdCountries ? "allowed" : "forbidden"}`);
    case "annexSections":
      return annexSections === null
        ? null
        : formatList(
            language,
            annexSections.map((section) => t(`terms.annexSection.${section}`)),
          );
  }
}

/** What a finding is called that a DPA promises less in a term than customers were promised. */
export function findingTitle(language: Language, term: Term, promised: Terms, held: Terms): string {
  const t = translatorFor(language);
  const say = (terms: Terms) => termInWords(language, term, terms) ?? t("flowDown.notKnown");
  return t("flowDown.findingTitle", { term: t(`terms.term.${term}`), held: say(held), promised: say(promised) });
}

/** The terms in which two sets of terms differ, each in words; null = no terms at all. */
export function termDifferences(language: Language, before: Terms | null, after: Terms | null) {
  const text = (terms: Terms | null, term: Term) => (terms === null ? null : termInWords(language, term, terms));
  return termNames
    .map((term) => ({ term, before: text(before, term), after: text(after, term) }))
    .filter((difference) => difference.before !== difference.after);
}

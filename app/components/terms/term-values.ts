import { areas, byArea } from "~/domain/area";
import { isCountryCode } from "~/domain/country-code";
import { annexSections, auditRights, type Term, type Terms, termNames } from "~/domain/portfolio";
import { findPlace } from "~/domain/supplier-list/countries";
import { countryName } from "~/i18n/format";
import type { Language } from "~/i18n/language";
import { regionName } from "~/i18n/region";
import { termInWords } from "~/i18n/term-in-words";

/** What stands in the controls of terms, as typed; each is called as its term. */
type Values = Readonly<Record<string, readonly string[]>>;

export const termControl = (term: Term) => `terms.${term}`;
export const termControls: readonly string[] = termNames.map(termControl);

const firstOf = (values: Values, term: Term) => values[termControl(term)]?.[0] ?? "";

/** Countries as one types them: an area for all that is in it, else codes. */
function countriesTyped(countries: readonly string[]): string {
  const { area, others } = byArea(countries);
  return [...(area === null ? [] : [area]), ...others].join(", ");
}

/** The same in the words of a language, but for what a comma would tear apart. */
export function countriesShown(language: Language, typed: string): string {
  const word = (token: string) => {
    if (token === "EU" || token === "EEA") return regionName(language, token);
    const name = isCountryCode(token) ? countryName(language, token) : token;
    return name.includes(",") ? token : name;
  };
  return tokensIn(typed).map(word).join(", ");
}

/** What was sent of them. */
export const termValuesIn = (form: FormData): Record<string, string[]> =>
  Object.fromEntries(termControls.map((name) => [name, form.getAll(name).filter((value) => typeof value === "string")]));

export function termValuesOf(terms: Terms | null): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const term of termNames) {
    const value = terms?.[term] ?? null;
    if (value === null) values[termControl(term)] = [];
    else if (typeof value === "boolean") values[termControl(term)] = [value ? "allowed" : "forbidden"];
    else if (term === "countries") values[termControl(term)] = [countriesTyped(value as string[])];
    else values[termControl(term)] = Array.isArray(value) ? [...value] : [String(value)];
  }
  return values;
}

const tokensIn = (text: string) =>
  text
    .split(/[,;\n]/)
    .map((token) => token.trim())
    .filter((token) => token !== "");

/** What is no country is kept, for the schema to refuse. */
const countriesIn = (text: string): string[] =>
  tokensIn(text).flatMap((token): readonly string[] => {
    const place = findPlace(token);
    if (place?.region === "EU" || place?.region === "EEA") return areas[place.region];
    return [place?.country ?? token];
  });

/** The terms as the interchange format would say them; checked there. */
export function termsInputOf(values: Values, numberIn: (text: string) => number | string): Record<string, unknown> {
  const number = (term: Term) => (firstOf(values, term).trim() === "" ? null : numberIn(firstOf(values, term)));
  const transfers = firstOf(values, "thirdCountries");
  return {
    breachHours: number("breachHours"),
    noticeDays: number("noticeDays"),
    auditRight: firstOf(values, "auditRight") || null,
    deletionDays: number("deletionDays"),
    countries: countriesIn(firstOf(values, "countries")),
    thirdCountries: transfers === "" ? null : transfers === "allowed",
    annexSections: [...(values[termControl("annexSections")] ?? [])],
  };
}

/** What one control says, in words; null where it is empty. What is no valid value stays as typed. */
export function termValueText(language: Language, term: Term, values: Values): string | null {
  const typed = values[termControl(term)] ?? [];
  if (typed.join("").trim() === "") return null;
  const input = termsInputOf(values, (text) => (/^\d+$/.test(text.trim()) ? Number(text) : text));
  const value = input[term];
  const isValid =
    typeof value === "number" ||
    typeof value === "boolean" ||
    auditRights.some((right) => right === value) ||
    (Array.isArray(value) &&
      value.every((one) => (term === "countries" ? isCountryCode(String(one)) : annexSections.some((known) => known === one))));
  if (!isValid) return typed.join(", ");
  const nothing = Object.fromEntries(termNames.map((name) => [name, null])) as unknown as Terms;
  return termInWords(language, term, { ...nothing, [term]: value });
}

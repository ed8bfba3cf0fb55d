import geography from "./data/geography.json";
import type { Day } from "./day";
import type { CountryClass } from "./flag";
import type { Location, Promise_, TransferTool } from "./portfolio";

/**
 * Where a country stands, from `data/geography.json` (each entry with its source). Two questions that are never merged:
 * does data stay in the EU (what was promised to customers), and is there a lawful basis for the transfer (GDPR ch. V).
 */
export const geographyVersion: string = geography.dataset_version;

interface Standing {
  /** The class on days on which no adequacy decision counts. */
  otherwise: CountryClass;
  /** Commission decision under GDPR Art. 45; counts up to and including `validTo`, null = no end. */
  adequacy: { class: "ADEQUATE" | "ADEQUATE-PARTIAL"; decision: string; validTo: string | null } | null;
}

const third: Standing = { otherwise: "THIRD", adequacy: null };

const standings: ReadonlyMap<string, Standing> = (() => {
  const map = new Map<string, Standing>();
  for (const code of Object.keys(geography.eu27)) map.set(code, { otherwise: "EU", adequacy: null });
  for (const code of Object.keys(geography.eu_territories_with_own_code)) map.set(code, { otherwise: "EU", adequacy: null });
  for (const code of Object.keys(geography.eea_efta)) map.set(code, { otherwise: "EEA", adequacy: null });
  for (const [code, entry] of Object.entries(geography.not_eu_despite_parent)) {
    // ADEQUATE in this block says no more than that `adequacy` has an entry, with its own dates.
    map.set(code, { otherwise: entry.class === "REVIEW" ? "REVIEW" : "THIRD", adequacy: null });
  }
  for (const [code, entry] of Object.entries(geography.adequacy)) {
    const partial = "partial" in entry && entry.partial;
    map.set(code, {
      otherwise: map.get(code)?.otherwise ?? "THIRD",
      adequacy: { class: partial ? "ADEQUATE-PARTIAL" : "ADEQUATE", decision: entry.decision, validTo: entry.valid_to },
    });
  }
  return map;
})();

/** The class of a country (ISO 3166-1 alpha-2, upper case) on a day; what is not listed is a third country. */
export function classOf(country: string, day: Day): CountryClass {
  const { adequacy, otherwise } = standings.get(country) ?? third;
  if (adequacy !== null && (adequacy.validTo === null || !day.isAfter(adequacy.validTo))) return adequacy.class;
  return otherwise;
}

/** The Commission's adequacy decision for a country, null where there is none. */
export const adequacyOf = (country: string) => standings.get(country)?.adequacy ?? null;

/** Inside the area in which personal data moves freely (GDPR, EEA Joint Committee Decision 154/2018). */
export const isInEea = (countryClass: CountryClass) => countryClass === "EU" || countryClass === "EEA";

/** Whether a class keeps what customers were promised. A territory under review is judged by `territory-undecided`. */
export function keepsPromise(countryClass: CountryClass, promise: Promise_): boolean {
  if (promise === "none" || countryClass === "REVIEW" || countryClass === "EU") return true;
  return promise === "EEA" && countryClass === "EEA";
}

const usable: ReadonlySet<TransferTool> = new Set(["scc", "bcr", "adhoc", "code", "certification"]);

/** Tools of GDPR Art. 46 that carry a transfer. Privacy Shield (C-311/18) and the SCCs of 2010 (void since 27 December 2022) do not. */
export const isUsableTool = (tool: TransferTool | null) => tool !== null && usable.has(tool);

/** No country, but a region that says as much as the promise asks for: known, though not precise. */
export function isImprecise(location: Location, promise: Promise_): boolean {
  return location.country === null && (location.region === "EU" || (location.region === "EEA" && promise !== "EU"));
}

import { foldName } from "../slug";
import placeNames from "./place-names.json";

/**
 * `place-names.json`: ISO 3166-1 alpha-3 to alpha-2 (with Kosovo's user-assigned pair, which the interchange format takes too),
 * the names that `Intl.DisplayNames` does not give, and the regions that lists name; `EU` and `EEA` have a meaning in the rules.
 */
const { alpha3: codes, regions } = placeNames;
const aliases: Readonly<Record<string, readonly string[]>> = placeNames.countries;

/** Two letters that are also a small word of either language, and so no code where they are not written in capitals. */
const words: ReadonlySet<string> = new Set("am as at be by de do er et in is it la me my na no om so to".split(" "));

export interface Place {
  /** ISO 3166-1 alpha-2, upper case. */
  country: string | null;
  region: string | null;
}

/** How a name is looked up: folded, without articles and punctuation, `og` and `and` alike. */
function foldPlace(text: string): string {
  return foldName(text)
    .replace(/[.,'’`*†]/g, "")
    .replace(/[-–—_()]/g, " ")
    .replace(/\s(?:og|and)\s/g, " & ")
    .replace(/\bst\s/g, "saint ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(?:the|den|det|de)\s/, "");
}

function readDictionary(): ReadonlyMap<string, Place> {
  const dictionary = new Map<string, Place>();
  const languages = ["da", "en"].flatMap((locale) =>
    (["long", "short"] as const).map((style) => new Intl.DisplayNames([locale], { type: "region", style, fallback: "none" })),
  );
  const add = (name: string, place: Place) => {
    const folded = foldPlace(name);
    if (!dictionary.has(folded)) dictionary.set(folded, place);
  };
  for (const [alpha3, alpha2] of Object.entries(codes)) {
    const place = { country: alpha2, region: null };
    for (const alias of aliases[alpha2] ?? []) add(alias, place);
    for (const names of languages) {
      const name = names.of(alpha2);
      if (name === undefined) continue;
      add(name, place);
      add(name.replace(/\s*\(.*\)/, ""), place);
    }
    add(alpha2, place);
    dictionary.set(alpha3, place);
  }
  for (const [region, names] of Object.entries(regions)) {
    for (const name of names) dictionary.set(foldPlace(name), { country: null, region });
  }
  return dictionary;
}

let dictionary: ReadonlyMap<string, Place> | null = null;

/** The country or region that a text is the name or code of, in Danish or English; null where it is neither. */
export function findPlace(text: string): Place | null {
  const plain = text.trim();
  if (words.has(plain.toLowerCase()) && plain !== plain.toUpperCase()) return null;
  dictionary ??= readDictionary();
  // Codes of three letters stand in the dictionary in capitals: `AND`, `ARE` and `PER` are codes, `and`, `are` and `per` are not.
  return dictionary.get(foldPlace(plain)) ?? dictionary.get(plain) ?? null;
}

/** The region as lists and registers mean it, so that `EØS` and `EEA` are one; other regions by their folded name. */
export const regionIdentity = (region: string) => findPlace(region)?.region ?? foldName(region);

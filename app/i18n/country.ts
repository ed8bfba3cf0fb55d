import type { Language } from "./language";

/**
 * Names that runtimes disagree on (server and browser must draw the same page), or that read badly in a sentence. Every
 * other name is the runtime's own (CLDR).
 */
const ownNames: Record<Language, Readonly<Record<string, string>>> = {
  da: {
    BQ: "Bonaire, Sint Eustatius og Saba",
    FK: "Falklandsøerne",
    HK: "Hongkong",
    MM: "Myanmar",
    MO: "Macao",
    PS: "Palæstina",
    TR: "Tyrkiet",
    US: "USA",
    XK: "Kosovo",
  },
  en: {
    BQ: "Bonaire, Sint Eustatius and Saba",
    CD: "DR Congo",
    CG: "Congo-Brazzaville",
    FK: "Falkland Islands",
    HK: "Hong Kong",
    MM: "Myanmar",
    MO: "Macao",
    PS: "Palestine",
    TR: "Türkiye",
    US: "United States",
    XK: "Kosovo",
  },
};

/** Islands of which Danish says `på`; of all others `i`. */
const danishIslands = new Set(
  (
    "AG AI AS AW AX BB BL BM BQ BS BV CC CK CU CV CW CX CY DM FJ FK FM FO GD GG GP GS GU HM HT IM IS JE JM KI KM KN KY LC LK " +
    "MF MG MH MP MQ MS MT MU MV NC NF NR NU PH PM PN PW RE SB SC SH SJ ST SX TC TK TO TT TV UM VC VG VI VU WF WS YT"
  ).split(" "),
);

/** Names that English gives an article inside a sentence. */
const withArticle = new Set(
  "AE AX BS CC CF CK DO FK FO GB GM HM IM IO KM KY MH MP MV NL PH PN SB SC TC TF UM US VA VG VI".split(" "),
);

const displayNames = new Map<Language, Intl.DisplayNames>();

/** The country's name for an ISO 3166-1 alpha-2 code (and `XK`); the code itself where nobody knows it. */
export function countryName(language: Language, code: string): string {
  const own = ownNames[language][code];
  if (own !== undefined) return own;
  if (!/^[A-Z]{2}$/.test(code)) return code;
  let names = displayNames.get(language);
  if (names === undefined) {
    names = new Intl.DisplayNames(language === "da" ? "da" : "en-GB", { type: "region", fallback: "code" });
    displayNames.set(language, names);
  }
  return names.of(code) ?? code;
}

/** The name as it stands inside a sentence: `USA`, `the United States`. */
export function countryInText(language: Language, code: string): string {
  const name = countryName(language, code);
  return language === "en" && withArticle.has(code) ? `the ${name}` : name;
}

/** `i Grønland`, `på Island`; `in Greenland`, `on the Isle of Man`. */
export function inCountry(language: Language, code: string): string {
  const preposition = language === "da" ? (danishIslands.has(code) ? "på" : "i") : code === "IM" ? "on" : "in";
  return `${preposition} ${countryInText(language, code)}`;
}

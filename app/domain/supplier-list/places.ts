import { cityOf, hasPostalCode, isCityOf, looksLikeCity } from "./cities";
import { findPlace, type Place } from "./countries";

export interface NamedPlace extends Place {
  city: string | null;
}

/** From the strongest to the weakest: a name may hold a weaker one (`Trinidad og Tobago`), and is put together again. */
const separators: readonly { pattern: RegExp; glue: string }[] = [
  { pattern: /[\n\r;|•·]+/, glue: " " },
  { pattern: /,|\s[-–—]\s/, glue: ", " },
  { pattern: /[/+]/, glue: "/" },
  { pattern: /\s+(?:og|and|samt|&)\s+|\s*&\s*/i, glue: " & " },
];

const lead = new RegExp(
  "^(?:(?:and|og|samt)\\s+)?" +
    "(?:(?:data(?:er|erne)?\\s+)?(?:behandles|opbevares|lagres|hostes|hosted|processed|stored)\\s+)?" +
    "(?:(?:kun|only|alle|all|inden\\s?for|within|inside|i|in)\\s+)*",
  "i",
);

/** A text without footnote marks, full stop and the words before a place that change nothing. `uden for` does. */
function bare(text: string): string {
  const withoutMarks = text.replace(/[*†¹²³\s]+$|^[\s*†]+/g, "");
  return withoutMarks
    .replace(lead, "")
    .replace(/\s+(?:only|kun)$/i, "")
    .replace(/(?<=\p{Ll})\.$/u, "")
    .trim();
}

const asCity = (place: Place, city: string): NamedPlace => ({ ...place, city: cityOf(city) });

function findWhole(text: string): NamedPlace | null {
  const place = findPlace(text) ?? findPlace(bare(text));
  return place === null ? null : { ...place, city: null };
}

/** `Dublin (Irland)`, `Irland (Dublin)`, `EU (Irland, Tyskland)`: what stands in brackets belongs to what stands before it. */
function readBracketed(text: string): NamedPlace[] | null {
  const [, outerText = "", innerText = ""] = /^([^()]+)\(([^()]+)\)$/.exec(text.trim()) ?? [];
  if (innerText === "") return null;
  const outer = findWhole(outerText);
  const inner = readPart(innerText, 0);
  if (outer !== null && inner !== null) return [outer, ...inner];
  const [country] = inner ?? [];
  if (outer === null && inner?.length === 1 && country !== undefined && country.country !== null && looksLikeCity(outerText))
    return [asCity(country, outerText)];
  return outer !== null && outer.country !== null && isCityOf(outer.country, innerText) ? [asCity(outer, innerText)] : null;
}

/** Whether a text is a city of a place beside it: one that is known there, or one whose postal code says that it is a city. */
const isCityBeside = (place: Place | null, text: string, isBefore: boolean): place is Place =>
  place !== null &&
  place.country !== null &&
  (isCityOf(place.country, text) || (isBefore && hasPostalCode(text) && looksLikeCity(text)));

function readPart(text: string, level: number): NamedPlace[] | null {
  const whole = findWhole(text);
  if (whole !== null) return [whole];
  const bracketed = readBracketed(text);
  if (bracketed !== null) return bracketed;
  const separator = separators[level];
  if (separator === undefined) return null;
  const pieces = splitOutsideBrackets(text, separator.pattern);
  if (pieces.length <= 1) return pieces[0] === undefined ? null : readPart(pieces[0], level + 1);

  const found: NamedPlace[] = [];
  for (let at = 0; at < pieces.length; ) {
    const joined = findLongest(pieces, at, separator.glue);
    const piece = pieces[at] ?? "";
    const next = findWhole(pieces[at + 1] ?? "");
    const last = found.at(-1);
    if (joined !== null) {
      found.push(joined.place);
      at += joined.length;
    } else if (level === 1 && isCityBeside(next, piece, true)) {
      found.push(asCity(next, piece));
      at += 2;
    } else if (level === 1 && last !== undefined && last.city === null && isCityBeside(last, piece, false)) {
      last.city = cityOf(piece);
      at += 1;
    } else {
      const inner = readPart(piece, level + 1);
      if (inner === null) return null;
      found.push(...inner);
      at += 1;
    }
  }
  return found;
}

/** The most pieces from a place on that are one name when put together again. No name has more than five parts. */
function findLongest(pieces: readonly string[], at: number, glue: string): { place: NamedPlace; length: number } | null {
  for (let length = Math.min(5, pieces.length - at); length >= 1; length -= 1) {
    const place = findWhole(pieces.slice(at, at + length).join(glue));
    if (place !== null) return { place, length };
  }
  return null;
}

function splitOutsideBrackets(text: string, pattern: RegExp): string[] {
  const hidden: string[] = [];
  const open = text.replace(/\([^()]*\)/g, (bracket) => `\ue000${hidden.push(bracket) - 1}\ue001`);
  return open
    .split(pattern)
    .map((piece) => piece.replace(/\ue000(\d+)\ue001/g, (_, index: string) => hidden[Number(index)] ?? "").trim())
    .filter((piece) => piece !== "");
}

const cellLengthMax = 2000;

/**
 * Every country and region that a cell names, each once, in its order; empty for an empty cell, null where any part of it is
 * not understood. A country named with two different cities has none.
 */
export function readPlaces(text: string): NamedPlace[] | null {
  if (text.trim() === "") return [];
  if (text.length > cellLengthMax || /[\ue000\ue001]/.test(text)) return null;
  const places = readPart(text, 0);
  if (places === null) return null;
  const cities = new Map<string, { place: NamedPlace; cities: Set<string> }>();
  for (const place of places) {
    const identity = place.country ?? `region ${place.region}`;
    const known = cities.get(identity) ?? { place, cities: new Set() };
    if (place.city !== null) known.cities.add(place.city);
    cities.set(identity, known);
  }
  return [...cities.values()].map((known) => ({
    ...known.place,
    city: known.cities.size === 1 ? ([...known.cities][0] ?? null) : null,
  }));
}

import { countryCodes } from "../../country-code";
import { type Passage, quote } from "./passages";
import type { Proposal } from "./proposal";
import { anyOf, oneOf } from "./words";

/** Names that are also something else: a state of the United States, an island, a first name. */
const ambiguous: ReadonlySet<string> = new Set(["GE", "JE", "TD", "JO"]);
const further: readonly (readonly [string, string])[] = [
  ["Holland", "NL"],
  ["The Netherlands", "NL"],
  ["UK", "GB"],
  ["Great Britain", "GB"],
  ["England", "GB"],
  ["USA", "US"],
  ["United States of America", "US"],
  ["De Forenede Stater", "US"],
  ["Czech Republic", "CZ"],
];

function readNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>(further);
  for (const locale of ["da", "en"]) {
    const displayed = new Intl.DisplayNames([locale], { type: "region", fallback: "none" });
    for (const code of countryCodes) {
      const name = ambiguous.has(code) ? undefined : displayed.of(code);
      if (name !== undefined && !names.has(name)) names.set(name, code);
    }
  }
  return names;
}

let known: { names: ReadonlyMap<string, string>; pattern: string } | null = null;

function countries() {
  if (known === null) {
    const names = readNames();
    const escaped = [...names.keys()]
      .sort((one, other) => other.length - one.length)
      .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    known = { names, pattern: String.raw`(?<![\p{L}\p{N}-])(?:${escaped.join("|")})(?![\p{L}\p{N}])` };
  }
  return known;
}

/** Says that something is done with data at a place; the place follows. */
const verb = anyOf(
  String.raw`opbevares|behandles|hostes|lagres|driftes|behandling(?:en)?\s+(?:sker|finder\s+sted|foregår)`,
  String.raw`(?:is|are|be)\s+(?:\S+\s+){0,3}(?:stored|processed|hosted)|stored|processed|hosted|processing\s+takes\s+place`,
  String.raw`datacent(?:er|ret|re|rene)|data\s?cent(?:er|re)s?`,
  String.raw`(?:fjernadgang|adgang|support)\s+(?:\S+\s+){0,3}fra|(?:remote\s+access|access|support)\s+(?:\S+\s+){0,3}from`,
);
/** So far from the word that leads to it a place may stand. */
const placeCharacters = 120;
const preposition = /\b(?:i|in|fra|from|at)\s/iu;

/** Countries by whose law, or in whose courts, or where somebody is registered; and everything that is not. */
const elsewhere = anyOf(
  String.raw`\blov(?:en|givning(?:en)?)?\b|\bret(?:ten)?\b|domstol|værneting|\blaws?\b|court|governed`,
  String.raw`jurisdiction|legislation|registered|registreret|hjemmehørende|hjemsted|incorporated|\bkunde[rs]?\b`,
  String.raw`customers?\s+in|reside|bosat|citizens|borgere|GDPR|accordance|overensstemmelse|henhold`,
  String.raw`compl(?:y|ian)|\bregulation|forordning|framework|adequa`,
);
const denies = anyOf(
  String.raw`\bikke\b|\bingen\b|\baldrig\b|uden\s+for|udenfor|undtagen|\bnot\b|\bno\b|\bnever\b|outside|except`,
  String.raw`without|\buden\b|unless|medmindre|\bkan\b|\bmay\b|\bcould\b|prohibit|forbud|forbidden|blo(?:ck|ker)`,
  "spær|prevent|restrict",
);
/** What follows is the list of what is allowed, however it is begun. */
const exception = /(?:end\s+følgende|than\s+(?:at\s+)?(?:the\s+)?following|other\s+than)[^:]*:?\s*/iu;

const heading = new RegExp(
  String.raw`^(?:(?:[A-D]\.)?\d{1,2}\.?\d?\.?\s+|C\.5\.?\s+)?` +
    oneOf(
      String.raw`lokalitet(?:er)?\s+for\s+behandling(?:en)?|steder?\s+for\s+behandling(?:en)?`,
      "behandlingssteder?|behandlingslokaliteter?",
      String.raw`locations?\s+of\s+(?:the\s+)?(?:data\s+)?processing|places?\s+of\s+(?:the\s+)?processing`,
      String.raw`processing\s+locations?|data\s+locations?|hosting\s+locations?`,
    ) +
    String.raw`(?:\s+af\s+personoplysninger)?\s*(?:[:\t]|$)`,
  "iu",
);
const nextHeading = /^(?:(?:[A-D]\.)?\d{1,2}(?:\.\d)?\.?\s+\p{Lu}|[A-D]\.\d|bilag|annex|appendix|clause)/iu;
/** At most so many lines are a list of places. */
const listLines = 12;

/**
 * Countries where a document says that data is processed, stored or seen from: in a sentence that says so, or under a heading for it.
 * Those it forbids, whose law it is under or where companies are registered are no places of processing.
 */
export function proposeCountries(lines: readonly Passage[], passages: readonly Passage[]): Proposal<string>[] {
  const found = new Map<string, Proposal<string>>();
  const add = ({ page, text }: Passage, from: number) => {
    const { names, pattern } = countries();
    for (const match of text.slice(from).matchAll(new RegExp(pattern, "gu"))) {
      const code = names.get(match[0]);
      if (code === undefined || isCompanyName(text, from + match.index + match[0].length)) continue;
      if (!found.has(code)) found.set(code, { value: code, page, words: quote(text, from + match.index, match[0].length) });
    }
  };
  for (const passage of passages) {
    const said = passage.text.includes("\t") ? null : verb.exec(passage.text);
    if (said === null || elsewhere.test(passage.text) || denies.test(passage.text)) continue;
    const end = said.index + said[0].length;
    const place = / (?:fra|from)$/iu.test(said[0]) ? 0 : preposition.exec(passage.text.slice(end))?.index;
    // What is done for somebody in a country is not done there.
    if (place === undefined || place > 60 || /\bfor\b|behalf|vegne/iu.test(passage.text.slice(end, end + place))) continue;
    add({ page: passage.page, text: passage.text.slice(0, end + place + placeCharacters) }, end + place);
  }
  for (const passage of listedPlaces(lines)) add(passage, 0);
  return [...found.values()];
}

/** The lines under a heading for places, as far as they are places. */
function listedPlaces(lines: readonly Passage[]): Passage[] {
  const places: Passage[] = [];
  lines.forEach((line, start) => {
    const head = heading.exec(line.text)?.[0];
    if (head === undefined) return;
    const rest = { page: line.page, text: line.text.slice(head.length) };
    const following = lines[start + 1];
    if (/(?:,|\bog|\band)$/i.test(rest.text) && following?.page === line.page) rest.text += ` ${following.text}`;
    const below = lines.slice(start + 1, start + 1 + listLines);
    const end = below.findIndex(({ text }) => nextHeading.test(text));
    // A label with its value beside it is a row of a form: the next row is about something else.
    const all = rest.text === "" ? below.slice(0, end < 0 ? below.length : end) : [rest];
    const allowed = all.findIndex(({ text }) => exception.test(text));
    for (const place of allowed < 0 ? all : all.slice(allowed)) {
      const text = place.text.replace(new RegExp(`^.*?${exception.source}`, "iu"), "");
      if (!denies.test(text) && !elsewhere.test(text)) places.push({ page: place.page, text });
    }
  });
  return places;
}

/** `Danmark A/S` is a name. */
const isCompanyName = (text: string, end: number) =>
  /^\s(?:A\/S|ApS|Ltd|Limited|Inc|GmbH|AB|LLC)(?![\p{L}])/u.test(text.slice(end));

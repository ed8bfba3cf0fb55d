import { type Passage, quote } from "./passages";
import type { Proposal } from "./proposal";
import { anyOf, oneOf } from "./words";

const form = oneOf(
  String.raw`A\/S|ApS|I\/S|P\/S|K\/S|IVS|A\.M\.B\.A\.?|AmbA|SMBA|AB|ASA|AS|Oyj|Oy|GmbH|AG|SE|B\.?V\.?|N\.V\.`,
  String.raw`S\.A\.S\.?|SAS|S\.A\.|S\.r\.l\.|S\.p\.A\.|Ltd\.?|Limited|LLC|LLP|Inc\.?|PLC|plc|Kommune|Municipality`,
);
const word = String.raw`[\p{Lu}\p{N}][\p{L}\p{N}&'’.+-]*`;
/** A company by its legal form, or a municipality. */
export const companyPattern = String.raw`(?:${word}(?:[ ,](?:(?:og|and|&|of|for|i|af|the) )?)){1,6}?${form}(?![\p{L}\p{N}])`;

const leads = new Set(
  [
    "between mellem the and og for på vegne af den dataansvarlig dataansvarlige databehandler databehandleren controller processor data",
    "leverandør leverandøren kunde kunden customer supplier provider navn name company virksomhed part party parties aftale agreement dpa",
  ].flatMap((line) => line.split(" ")),
);

const role = oneOf(
  String.raw`(?:den\s+)?dataansvarlige?|databehandler(?:en)?|kunden?|leverandøren?`,
  String.raw`(?:the\s+)?(?:data\s+)?(?:controller|processor)|(?:the\s+)?(?:customer|supplier|provider|company|vendor)`,
);

/** `(herefter "databehandleren")`, `(hereinafter the "Processor")`, `("Customer")`. */
const introduction = anyOf(
  String.raw`\(\s*(?:(?:herefter|i\s+det\s+følgende|hereinafter|hereafter|in\s+the\s+following|referred\s+to\s+as|benævnt|kaldet|også|also)` +
    String.raw`[,:]?\s+){0,3}(?:benævnt\s+|kaldet\s+)?(?:the\s+|as\s+(?:the\s+)?)?["“”„'‘’»«]?${role}["“”'‘’»«]?\s*\)`,
  String.raw`^\s*[,;]?\s*(?:herefter|hereinafter|i\s+det\s+følgende)\s+(?:kaldet\s+|benævnt\s+|referred\s+to\s+as\s+)?(?:the\s+)?["“”„'»]?${role}`,
);
const label = new RegExp(
  String.raw`^(?:\d[.)]?\s+)?(?:${role})(?:\(s\))?(?:\s*\((?:${role})\))?\s*[:\t]\s*(?:navn\s*:?\s*|name\s*:?\s*)?$`,
  "iu",
);
const nameLabel = /(?:^|\t)(?:navn|name|virksomhed|company(?:\s+name)?|selskab|juridisk\s+navn|legal\s+name)\s*[:\t]\s*$/iu;
const roleLine = new RegExp(String.raw`^(?:\d[.)]?\s+)?(?:${role})(?:\(s\))?\s*:?$`, "iu");
const others = /underdatabehandler|underleverandør|sub-?processor|subcontractor/iu;

/** From here on a document lists others than its parties. */
const listOfOthers = new RegExp(
  String.raw`^(?:(?:bilag|annex|appendix|schedule)\s*(?:[A-Z]|[IVX]+|\d{1,2})?[.:]?\s*[–-]?\s*)?` +
    String.raw`(?:(?:godkendte|approved|list\s+of|liste\s+over|oversigt\s+over)\s+)*` +
    String.raw`(?:underdatabehandlere|underleverandører|sub-?processors|subcontractors)\s*:?$`,
  "iu",
);

/** The lines in which parties may be named. A heading of a clause about sub-processors ends nothing; a list of them does. */
export function partyLines(lines: readonly Passage[]): Passage[] {
  const end = lines.findIndex(({ text }) => listOfOthers.test(text));
  return end < 0 ? [...lines] : lines.slice(0, end);
}

export interface PartyMention extends Proposal<string> {
  /** Of the line among those given. */
  line: number;
  /** Where the name begins in it. */
  index: number;
}

/**
 * Names of the parties: companies and municipalities that are introduced as one, by `mellem … og …`, by a role in brackets after the
 * name, or by a label before it. A name that stands anywhere else is nobody's.
 */
export function findParties(lines: readonly Passage[]): PartyMention[] {
  const mentions: PartyMention[] = [];
  lines.forEach(({ page, text }, line) => {
    for (const match of text.matchAll(new RegExp(companyPattern, "gu"))) {
      const name = withoutLead(match[0]);
      const index = match.index + match[0].length - name.length;
      const before = text.slice(0, index);
      const after = [text.slice(index + name.length), ...lines.slice(line + 1, line + 7).map((one) => one.text)];
      if (!name.includes(" ") || others.test(text) || !isIntroduced(before, after, lines.slice(0, line))) continue;
      mentions.push({ value: name, page, words: quote(text, index, name.length), line, index });
    }
    const broken = findBroken(text, lines[line + 1], page);
    if (broken !== null && isIntroduced(broken.before, [broken.after], lines.slice(0, line)))
      mentions.push({ value: broken.name, page, words: broken.name, line: line + 1, index: broken.index });
  });
  return mentions;
}

/** A name that the end of a line broke. It has to follow a word that leads to one: what stands above a name is otherwise no part of it. */
function findBroken(text: string, next: Passage | undefined, page: number) {
  if (next?.page !== page) return null;
  const joined = `${text} ${next.text}`;
  for (const match of joined.matchAll(new RegExp(String.raw`(?<=(?:mellem|between|og|and)\s)${companyPattern}`, "gu"))) {
    const end = match.index + match[0].length;
    if (match.index > text.length || end <= text.length) continue;
    return {
      name: match[0],
      before: joined.slice(0, match.index),
      after: joined.slice(end),
      index: match.index - text.length - 1,
    };
  }
  return null;
}

/** A party once, where it is first introduced; none where there are more than two sides usually have. */
export function proposeParties(mentions: readonly PartyMention[]): Proposal<string>[] {
  const first = new Map<string, Proposal<string>>();
  for (const { value, page, words } of mentions) {
    const key = value.toLowerCase().replace(/[.,]/g, "");
    if (!first.has(key)) first.set(key, { value, page, words });
  }
  return first.size <= partiesMax ? [...first.values()] : [];
}

const partiesMax = 4;

/** Agreements begin with who makes them; further on, others make agreements with each other. */
const openingLines = 60;

function isIntroduced(before: string, after: readonly string[], above: readonly Passage[]): boolean {
  return (
    (above.length < openingLines && isBetween(before, above)) ||
    isLabelled(before, above) ||
    introduction.test(textUntilNextCompany(after))
  );
}

function isBetween(before: string, above: readonly Passage[]): boolean {
  if (/standard\s+contractual\s+clauses|\bSCCs?\b|standardkontrakt|transfer|overfør/iu.test(before)) return false;
  if (/(?:mellem|between)\s*:?\s*(?:\(\d\)\s*)?$/iu.test(before)) return true;
  // The other of two, after the first of them.
  if (new RegExp(String.raw`(?:mellem|between)\s[^;]*${companyPattern}[^;]{0,120}[\s,](?:og|and)\s+$`, "u").test(before))
    return true;
  const previous = above.at(-1)?.text ?? "";
  return (
    before === "" &&
    /^(?:mellem|between)\s*:?$|\b(?:indgået\s+mellem|made\s+between|entered\s+into\s+(?:by\s+and\s+)?between)\s*:?$/iu.test(
      previous,
    )
  );
}

function isLabelled(before: string, above: readonly Passage[]): boolean {
  if (label.test(before)) return true;
  // A form names the role on a line of its own, and then the name after its label.
  return nameLabel.test(before) && above.slice(-3).some(({ text }) => roleLine.test(text) && !others.test(text));
}

/** What is said of a name lies before the next name, and not far away. */
function textUntilNextCompany(after: readonly string[]): string {
  const text = after.join(" ").slice(0, 260);
  const next = new RegExp(companyPattern, "u").exec(text);
  return next === null ? text : text.slice(0, next.index);
}

/** Words that stand before a name and begin with a capital all the same. */
function withoutLead(name: string): string {
  const words = name.split(" ");
  while (words.length > 1 && leads.has((words[0] ?? "").toLowerCase().replace(/[.,:]$/, ""))) words.shift();
  return words.join(" ");
}

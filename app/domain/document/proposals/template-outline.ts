import type { Passage } from "./passages";
import type { GoverningTemplate } from "./proposal";

/** A numbered paragraph of a template, as it stands in a document. */
export interface OutlineEntry extends Passage {
  /** As people cite it: `7.3`, `7.7(a)`, `C.5`, `Annex II`. */
  reference: string;
  /** As much of the text as stands on the page where it begins. */
  onPage: string;
}

export interface Outline {
  /** Numbers of the clauses whose headings stand where the template has them. */
  headings: ReadonlySet<string>;
  entries: readonly OutlineEntry[];
}

/** Headings of the clauses in both languages, by the words that tell them apart. */
const datatilsynet: Readonly<Record<string, RegExp>> = {
  "2": /^(?:præambel|baggrund|preamble|background)/i,
  "3": /^(?:den\s+)?dataansvarliges\s+(?:rettigheder|forpligtelser)|^(?:the\s+)?rights\s+and\s+obligations\s+of\s+the\s+(?:data\s+)?controller/i,
  "4": /^databehandleren\s+handler\s+efter\s+instruks|^the\s+(?:data\s+)?processor\s+acts\s+(?:according|on)/i,
  "5": /^(?:fortrolighed|confidentiality)/i,
  "6": /^(?:behandlingssikkerhed|security\s+of\s+processing)/i,
  "7": /^(?:anvendelse|brug)\s+af\s+underdatabehandlere|^use\s+of\s+sub-?processors/i,
  "8": /^overførsel(?:er)?\s+(?:af\s+\S+\s+)?til\s+tredjelande|^transfers?\s+(?:of\s+(?:personal\s+)?data\s+)?to\s+third\s+countries/i,
  "9": /^(?:bistand\s+til|assistance\s+to)/i,
  "10": /^underretning\s+om\s+brud|^notification\s+of\s+(?:a\s+)?(?:personal\s+)?data\s+breach/i,
  "11": /^sletning\s+og|^(?:erasure|deletion)\s+and\s+return/i,
  "12": /^revision(?:,|\s)\s*(?:herunder|og)|^audits?(?:,|\s+and)/i,
  "13": /^parternes\s+aftale\s+om\s+andre|^the\s+parties['’]\s+agreement\s+on\s+other/i,
  "14": /^(?:ikrafttræden|commencement)/i,
  "15": /^kontakt(?:personer|punkter)|^(?:data\s+controller\s+and\s+data\s+processor\s+)?contacts?\b/i,
};

const european: Readonly<Record<string, RegExp>> = {
  "1": /purpose\s+and\s+scope|formål\s+og\s+anvendelsesområde/i,
  "2": /invariability|uforanderlighed|ufravigelig/i,
  "3": /interpretation|fortolkning/i,
  "4": /hierarchy|hierarki|rangorden/i,
  "5": /docking|tiltrædelse|sammenkobling/i,
  "6": /description\s+of\s+(?:the\s+)?processing|beskrivelse\s+af\s+behandling/i,
  "7": /obligations\s+of\s+the\s+parties|parternes\s+forpligtelser/i,
  "8": /assistance|bistand/i,
  "9": /notification\s+of\s+(?:a\s+)?(?:personal\s+)?data\s+breach|(?:anmeldelse|underretning).*brud/i,
  "10": /non-?compliance|manglende\s+overholdelse/i,
};

/** So many of a template's headings have to be there, at their numbers, for a document to be made on it. */
const headingsMin: Readonly<Record<GoverningTemplate, number>> = { datatilsynet: 10, "eu-2021-915": 8 };

const named: Readonly<Record<GoverningTemplate, RegExp>> = {
  datatilsynet: /standard(?:kontrakts?)?bestemmelser|standard\s+contractual\s+clauses/i,
  "eu-2021-915": /2021\/915/,
};

/**
 * The template a document is made on, by its name and by headings at their numbers: a contract that only refers to a template, or
 * borrows a part of it, is a contract of its own. The words of the law alone (GDPR Art. 28(3)) prove neither.
 */
export function findTemplate(
  lines: readonly Passage[],
): { template: GoverningTemplate; outline: Outline; evidence: Passage } | null {
  for (const [template, outlineOf] of [
    ["eu-2021-915", outlineEuropean],
    ["datatilsynet", outlineDatatilsynet],
  ] as const) {
    const evidence = lines.find(({ text }) => named[template].test(text));
    if (evidence === undefined) continue;
    const outline = outlineOf(lines);
    if (outline.headings.size >= headingsMin[template]) return { template, outline, evidence };
  }
  return null;
}

function extend(entry: OutlineEntry, line: Passage): void {
  entry.text += ` ${line.text}`;
  if (line.page === entry.page) entry.onPage += ` ${line.text}`;
}

const isContentsLine = (text: string) => /\.{4,}|(?:\.\s){4,}|\t\d{1,3}$/.test(text);

/**
 * Clauses 2 to 15 with numbered paragraphs, whose numbers are whole (`7.3`) or begin anew in each clause (`3.`), and the sections of the
 * appendices (`C.5`).
 */
function outlineDatatilsynet(lines: readonly Passage[]): Outline {
  const headings = new Set<string>();
  const entries = new Map<string, OutlineEntry>();
  let clause = "";
  let paragraph = 0;
  let current: OutlineEntry | null = null;
  const begin = (reference: string, { page, text }: Passage) => {
    current = { reference, page, text, onPage: text };
    // A table of contents has it first, the clause itself last.
    entries.set(reference, current);
  };
  for (const line of lines) {
    if (isContentsLine(line.text)) continue;
    const [, number = "", title = ""] = /^(\d{1,2})\.?[\s\t]+(\D.*)$/.exec(line.text) ?? [];
    const appendix = /^([A-D]\.\d{1,2})\.?[\s\t]+(.*)$/.exec(line.text);
    if (
      title.length < 120 &&
      datatilsynet[number]?.test(title) &&
      (Number(number) > Number(clause || 1) || headings.has(number)) &&
      isHeading(title)
    ) {
      clause = number;
      paragraph = 0;
      headings.add(number);
      begin(number, line);
      continue;
    }
    if (appendix !== null) {
      clause = "";
      begin(appendix[1] ?? "", line);
      continue;
    }
    if (/^(?:bilag|appendix|annex)\s+[A-D]\b/i.test(line.text)) {
      clause = "";
      current = null;
      continue;
    }
    const own = /^(?:(\d{1,2})\.)?(\d{1,2})\.?\)?[\s\t]+["“(]?\p{Lu}/u.exec(line.text);
    const counted = Number(own?.[2]);
    if (own !== null && isNextParagraph(own[1], counted, clause, paragraph)) {
      paragraph = counted;
      begin(`${clause}.${paragraph}`, line);
    } else if (current !== null) extend(current, line);
  }
  return { headings, entries: [...entries.values()] };
}

/** A whole number may leave out those before it; one that begins anew in each clause may not, or any list would be paragraphs. */
function isNextParagraph(inClause: string | undefined, counted: number, clause: string, paragraph: number): boolean {
  if (clause === "") return false;
  return inClause === undefined ? counted === paragraph + 1 : inClause === clause && counted > paragraph;
}

/** A heading says no sentence. */
const isHeading = (title: string) => !/[.;,:]$/.test(title) && /^\p{Lu}/u.test(title);

/** Clauses 1 to 10 with paragraphs `7.7` and letters `(a)`, and the annexes. */
function outlineEuropean(lines: readonly Passage[]): Outline {
  const headings = new Set<string>();
  const entries = new Map<string, OutlineEntry>();
  let clause = "";
  let place = "";
  let letter = "";
  let current: OutlineEntry | null = null;
  const begin = (reference: string, { page, text }: Passage) => {
    current = { reference, page, text, onPage: text };
    entries.set(reference, current);
  };
  lines.forEach((line, index) => {
    if (isContentsLine(line.text)) return;
    const head = /^(?:clause|bestemmelse|klausul)\s+(\d{1,2})\b[\s.:–—-]*(.*)$/i.exec(line.text);
    const annex =
      /^(?:ANNEX|BILAG)/.test(line.text) || isAfterSentence(lines[index - 1]?.text)
        ? /^(?:annex|bilag)\s+(I{1,3}|IV)(?![\p{L}\d.,;)])/iu.exec(line.text)
        : null;
    const section = /^(\d{1,2}\.\d)\.?[\s\t]+\p{Lu}/u.exec(line.text);
    const item = /^\(([a-z])\)\s/.exec(line.text);
    if (head !== null) {
      const number = head[1] ?? "";
      const title = head[2] === "" ? (lines[index + 1]?.text ?? "") : (head[2] ?? "");
      if (european[number]?.test(title) !== true) return;
      clause = number;
      place = number;
      letter = "";
      headings.add(number);
      begin(number, line);
    } else if (annex !== null) {
      clause = "annex";
      place = `Annex ${(annex[1] ?? "").toUpperCase()}`;
      begin(place, line);
    } else if (section !== null && section[1]?.split(".")[0] === clause) {
      place = section[1] ?? "";
      letter = "";
      begin(place, line);
    } else if (item !== null && clause !== "" && clause !== "annex" && item[1] === nextLetter(letter)) {
      letter = item[1] ?? "";
      begin(`${place}(${letter})`, line);
    } else if (current !== null) extend(current, line);
  });
  return { headings, entries: [...entries.values()] };
}

/** An annex begins after a sentence, a label or a heading; within one it is only mentioned. */
const isAfterSentence = (before: string | undefined) => before === undefined || /[.:;!?)]$|^[^\p{Ll}]+$/u.test(before);

const nextLetter = (letter: string) => (letter === "" ? "a" : String.fromCharCode(letter.charCodeAt(0) + 1));

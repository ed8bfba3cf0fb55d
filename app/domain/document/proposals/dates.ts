import { readDate } from "../../supplier-list/dates";
import { type Passage, quote } from "./passages";
import type { Proposal } from "./proposal";
import { anyOf, oneOf } from "./words";

const month = oneOf(
  "jan(?:uar|uary)?|feb(?:ruar|ruary)?|mar(?:ts|ch)?|apr(?:il)?|ma[jy]|jun[ie]?",
  "jul[iy]?|aug(?:ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?",
);

/** Source of an expression for a date as papers write it. */
export const date = `${oneOf(
  String.raw`\d{4}-\d{2}-\d{2}`,
  String.raw`\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{4}`,
  String.raw`\d{1,2}(?:st|nd|rd|th)?\.?\s+(?:day\s+of\s+|of\s+)?${month}\.?,?\s+\d{4}`,
  String.raw`${month}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}`,
)}(?!d)`;

const signatureDate = new RegExp(
  String.raw`(?:^|[\s,(])(?:underskrevet|signeret|signed|executed)\s+` +
    String.raw`(?:(?:den|d\.|on|digitalt|digitally|elektronisk|electronically|by\s+both\s+parties)[:\s]+){0,3}(${date})`,
  "iu",
);
const labelledDate = new RegExp(
  [
    "^",
    oneOf(
      "dato|date|underskriftsdato",
      String.raw`dato\s+for\s+underskrift|date\s+of\s+signature|signature\s+date|sted\s+og\s+dato|place\s+and\s+date`,
    ),
    String.raw`\s*[:.\t]\s*(?:[^\d\t]{0,40}[,\s]\s*(?:den\s+|d\.\s+)?)?(${date})`,
  ].join(""),
  "iu",
);
const placeAndDate = new RegExp(String.raw`^\p{Lu}[\p{L} -]{1,30},\s+(?:den|d\.|the)\s+(${date})$`, "u");

/** A line of its own in a block of signatures; the same words within a sentence say nothing. */
const block = anyOf(
  String.raw`^(?:underskrift(?:er)?|signatures?)\b.{0,40}$`,
  String.raw`^(?:(?:signed|underskrevet)\s+)?(?:for\s+(?:and\s+)?)?(?:på\s+vegne\s+af|on\s+behalf\s+of)\b.{0,50}$`,
  String.raw`^for\s+(?:den\s+)?(?:dataansvarlige|databehandler|the\s+(?:data\s+)?(?:controller|processor)|kunden|leverandøren).{0,40}$`,
  String.raw`^signed\s+(?:by|for)\b.{0,50}$`,
);
/** So many lines after such a line, and so few before it, belong to the block. */
const linesAfter = 8;
const linesBefore = 2;

/**
 * The day a document was signed: the last one of its signatures, since it binds when all have signed. A date counts where it is said
 * to be one of signing, or stands as a date in a block of signatures.
 */
export function proposeSignedOn(lines: readonly Passage[]): Proposal<string> | null {
  const found: Proposal<string>[] = [];
  lines.forEach(({ page, text }, index) => {
    const said =
      signatureDate.exec(text) ??
      (/^(?:dato\s+for\s+underskrift|underskriftsdato|date\s+of\s+signature|signature\s+date)/iu.test(text)
        ? labelledDate.exec(text)
        : null);
    const around = lines.slice(Math.max(0, index - linesAfter), index + linesBefore + 1);
    const near = around.some((line) => line.page === page && block.test(line.text));
    const match = said ?? (near ? (labelledDate.exec(text) ?? placeAndDate.exec(text)) : null);
    const value = match === null ? null : toDate(match[1] ?? "");
    if (match !== null && value !== null) found.push({ value, page, words: quote(text, match.index, match[0].length) });
  });
  return found.reduce<Proposal<string> | null>((last, one) => (last === null || one.value > last.value ? one : last), null);
}

const effect = [
  String.raw`træder\s+i\s+kraft\s+(?:den|d\.|pr\.|fra)?\s*`,
  String.raw`(?:er\s+)?gælde(?:r|nde)\s+fra\s+(?:og\s+med\s+)?(?:den\s+|d\.\s+)?`,
  String.raw`(?:takes?|shall\s+take)\s+effect\s+(?:on|as\s+of|from)\s+`,
  String.raw`(?:enters?|shall\s+enter)\s+into\s+force\s+(?:on|as\s+of)\s+`,
  String.raw`(?:is|becomes?|shall\s+be)\s+effective\s+(?:on|as\s+of|from)\s+`,
  String.raw`(?:^|\s)(?:effective\s+date|ikrafttrædelsesdato|ikrafttrædelse|ikrafttræden|commencement\s+date)\s*["”')]*\s*(?:[:\t]|is|er)\s*(?:den\s+)?`,
].map((start) => new RegExp(`${start}(${date})`, "iu"));

/** Laws and other agreements take effect too. */
const foreign = anyOf(
  String.raw`forordning|\bregulation|direktiv|directive|\blov(?:en)?\b|\bact\b|GDPR|hovedaftale|main\s+agreement`,
  String.raw`master\s+(?:services\s+)?agreement|prisliste|price\s+list`,
);

/** The day a document says that it takes effect; none where it names two. */
export function proposeEffectiveOn(passages: readonly Passage[]): Proposal<string> | null {
  const found = passages.flatMap(({ page, text }) =>
    effect.flatMap((form): Proposal<string>[] => {
      const match = form.exec(text);
      const value = match === null || foreign.test(text) ? null : toDate(match[1] ?? "");
      return match === null || value === null ? [] : [{ value, page, words: quote(text, match.index, match[0].length) }];
    }),
  );
  return new Set(found.map(({ value }) => value)).size === 1 ? (found[0] ?? null) : null;
}

/** Null also for `03/04/2025`, whose month and day depend on who wrote it. */
export function toDate(text: string): string | null {
  const slashed = /^(\d{1,2})\/\s?(\d{1,2})\//.exec(text);
  if (slashed !== null && slashed[1] !== slashed[2] && Number(slashed[1]) <= 12 && Number(slashed[2]) <= 12) return null;
  return readDate(text.replace(/day\s+of\s+/i, "of ").replace(/([./-])\s/g, "$1"));
}

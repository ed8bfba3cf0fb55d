import { companyPattern, type PartyMention } from "./parties";
import { type Passage, quote } from "./passages";
import type { Proposal, RegistrationNumber } from "./proposal";

const weights = [2, 7, 6, 5, 4, 3, 2, 1];

/** A CVR number by its modulus of 11: the eighth figure is a check. */
export function isCvr(number: string): boolean {
  if (!/^[1-9]\d{7}$/.test(number)) return false;
  return weights.reduce((sum, weight, index) => sum + weight * Number(number[index]), 0) % 11 === 0;
}

const cvr =
  /(?:CVR|SE|moms)(?:[- ]?(?:nr|nummer|no|number)\b\.?)?\s*[:.\t]?\s*(?:DK[- ]?)?(\d{2}\s?\d{2}\s?\d{2}\s?\d{2})(?!\d)/giu;
const vat =
  /\b(?:VAT|USt-?IdNr|MVA|BTW|TVA|moms)\.?(?:[- ]?(?:[Nn]r|[Nn]o|[Nn]umber|ID|[Rr]eg)\b\.?){0,3}\s*[:.\t]?\s*([A-Z]{2}\s?[0-9A-Z]{2,13})(?![\p{L}\p{N}])/gu;

/** Shapes of VAT numbers of the countries whose companies Danish ones deal with most. Others are not proposed. */
const vatShapes: Readonly<Record<string, RegExp>> = {
  SE: /^\d{10}01$/,
  NO: /^\d{9}(?:MVA)?$/,
  FI: /^\d{8}$/,
  DE: /^\d{9}$/,
  NL: /^\d{9}B\d{2}$/,
  IE: /^\d{7}[A-W][A-I]?$/,
  GB: /^\d{9}$/,
  FR: /^[0-9A-Z]{2}\d{9}$/,
  PL: /^\d{10}$/,
  BE: /^[01]\d{9}$/,
  AT: /^U\d{8}$/,
};

/** A number belongs to a party that it follows: within so many lines, and with no other company between. */
const linesMax = 5;

/** Numbers of the parties, checked as far as they can be: a CVR number by its modulus, a VAT number by its country's shape. */
export function proposeRegistrationNumbers(
  lines: readonly Passage[],
  parties: readonly PartyMention[],
): Proposal<RegistrationNumber>[] {
  const found = new Map<string, Proposal<RegistrationNumber>>();
  for (const { line, index, value } of parties) {
    const first = (lines[line]?.text ?? "").slice(index + value.length);
    const after = [first, ...lines.slice(line + 1, line + 1 + linesMax).map((one) => one.text)];
    for (const [offset, text] of after.entries()) {
      const own = beforeOther(text);
      const whole = lines[line + offset];
      if (whole === undefined || /underdatabehandler|sub-?processor/iu.test(own)) break;
      const next = lines[line + offset + 1];
      // A label may stand at the end of a line and its number on the next.
      const joined = own === text && next?.page === whole.page ? `${own} ${beforeOther(next.text)}` : own;
      for (const { number, at } of numbersIn(joined)) {
        const key = `${number.kind}${number.number}`;
        const words = quote(joined.trim(), at, own.length);
        if (at <= own.length && !found.has(key)) found.set(key, { value: number, page: whole.page, words });
      }
      if (own !== text) break;
    }
  }
  return [...found.values()];
}

/** What stands before the next company is said of the one before. */
function beforeOther(text: string): string {
  const other = new RegExp(companyPattern, "u").exec(text);
  return other === null ? text : text.slice(0, other.index);
}

function* numbersIn(text: string): Generator<{ number: RegistrationNumber; at: number }> {
  for (const match of text.matchAll(cvr)) {
    const number = (match[1] ?? "").replace(/\s/g, "");
    if (isCvr(number)) yield { number: { kind: "CVR", number }, at: match.index };
  }
  for (const match of text.matchAll(vat)) {
    const whole = (match[1] ?? "").replace(/\s/g, "");
    const [country, number] = [whole.slice(0, 2), whole.slice(2)];
    if (country === "DK") {
      if (isCvr(number)) yield { number: { kind: "CVR", number }, at: match.index };
    } else if (vatShapes[country]?.test(number)) yield { number: { kind: "VAT", number: whole }, at: match.index };
  }
}

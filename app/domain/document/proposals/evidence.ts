import type { EvidenceKind } from "../../portfolio";
import { date, toDate } from "./dates";
import { type Passage, quote } from "./passages";
import type { Proposal } from "./proposal";
import { oneOf } from "./words";

const type = (roman: string, number: number) => String.raw`.{0,60}\btype\s*(?:${roman}|${number})\b`;

/** What a report or certificate calls itself; a type is always said where a standard has two. */
const names: readonly (readonly [EvidenceKind, string])[] = [
  ["isae3402-2", String.raw`ISAE\s*3402\b${type("II", 2)}`],
  ["isae3402-1", String.raw`ISAE\s*3402\b${type("I", 1)}`],
  ["isae3000-gdpr", String.raw`ISAE\s*3000\b`],
  ["soc2-2", String.raw`SOC\s*2\b${type("II", 2)}`],
  ["soc2-1", String.raw`SOC\s*2\b${type("I", 1)}`],
  ["iso27701", String.raw`ISO(?:\s*/\s*IEC)?\s*27701\b`],
  ["iso22301", String.raw`ISO\s*22301\b`],
  ["iso27001", String.raw`ISO(?:\s*/\s*IEC)?\s*27001\b`],
  ["pci-dss", String.raw`PCI\s*DSS\b`],
];
const genre = oneOf(
  "erklæring|rapport|report|opinion|certifikat|certificate|attestation",
  String.raw`certificate\s+of\s+(?:registration|approval)|independent\s+(?:service\s+)?auditor.?s|uafhængig\s+revisors`,
);
const title = new RegExp(`^(?:.{0,60}${genre}.{0,60})$`, "iu");
const titleCharactersMax = 120;
/** A title stands among the first lines; further down a standard is only spoken of. */
const titleLines = 8;

/** The kind that a document's title names; none where it names two. */
export function proposeEvidenceKind(lines: readonly Passage[]): Proposal<EvidenceKind> | null {
  const first = lines.slice(0, titleLines).filter(({ page, text }) => page === 1 && text.length <= titleCharactersMax);
  if (!first.some(({ text }) => title.test(text))) return null;
  const found = first.flatMap(({ page, text }): Proposal<EvidenceKind>[] => {
    const named = names.find(([, form]) => new RegExp(form, "iu").test(text));
    return named === undefined ? [] : [{ value: named[0], page, words: quote(text, 0, text.length) }];
  });
  return new Set(found.map(({ value }) => value)).size === 1 ? (found[0] ?? null) : null;
}

const period = new RegExp(
  String.raw`(?:\bi|\bfor|\bin|\bduring|\bthroughout|\bcovering|\bdækker)\s+(?:the\s+)?period(?:en)?\s*[:,]?\s*(?:fra\s+|from\s+)?(?:den\s+|d\.\s+)?` +
    String.raw`(${date})\s*(?:[–-]|til(?:\s+og\s+med)?|to|through|until)\s*(?:den\s+|d\.\s+)?(${date})`,
  "iu",
);

/** The period that a report covers, first and last day; none where it names two. */
export function proposePeriod(passages: readonly Passage[]): { start: Proposal<string>; end: Proposal<string> } | null {
  const found = passages.flatMap(({ page, text }) => {
    const match = period.exec(text);
    const start = toDate(match?.[1] ?? "");
    const end = toDate(match?.[2] ?? "");
    if (match === null || start === null || end === null || start >= end) return [];
    const words = quote(text, match.index, match[0].length);
    return [{ start: { value: start, page, words }, end: { value: end, page, words } }];
  });
  const isOne = new Set(found.map(({ start, end }) => `${start.value} ${end.value}`)).size === 1;
  return isOne ? (found[0] ?? null) : null;
}

const expiry = new RegExp(
  `^(?:${oneOf(
    "gyldig\\s+til(?:\\s+og\\s+med)?|gyldighed\\s+til|udløbsdato|udløber(?:\\s+den)?",
    "valid\\s+(?:until|to)|expiry\\s+date|expires(?:\\s+on)?|date\\s+of\\s+expiry",
  )})\\s*[:\\t]?\\s*(${date})\\.?$`,
  "iu",
);

/** The last day on which a certificate holds, where a line of its own says so; none where two lines differ. */
export function proposeValidTo(lines: readonly Passage[]): Proposal<string> | null {
  const found = lines.flatMap(({ page, text }): Proposal<string>[] => {
    const match = expiry.exec(text);
    const value = toDate(match?.[1] ?? "");
    return match === null || value === null ? [] : [{ value, page, words: quote(text, match.index, match[0].length) }];
  });
  return new Set(found.map(({ value }) => value)).size === 1 ? (found[0] ?? null) : null;
}

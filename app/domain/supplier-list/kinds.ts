import type { ServiceKind } from "../portfolio";

/** In the order in which they count where a purpose names several. Danish joins words, so most are looked for within words. */
const kinds: readonly (readonly [ServiceKind, readonly RegExp[]])[] = [
  ["datacentre", [/(?<!ware)housing/, /[ck]o-?lo[ck]ation/, /data-?\s?cent(?:er|re)/]],
  [
    "cloud",
    [
      /cloud|\bsky(?:en\b|\b|-|tjenest|løsning|lagring|baser)/,
      /hosting|\bhost(?:et|ed)\b|webhotel/,
      /(?<!ob|kon|re)server/,
      /back-?\s?up|sikkerhedskopi/,
      /\be-?\s?mail|\bmail|e-post/,
    ],
  ],
  ["network", [/tele(?:f|ph)on|tele[ck]om/, /fiber|fibre/, /network|netværk/]],
  ["consultant", [/development|developer|udvikl|programmering/, /support/, /konsulent|consult|rådgiv/]],
  ["software", [/software|programmel|program(?:mer)?\b/, /regnskab|bogholderi|bogføring|accounting|bookkeeping/, /system/]],
];

/** The kind of service that a purpose names, `other` where it names none. */
export function kindOf(purpose: string): ServiceKind {
  const text = purpose.normalize("NFC").toLowerCase();
  return kinds.find(([, patterns]) => patterns.some((pattern) => pattern.test(text)))?.[0] ?? "other";
}

const called = "(?:under|sub)[-_\\s]?(?:databehandler|processor)";
const subProcessor = new RegExp(called, "i");
const denied = new RegExp(`\\b(?:ikke|ingen|not|no|non|never|aldrig)\\b[-\\s]*(?:(?:an?|en|som|as)\\s+)?${called}`, "gi");

/** Whether a text calls what it stands by a sub-processor. */
export function namesSubProcessor(text: string): boolean {
  return subProcessor.test(
    text
      .normalize("NFC")
      .replace(/[\u2010-\u2015]/g, "-")
      .replace(denied, " "),
  );
}

/** What a cell of a yes-or-no column says; null where it is no such cell. */
export function yesOrNo(text: string): boolean | null {
  if (/^(?:ja|yes|y|x|✓|true|sand)$/i.test(text)) return true;
  return /^(?:nej|no|n|false|falsk)$/i.test(text) ? false : null;
}

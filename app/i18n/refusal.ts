import type { da } from "./da";
import { formatDate, formatList, formatNumber } from "./format";
import { shortened } from "./sentences/phrases";
import { type Language, type Translator, translatorFor } from "./translator";

type Codes = keyof typeof da.refusals;
type BaseOf<Code> = Code extends `${infer Base}_one` | `${infer Base}_other` ? Base : Code;
export type RefusalCode = BaseOf<Codes>;

/** Parameters by name: texts, numbers and lists of texts. What a file held in a wrong place may be anything. */
export interface RefusalInWords {
  code: RefusalCode;
  params?: Readonly<Record<string, unknown>> | undefined;
}

const nouns = ["subcontractor", "location", "evidence", "inspection", "agreement", "service", "finding"] as const;

/** Stands where a refusal came without a value its text has a place for. */
const absent = {
  format: "…",
  field: "…",
  value: "…",
  allowed: "…",
  key: "…",
  noun: "…",
  keys: "…",
  beginning: "…",
  end: "…",
  kind: "…",
  min: "…",
  max: "…",
  id: "…",
  maxBytes: "…",
  column: "…",
  file: "…",
  signature: "…",
  by: "…",
  points: "…",
  concept: "…",
  first: "…",
  last: "…",
};

const mebibyte = 1024 * 1024;

function sizeText(language: Language, bytes: number): string {
  const [size, unit] = bytes >= mebibyte ? [bytes / mebibyte, "MB"] : [bytes / 1024, "kB"];
  return `${formatNumber(language, Math.round(size * 10) / 10)} ${unit}`;
}

function inWords(language: Language, t: Translator, name: string, value: unknown): string {
  if (Array.isArray(value)) {
    const items = value.map((item) => inWords(language, t, "", item));
    return formatList(language, items, name === "allowed" ? "or" : "and");
  }
  if (typeof value === "number") return name === "maxBytes" ? sizeText(language, value) : formatNumber(language, value);
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  // A path cut short leads nowhere.
  if (name === "file") return text;
  if (name === "noun") {
    const noun = nouns.find((known) => known === text);
    if (noun !== undefined) return t(`nouns.${noun}.definite`);
  }
  if (name === "beginning" || name === "end" || name === "first" || name === "last") return formatDate(language, text);
  return shortened(text) ?? "";
}

/** `a → b → a`, whether or not the list comes back to where it began. */
function circle(keys: readonly string[]): string {
  const isClosed = keys.length > 1 && keys[0] === keys.at(-1);
  return [...keys, ...(isClosed ? [] : keys.slice(0, 1))].join(" → ");
}

/** A refusal in words: what is wrong and what to do, in whole sentences. */
export function refusalText({ code, params = {} }: RefusalInWords, language: Language): string {
  const t = translatorFor(language);
  const words: Record<string, string> = { ...absent };
  for (const [name, value] of Object.entries(params)) {
    if (name === "keys" && code === "cycle" && Array.isArray(value)) words[name] = circle(value.map(String));
    else if (value !== undefined && value !== null) words[name] = inWords(language, t, name, value);
  }
  if (code === "too-many-attempts") {
    return t("refusals.too-many-attempts", { count: typeof params["minutes"] === "number" ? params["minutes"] : 1 });
  }
  return t(`refusals.${code}`, words);
}

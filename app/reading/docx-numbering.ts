import { attributeOf, tagsOf } from "./office-xml";

interface Level {
  start: number;
  format: string;
  /** `%1` stands for the first level's number. */
  text: string;
}

/** Counts the numbered paragraphs of a document, as they come. */
export interface Numbering {
  /** Label of the next paragraph, such as `7.3.`; empty where it has none. */
  next(list: string | null, level: string | null, style: string | null): string;
}

const levelsMax = 9;

/**
 * The numbers of clauses: they are not in the text of a DOCX but counted from its lists (ECMA-376 part 1, 17.9). A paragraph has its
 * list itself or by its style. Overrides of single lists are taken as their restart.
 */
export function readNumbering(numberingXml: string | null, stylesXml: string | null): Numbering {
  const { levels, listOf } = readLists(numberingXml ?? "");
  const styles = readStyles(stylesXml ?? "");
  const counts = new Map<string, number[]>();
  return {
    next(list, level, style) {
      const fromStyle = style === null ? undefined : styles.get(style);
      const abstract = listOf.get(list ?? fromStyle?.list ?? "");
      const depth = Math.min(levelsMax - 1, Number(level ?? fromStyle?.level ?? "0") || 0);
      const defined = abstract === undefined ? undefined : levels.get(abstract);
      const own = defined?.[depth];
      if (abstract === undefined || defined === undefined || own === undefined) return "";
      const count = counts.get(abstract) ?? [];
      counts.set(abstract, count);
      for (let upper = 0; upper < depth; upper += 1) count[upper] ??= defined[upper]?.start ?? 1;
      count[depth] = count[depth] === undefined ? own.start : count[depth] + 1;
      count.length = depth + 1;
      if (own.format === "bullet" || own.format === "none") return "";
      return own.text.replace(/%([1-9])/g, (_, one: string) => {
        const at = Number(one) - 1;
        return spell(count[at] ?? 1, defined[at]?.format ?? "decimal");
      });
    },
  };
}

function readLists(xml: string) {
  const levels = new Map<string, Level[]>();
  const listOf = new Map<string, string>();
  let abstract: string | null = null;
  let list: string | null = null;
  let level: Level | null = null;
  for (const tag of tagsOf(xml)) {
    if (tag.name === "abstractNum" && tag.kind === "open") {
      abstract = attributeOf(tag, "abstractNumId");
      list = null;
    } else if (tag.name === "num" && tag.kind === "open") {
      list = attributeOf(tag, "numId");
      abstract = null;
    } else if (tag.name === "abstractNumId" && list !== null) listOf.set(list, attributeOf(tag, "val") ?? "");
    else if (tag.name === "lvl" && tag.kind === "open" && abstract !== null) {
      level = { start: 1, format: "decimal", text: "" };
      const at = Number(attributeOf(tag, "ilvl"));
      const all = levels.get(abstract) ?? [];
      if (at >= 0 && at < levelsMax) all[at] = level;
      levels.set(abstract, all);
    } else if (tag.name === "lvl") level = null;
    else if (level === null) continue;
    else if (tag.name === "start") level.start = Number(attributeOf(tag, "val")) || 0;
    else if (tag.name === "numFmt") level.format = attributeOf(tag, "val") ?? "decimal";
    else if (tag.name === "lvlText") level.text = attributeOf(tag, "val") ?? "";
  }
  return { levels, listOf };
}

function readStyles(xml: string) {
  const styles = new Map<string, { list: string | null; level: string | null; base: string | null }>();
  let style: { list: string | null; level: string | null; base: string | null } | null = null;
  for (const tag of tagsOf(xml)) {
    if (tag.name === "style" && tag.kind === "open") {
      style = { list: null, level: null, base: null };
      styles.set(attributeOf(tag, "styleId") ?? "", style);
    } else if (style !== null && tag.name === "basedOn") style.base = attributeOf(tag, "val");
    else if (style !== null && tag.name === "numId") style.list = attributeOf(tag, "val");
    else if (style !== null && tag.name === "ilvl") style.level = attributeOf(tag, "val");
  }
  return {
    get(name: string): { list: string | null; level: string | null } | undefined {
      let list: string | null = null;
      let level: string | null = null;
      let current = styles.get(name);
      for (let depth = 0; current !== undefined && depth < 20 && list === null; depth += 1) {
        level ??= current.level;
        list = current.list;
        current = current.base === null ? undefined : styles.get(current.base);
      }
      return { list, level };
    },
  };
}

function spell(number: number, format: string): string {
  if (format === "lowerLetter" || format === "upperLetter") {
    const letter = String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.min(5, Math.ceil(number / 26)));
    return format === "upperLetter" ? letter.toUpperCase() : letter;
  }
  if (format === "lowerRoman" || format === "upperRoman") {
    const roman = spellRoman(Math.min(number, 3999));
    return format === "upperRoman" ? roman : roman.toLowerCase();
  }
  return format === "decimalZero" ? String(number).padStart(2, "0") : String(number);
}

function spellRoman(number: number): string {
  const signs: readonly (readonly [number, string])[] = [
    [1000, "M"],
    [900, "CM"],
    [500, "D"],
    [400, "CD"],
    [100, "C"],
    [90, "XC"],
    [50, "L"],
    [40, "XL"],
    [10, "X"],
    [9, "IX"],
    [5, "V"],
    [4, "IV"],
    [1, "I"],
  ];
  let left = number;
  return signs
    .map(([value, sign]) => {
      const times = Math.floor(left / value);
      left -= times * value;
      return sign.repeat(times);
    })
    .join("");
}

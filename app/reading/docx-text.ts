import type { Numbering } from "./docx-numbering";
import { attributeOf, tagsOf } from "./office-xml";

/**
 * The paragraphs of a WordprocessingML part (ECMA-376 part 1, 17.3), an empty line between them, with the numbers that the program would
 * print before them. The cells of a table's row stand on one line, apart by tabs. What was deleted or is hidden is not text.
 */
export function paragraphsOf(xml: string, numbering: Numbering | null): string {
  const lines: string[] = [];
  const cells: string[][] = [];
  let line = "";
  let isText = false;
  let isHidden = false;
  let number: { list: string | null; level: string | null; style: string | null } = { list: null, level: null, style: null };
  const endParagraph = () => {
    const label = line.trim() === "" ? "" : (numbering?.next(number.list, number.level, number.style) ?? "");
    const whole = `${label === "" ? "" : `${label} `}${line.trim()}`;
    const cell = cells.at(-1);
    if (cell === undefined) lines.push(whole);
    else if (whole !== "") cell.push(whole);
    line = "";
    number = { list: null, level: null, style: null };
  };
  for (const tag of tagsOf(xml)) {
    const opens = tag.kind !== "close";
    if (tag.name === "t") isText = tag.kind === "open";
    else if (tag.name === "r" && opens) isHidden = false;
    else if (tag.name === "vanish" && opens) isHidden = !/^(?:0|false)$/.test(attributeOf(tag, "val") ?? "");
    else if (tag.name === "tab" && opens && !tag.attributes.includes("val=")) line += "\t";
    else if ((tag.name === "br" || tag.name === "cr") && opens) line += "\n";
    else if (tag.name === "noBreakHyphen" && opens) line += "-";
    else if (tag.name === "numId" && opens) number.list = attributeOf(tag, "val");
    else if (tag.name === "ilvl" && opens) number.level = attributeOf(tag, "val");
    else if (tag.name === "pStyle" && opens) number.style = attributeOf(tag, "val");
    else if (tag.name === "p" && tag.kind !== "open") endParagraph();
    else if (tag.name === "tr" && tag.kind === "open") cells.push([]);
    else if (tag.name === "tc" && tag.kind === "close") cells.at(-1)?.push("\t");
    else if (tag.name === "tr" && tag.kind === "close") {
      const row = joinCells(cells.pop() ?? []);
      const outer = cells.at(-1);
      if (outer === undefined) lines.push(row);
      else outer.push(row);
    }
    if (isText && !isHidden) line += tag.text;
  }
  return lines.filter((paragraph) => paragraph !== "").join("\n\n");
}

/** Paragraphs of one cell by blanks, cells by tabs. */
const joinCells = (parts: readonly string[]) =>
  parts
    .join(" ")
    .replace(/ ?\t ?/g, "\t")
    .replace(/\t$/, "")
    .trim();

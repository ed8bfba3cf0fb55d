import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from "pdf-lib";

/** A line of its own, a paragraph, a row of label and values, or a new page. */
export type Block = { head: string } | { text: string } | { row: readonly string[] } | "page";

export type Layout = "one column" | "two columns" | "lines across two columns";

const size = 10;
const lineHeight = 13;
const page = { width: 595, height: 842, margin: 50 };

function wrap(text: string, font: PDFFont, width: number): string[] {
  const lines: string[] = [];
  for (const part of text.split("\n")) {
    let line = "";
    for (const word of part.split(" ")) {
      const longer = line === "" ? word : `${line} ${word}`;
      if (font.widthOfTextAtSize(longer, size) <= width || line === "") line = longer;
      else {
        lines.push(line);
        line = word;
      }
    }
    lines.push(line);
  }
  return lines;
}

interface Drawn {
  x: number;
  y: number;
  text: string;
  page: number;
}

/** The blocks set as a PDF. `lines across two columns` writes the first line of both columns, then the second: the hardest to read. */
export async function drawAgreement(blocks: readonly Block[], layout: Layout = "one column"): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const columns = layout === "one column" ? 1 : 2;
  const gap = 30;
  const width = (page.width - 2 * page.margin - gap * (columns - 1)) / columns;
  const drawn: Drawn[] = [];
  let column = 0;
  let y = page.height - page.margin;
  let number = 0;
  const next = () => {
    column = (column + 1) % columns;
    if (column === 0) number += 1;
    y = page.height - page.margin;
  };
  const put = (texts: readonly string[]) => {
    if (y < page.margin) next();
    texts.forEach((text, index) => {
      drawn.push({ x: page.margin + column * (width + gap) + index * (width / texts.length), y, text, page: number });
    });
    y -= lineHeight;
  };
  for (const block of blocks) {
    if (block === "page") {
      number += 1;
      column = 0;
      y = page.height - page.margin;
    } else if ("row" in block) put(block.row);
    else {
      if ("head" in block) y -= lineHeight;
      for (const line of wrap("head" in block ? block.head : block.text, font, width)) put([line]);
      y -= lineHeight * 0.5;
    }
  }
  const pages: PDFPage[] = Array.from({ length: number + 1 }, () => pdf.addPage([page.width, page.height]));
  const order =
    layout === "lines across two columns" ? [...drawn].sort((a, b) => a.page - b.page || b.y - a.y || a.x - b.x) : drawn;
  for (const { x, y: at, text, page: on } of order) pages[on]?.drawText(text, { x, y: at, size, font });
  return pdf.save();
}

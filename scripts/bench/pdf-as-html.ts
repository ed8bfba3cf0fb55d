import type { Block, Cell, DocumentContent, Text } from "../../app/pdf/content";

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

const textOf = (text: Text): string =>
  typeof text === "string"
    ? escaped(text)
    : text
        .map(({ text: letters, style, to }) => {
          const inner =
            style === "code"
              ? `<code>${escaped(letters)}</code>`
              : style === "strong"
                ? `<b>${escaped(letters)}</b>`
                : escaped(letters);
          return to === undefined ? inner : `<a href="${escaped(to)}">${inner}</a>`;
        })
        .join("");

const mark = (state: string | undefined) => (state === undefined ? "" : `<i class="${state}">◆</i> `);

function cellOf(cell: string | Cell): string {
  const { text, state, note } = typeof cell === "string" ? { text: cell, state: undefined, note: undefined } : cell;
  return `<td>${mark(state)}${textOf(text)}${note === undefined || note === "" ? "" : `<br><small>${textOf(note)}</small>`}</td>`;
}

function blockOf(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `<h${block.level + 2} id="${block.anchor ?? ""}">${escaped(block.text)}</h${block.level + 2}>`;
    case "paragraph":
      return `<p>${textOf(block.text)}</p>`;
    case "list":
      return `<ul>${block.items.map((item) => `<li>${textOf(item)}</li>`).join("")}</ul>`;
    case "facts":
      return `<dl>${block.facts.map(({ term, value, state }) => `<dt>${escaped(term)}</dt><dd>${mark(state)}${textOf(value)}</dd>`).join("")}</dl>`;
    case "table": {
      const sum = block.columns.reduce((all, { width }) => all + width, 0);
      const head = block.columns
        .map(({ title, width }) => `<th style="width:${(100 * width) / sum}%">${escaped(title)}</th>`)
        .join("");
      const rows = block.rows.map((row) => `<tr>${row.map(cellOf).join("")}</tr>`).join("");
      return `<table><caption>${escaped(block.caption ?? "")}</caption><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`;
    }
    case "notice":
      return `<aside class="${block.tone}"><b>${escaped(block.title)}</b><br>${textOf(block.text ?? "")}</aside>`;
    case "code":
      return `<pre>${escaped(block.text)}</pre>`;
    case "europe-map":
      return `<figure><svg viewBox="0 0 ${block.frame.width} ${block.frame.height}" width="330">${block.shapes
        .map(({ d, class: kind }) => `<path d="${d}" class="${kind}"/>`)
        .join("")}${block.sites
        .map(({ x, y, label }) => `<circle cx="${x}" cy="${y}" r="5"/><text x="${x + 8}" y="${y + 4}">${escaped(label)}</text>`)
        .join("")}</svg></figure>`;
    case "timeline":
      return `<figure><svg viewBox="0 0 480 ${block.rows.length * 15 + 10}" width="480">${block.rows
        .map(({ label, bars }, at) => {
          const rects = bars.map((_, bar) => `<rect x="${150 + bar * 20}" y="${at * 15 + 4}" width="200" height="6"/>`).join("");
          return `<text x="0" y="${at * 15 + 10}">${escaped(label)}</text>${rects}`;
        })
        .join("")}</svg></figure>`;
  }
}

const css = `@page{size:A4;margin:22mm 20mm}body{font:9.5pt/14pt "IBM Plex Sans";color:#1b2530}section{break-before:page}
table{width:100%;border-collapse:collapse;font-size:8.5pt;line-height:12pt;table-layout:fixed}thead{display:table-header-group}
td,th{text-align:left;vertical-align:top;border-bottom:.5pt solid #dcd8cf;padding:4pt 10pt 4pt 0}tr{break-inside:avoid}
dl{display:grid;grid-template-columns:30% 70%}dt,dd{margin:0;padding:3pt 0;border-bottom:.5pt solid #dcd8cf}dt,small{color:#55606c}
aside{border-left:2.5pt solid #17506b;background:#edf3f6;padding:6pt 10pt;margin:8pt 0}i{font-style:normal;color:#22693f}
pre{background:#f3f1ec;padding:5pt 8pt;font-size:7.5pt;white-space:pre-wrap;overflow-wrap:anywhere}path{fill:#cfe2e8;stroke:#fff}
svg text{font-size:7px}rect{fill:#5c9f76}code{overflow-wrap:anywhere}`;

/** The same document as a browser takes it: what it says, set about as large. */
export function pdfAsHtml(
  { title, subject, cover, parts, language }: DocumentContent,
  fontFiles: { regular: string; strong: string },
): string {
  const face = (weight: number, path: string) =>
    `@font-face{font-family:"IBM Plex Sans";font-weight:${weight};src:url("file://${path}")}`;
  const contents = parts.map((part) => `<li><a href="#${part.anchor}">${escaped(part.title)}</a></li>`).join("");
  const sections = parts.map(
    (part) =>
      `<${part.startsPage === false ? "div" : "section"} id="${part.anchor}"><h2>${escaped(part.title)}</h2><p>${escaped(part.summary ?? "")}</p>` +
      `${part.blocks.map(blockOf).join("")}</${part.startsPage === false ? "div" : "section"}>`,
  );
  return (
    `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${escaped(title)}</title>` +
    `<style>${face(400, fontFiles.regular)}${face(600, fontFiles.strong)}${css}</style>` +
    `<h1>${escaped(title)}</h1><p>${escaped(subject)}</p>${cover.map(blockOf).join("")}<section><h2>·</h2><ul>${contents}</ul></section>` +
    `${sections.join("")}</html>`
  );
}

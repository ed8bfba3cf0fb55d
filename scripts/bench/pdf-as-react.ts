import {
  Circle,
  Document,
  Font,
  Link,
  Page,
  Path,
  Rect,
  renderToBuffer,
  StyleSheet,
  Svg,
  Text as Words,
  View,
} from "@react-pdf/renderer";
import { createElement as h, type ReactNode } from "react";
import type { Block, Cell, DocumentContent, Text } from "../../app/pdf/content";

const styles = StyleSheet.create({
  page: { paddingVertical: 62, paddingHorizontal: 56, fontFamily: "Plex", fontSize: 9.5, lineHeight: 1.4, color: "#1b2530" },
  row: { flexDirection: "row", borderBottomWidth: 0.5, borderBottomColor: "#dcd8cf", paddingVertical: 4, fontSize: 8.5 },
  notice: { borderLeftWidth: 2.5, borderLeftColor: "#17506b", backgroundColor: "#edf3f6", padding: 6, marginVertical: 8 },
  code: { backgroundColor: "#f3f1ec", padding: 5, fontSize: 7.5 },
  running: { position: "absolute", bottom: 24, right: 56, fontSize: 7.5 },
});

const textOf = (text: Text): ReactNode =>
  typeof text === "string"
    ? text
    : text.map(({ text: letters, style, to }, at) =>
        to === undefined
          ? h(Words, { key: at, style: { fontWeight: style === "strong" ? 600 : 400 } }, letters)
          : h(Link, { key: at, src: to }, letters),
      );

function cellOf(cell: string | Cell, width: number, at: number): ReactNode {
  const { text, state, note } = typeof cell === "string" ? { text: cell, state: undefined, note: undefined } : cell;
  const lines = [h(Words, { key: 0 }, state === undefined ? "" : "• ", textOf(text))];
  if (note !== undefined && note !== "") lines.push(h(Words, { key: 1, style: { fontSize: 7.5 } }, textOf(note)));
  return h(View, { key: at, style: { width: `${width}%`, paddingRight: 10 } }, lines);
}

function blockOf(block: Block, key: number): ReactNode {
  switch (block.kind) {
    case "heading":
      return h(Words, { key, style: { fontWeight: 600, fontSize: block.level === 1 ? 11.5 : 9.5, marginTop: 14 } }, block.text);
    case "paragraph":
      return h(Words, { key, style: { marginTop: 6 } }, textOf(block.text));
    case "list":
      return h(
        View,
        { key },
        block.items.map((item, at) => h(Words, { key: at }, "• ", textOf(item))),
      );
    case "facts":
      return h(
        View,
        { key },
        block.facts.map(({ term, value }, at) =>
          h(View, { key: at, style: styles.row }, cellOf(term, 30, 0), cellOf({ text: value }, 70, 1)),
        ),
      );
    case "table": {
      const sum = block.columns.reduce((all, { width }) => all + width, 0);
      const widths = block.columns.map(({ width }) => (100 * width) / sum);
      return h(
        View,
        { key },
        h(Words, { style: { fontWeight: 600 } }, block.caption ?? ""),
        h(
          View,
          { style: styles.row },
          block.columns.map(({ title }, at) => cellOf(title, widths[at] ?? 0, at)),
        ),
        block.rows.map((row, at) =>
          h(
            View,
            { key: at, style: styles.row, wrap: false },
            row.map((cell, column) => cellOf(cell, widths[column] ?? 0, column)),
          ),
        ),
      );
    }
    case "notice":
      return h(
        View,
        { key, style: styles.notice },
        h(Words, { style: { fontWeight: 600 } }, block.title),
        h(Words, null, textOf(block.text ?? "")),
      );
    case "code":
      return h(Words, { key, style: styles.code }, block.text);
    case "europe-map":
      return h(
        Svg,
        { key, viewBox: `0 0 ${block.frame.width} ${block.frame.height}`, width: 330, height: 320 },
        block.shapes.map(({ d }, at) => h(Path, { key: at, d, fill: "#cfe2e8", stroke: "#ffffff" })),
        block.sites.map(({ x, y }, at) => h(Circle, { key: `s${at}`, cx: x, cy: y, r: 5, fill: "#17506b" })),
      );
    case "timeline":
      return h(
        Svg,
        { key, viewBox: `0 0 480 ${block.rows.length * 15 + 10}`, width: 480, height: block.rows.length * 15 + 10 },
        block.rows.flatMap(({ bars }, at) =>
          bars.map((_, bar) => h(Rect, { key: `${at} ${bar}`, x: 150, y: at * 15 + 4, width: 200, height: 6, fill: "#5c9f76" })),
        ),
      );
  }
}

/** The same document as @react-pdf/renderer draws it: what it says, set about as large, without tags. */
export async function pdfAsReact(content: DocumentContent, fontFiles: { regular: string; strong: string }): Promise<Uint8Array> {
  Font.register({ family: "Plex", fonts: [{ src: fontFiles.regular }, { src: fontFiles.strong, fontWeight: 600 }] });
  const footer = h(Words, {
    key: "footer",
    style: styles.running,
    fixed: true,
    render: ({ pageNumber, totalPages }: { pageNumber: number; totalPages: number }) => `Side ${pageNumber} af ${totalPages}`,
  });
  const page = (key: string, ...children: ReactNode[]) => h(Page, { key, size: "A4", style: styles.page }, ...children, footer);
  const titled = (title: string, blocks: readonly Block[]) => [
    h(Words, { key: "t", style: { fontSize: 18, fontWeight: 600 } }, title),
    ...blocks.map(blockOf),
  ];
  return renderToBuffer(
    h(
      Document,
      { title: content.title },
      page("cover", ...titled(content.title, content.cover)),
      content.parts.map((part) => page(part.anchor, ...titled(part.title, part.blocks))),
    ),
  );
}

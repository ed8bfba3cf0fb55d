import type { Cell, Column, Table } from "../content";
import type { Flow } from "../flow";
import { colours, settings } from "../look";
import { drawRow, indentOf, type RowCell, rowHeight } from "../row";
import type { Tag } from "../tags";

interface Place extends Column {
  left: number;
  right: number;
}

const between = 10;
const padding = { above: 4, below: 4 };

function placesOf(flow: Flow, columns: readonly Column[]): Place[] {
  const sum = columns.reduce((all, { width }) => all + width, 0);
  const free = flow.width - between * (columns.length - 1);
  let left = flow.left;
  return columns.map((column) => {
    const place = { ...column, left, right: left + (free * column.width) / sum };
    left = place.right + between;
    return place;
  });
}

/** The row of titles: tagged where the table begins, an artifact where it goes on (PDF/UA-1, 7.1). */
function headOf(flow: Flow, places: readonly Place[], row: Tag) {
  const look = { setting: settings.tableHead, style: "strong", colour: colours.muted } as const;
  return places.map(({ title, left, right, align = "left" }): RowCell => {
    const tag = row.add("TH", "/A<</O/Table/Scope/Column>>");
    return { tag, left, right, align, lines: flow.set(title, look, right - left) };
  });
}

const headPadding = { above: 2, below: 4 };

function ruleBelowHead(flow: Flow): void {
  flow.page.artifact(() => flow.page.rule(flow.left, flow.right, flow.y, 0.8, colours.edge));
}

function repeatHead(flow: Flow, head: readonly RowCell[]): void {
  flow.page.artifact(() => {
    for (const { lines, left, right, align } of head) flow.bareLines(lines, left, right, flow.y - headPadding.above, align);
  });
  flow.y -= rowHeight({ cells: head, padding: headPadding });
  ruleBelowHead(flow);
}

function cellOf(flow: Flow, cell: string | Cell, place: Place, row: Tag): RowCell {
  const { text, state, note } = typeof cell === "string" ? { text: cell, state: undefined, note: undefined } : cell;
  const { right, align = "left", isRowHeader = false } = place;
  const setting = settings.table;
  const left = place.left + (align === "left" ? indentOf(state, setting.size) : 0);
  const width = right - left;
  return {
    tag: isRowHeader ? row.add("TH", "/A<</O/Table/Scope/Row>>") : row.add("TD"),
    left,
    right,
    align,
    lines: [
      ...flow.set(text, { setting }, width),
      ...(note === undefined || note === "" ? [] : flow.set(note, { setting: settings.note, colour: colours.muted }, width)),
    ],
    mark: state === undefined || align === "right" ? undefined : { state, left: place.left },
  };
}

export function drawTable(flow: Flow, { caption, columns, rows }: Table, parent: Tag): void {
  if (columns.length === 0) return;
  const places = placesOf(flow, columns);
  const table = parent.add("Table");
  const captionLines =
    caption === undefined ? [] : flow.set(caption, { setting: settings.heading2, style: "strong" }, flow.width);
  const captionTag = captionLines.length > 0 ? table.add("Caption") : null;
  const head = headOf(flow, places, table.add("THead").add("TR"));
  const bodyTag = rows.length > 0 ? table.add("TBody") : null;
  flow.gap(8);
  const headHeight = rowHeight({ cells: head, padding: headPadding });
  const captionHeight = captionLines.length * settings.heading2.leading;
  if (captionHeight + headHeight + 40 < flow.top - flow.bottom) flow.ensure(captionHeight + headHeight + 40);
  if (captionTag !== null)
    drawRow(flow, {
      cells: [{ tag: captionTag, left: flow.left, right: flow.right, lines: captionLines }],
      padding: { above: 0, below: 3 },
    });
  drawRow(flow, { cells: head, padding: headPadding });
  ruleBelowHead(flow);
  // Titles that take most of a page are not worth repeating.
  const onNewPage = headHeight > 200 ? () => undefined : () => repeatHead(flow, head);
  for (const row of rows) {
    const tag = bodyTag?.add("TR") ?? table;
    const cells = places.map((place, at) => cellOf(flow, row[at] ?? "", place, tag));
    drawRow(flow, { cells, padding, onNewPage, hasRule: true });
  }
  flow.gap(2);
}

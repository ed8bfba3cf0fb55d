import type { Block, Text } from "../../app/pdf/content";

/** The same text in every place that a document has for one. */
export function everyBlock(text: string): Block[] {
  const runs: Text = [
    { text },
    { text, style: "strong" },
    { text, style: "code" },
    { text, style: "muted" },
    { text, to: "#part" },
    { text, to: text },
    { text, to: "https://example.test/æ?ø=(å)" },
  ];
  return [
    { kind: "heading", level: 2, text },
    { kind: "heading", level: 1, text },
    { kind: "paragraph", text: runs },
    { kind: "paragraph", text, size: "lead" },
    { kind: "list", items: [text, runs] },
    { kind: "list", isNumbered: true, items: [text] },
    { kind: "facts", facts: [{ term: text, value: runs, state: "high" }] },
    {
      kind: "table",
      caption: text,
      columns: [
        { title: text.slice(0, 200), width: 1, align: "right" },
        { title: "B", width: 0.3, isRowHeader: true },
        { title: "C", width: 4 },
      ],
      rows: [[{ text, state: "critical", note: text }, text.slice(0, 40), { text: runs, state: "missing" }], ["kun én celle"]],
    },
    { kind: "notice", tone: "missing", title: text, text: runs },
    { kind: "code", text },
    { kind: "code", text, shell: true },
    {
      kind: "europe-map",
      alternative: text,
      caption: text.slice(0, 300),
      frame: { width: 640, height: 620 },
      shapes: [{ code: "DK", d: "M300 300L340 300L340 350Z", class: "ADEQUATE", holdsData: true }],
      sites: [
        { x: 320, y: 320, label: text, keepsPromise: true },
        { x: 639, y: 1, label: text, keepsPromise: false },
        { x: -50, y: 9000, label: text, keepsPromise: true, isCountryOnly: true },
      ],
      legend: [{ mark: "adequate", text }],
    },
    {
      kind: "timeline",
      alternative: text,
      from: "2025-01-01",
      to: "2027-01-01",
      today: { on: "2026-11-23", label: text },
      rows: [{ label: text, bars: [{ from: "1900-01-01", to: null, state: "fulfilled" }], ticks: ["2026-12-31"] }],
      legend: [{ mark: "tick", text }],
    },
  ];
}

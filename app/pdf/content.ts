import type { CountryClass } from "~/domain/flag";
import type { Language } from "~/i18n/language";

/**
 * What a document says, without a word of where it stands on a page. Every text is as the reader is to see it; it may hold
 * anything that a person can type. Dates are written by whoever makes the content, but for the two that are machine-read.
 */
export interface DocumentContent {
  language: Language;
  /** Shown in the viewer's title bar, above every page at the left and in the metadata. */
  title: string;
  subject: string;
  /** Of this document and no other: it becomes the identifier in the file's trailer and metadata. */
  id: string;
  /** Instant of making, ISO 8601 in UTC (`2026-11-23T09:42:00Z`): the only one in the file. */
  madeAt: string;
  /** Above every page but the first, at the right. */
  runningHeader: string;
  /** The first page, below the title. */
  cover: readonly Block[];
  /** A page of contents after the cover; without it the parts follow at once. */
  hasContentsPage: boolean;
  parts: readonly Part[];
  attachments: readonly Attachment[];
}

export interface Part {
  /** Unique among all anchors of the document. */
  anchor: string;
  title: string;
  /** One line below the title, of what the part shows. */
  summary?: string;
  blocks: readonly Block[];
  /** Whether it begins a page of its own, as it does unless told otherwise. */
  startsPage?: boolean;
}

/**
 * A file that travels in the document.
 * `relationship` is that of ISO 32000-2, 14.13: what the file is to the document.
 */
export interface Attachment {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
  description: string;
  relationship: "Source" | "Data" | "Supplement" | "Unspecified";
  /** ISO 8601 in UTC. */
  modifiedAt: string;
}

/** A stretch of text. `to` makes it a link: `#anchor` within the document, else an absolute URL. */
export interface Run {
  text: string;
  style?: "strong" | "code" | "muted";
  to?: string;
}

export type Text = string | readonly Run[];

/** How something stands; each has a shape and a colour of its own, and the words stand beside it. */
export type State = "critical" | "high" | "medium" | "low" | "fulfilled" | "waived" | "missing" | "none";

export interface Heading {
  kind: "heading";
  level: 1 | 2;
  text: string;
  anchor?: string;
}

export interface Paragraph {
  kind: "paragraph";
  text: Text;
  /** `lead` is larger, `small` is smaller and muted. */
  size?: "lead" | "small";
}

export interface List {
  kind: "list";
  isNumbered?: boolean;
  items: readonly Text[];
}

/** Terms with what holds of them, in two columns. A state puts its mark before the value. */
export interface Facts {
  kind: "facts";
  facts: readonly { term: string; value: Text; state?: State }[];
}

export interface Column {
  title: string;
  /** Relative to the other columns. */
  width: number;
  align?: "left" | "right";
  /** Its cells name their rows. */
  isRowHeader?: boolean;
}

export interface Cell {
  text: Text;
  state?: State;
  /** A smaller, muted line below. */
  note?: Text;
}

export interface Table {
  kind: "table";
  /** Above the table, and what a screen reader calls it. */
  caption?: string;
  columns: readonly Column[];
  /** As many cells as there are columns; a plain string is a cell of that text. */
  rows: readonly (readonly (string | Cell)[])[];
}

/** Something the reader must not miss. `missing` stands where evidence should have been. */
export interface Notice {
  kind: "notice";
  tone: "missing" | "warning" | "fulfilled" | "info";
  title: string;
  text?: Text;
}

/** Lines to be copied. Where `shell`, a command too long for its line is continued the way a shell reads it. */
export interface Code {
  kind: "code";
  text: string;
  shell?: boolean;
}

/** Where data is. Outlines and points are in units of the frame, as the overview's map has them. */
export interface EuropeMap {
  kind: "europe-map";
  /** What the map shows, for who cannot see it. */
  alternative: string;
  caption?: string;
  frame: { width: number; height: number };
  /** `d` is an SVG path of M, L and Z. */
  shapes: readonly { code: string | null; d: string; class: CountryClass; holdsData: boolean }[];
  sites: readonly { x: number; y: number; label: string; keepsPromise: boolean; isCountryOnly?: boolean }[];
  legend: readonly { mark: "eu" | "eea" | "adequate" | "third" | "site" | "country" | "outside"; text: string }[];
}

/** When things were and are valid. Dates are `YYYY-MM-DD`; a null `to` has no end. */
export interface Timeline {
  kind: "timeline";
  alternative: string;
  caption?: string;
  from: string;
  to: string;
  today: { on: string; label: string };
  rows: readonly {
    label: string;
    bars: readonly { from: string; to: string | null; state: State }[];
    /** Last days on which notice can be given. */
    ticks?: readonly string[];
  }[];
  legend?: readonly { mark: "tick" | State; text: string }[];
}

export type Block = Heading | Paragraph | List | Facts | Table | Notice | Code | EuropeMap | Timeline;

/** The bytes of TrueType fonts. The fallbacks are asked where the text's own font lacks a letter. */
export interface FontFiles {
  regular: Uint8Array;
  strong: Uint8Array;
  mono: Uint8Array;
  fallback: Uint8Array;
  fallbackStrong: Uint8Array;
}

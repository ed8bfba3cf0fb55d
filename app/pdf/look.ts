import type { State } from "./content";

/** Points. A4, with room for a header and a footer. */
export const paper = { width: 595.28, height: 841.89 };
export const body = { left: 56, right: paper.width - 56, top: 778, bottom: 64 };

/** Size of the letters and height of their lines, in points. */
export interface Setting {
  size: number;
  leading: number;
}

export const settings = {
  coverTitle: { size: 26, leading: 32 },
  partTitle: { size: 18, leading: 23 },
  heading1: { size: 11.5, leading: 16 },
  heading2: { size: 9.5, leading: 14 },
  lead: { size: 12, leading: 17.5 },
  text: { size: 9.5, leading: 14 },
  small: { size: 8, leading: 11.5 },
  table: { size: 8.5, leading: 12 },
  tableHead: { size: 7.5, leading: 10.5 },
  note: { size: 7.5, leading: 10.5 },
  code: { size: 7.5, leading: 11 },
  running: { size: 7.5, leading: 10 },
  figure: { size: 7, leading: 9 },
} satisfies Record<string, Setting>;

/** A colour of DeviceRGB, as its operators take it. */
function rgb(hex: string): string {
  const part = (at: number) => String(Math.round((Number.parseInt(hex.slice(at, at + 2), 16) / 255) * 1000) / 1000);
  return `${part(1)} ${part(3)} ${part(5)}`;
}

/** Every colour of the paper. Text on white and on the tints is at least 4.5:1, marks and bars at least 3:1. */
export const colours = {
  ink: rgb("#1b2530"),
  muted: rgb("#55606c"),
  accent: rgb("#17506b"),
  line: rgb("#dcd8cf"),
  edge: rgb("#838a91"),
  white: rgb("#ffffff"),
  critical: rgb("#a8261d"),
  criticalTint: rgb("#fbefed"),
  criticalBar: rgb("#c7665e"),
  amber: rgb("#b97a06"),
  amberTint: rgb("#fdf5e3"),
  ok: rgb("#22693f"),
  okTint: rgb("#ecf5ef"),
  okBar: rgb("#5c9f76"),
  infoTint: rgb("#edf3f6"),
  greyTint: rgb("#f3f1ec"),
  mapEu: rgb("#cfe2e8"),
  mapEea: rgb("#d3e6d6"),
  mapAdequate: rgb("#f3e3bf"),
  mapThird: rgb("#eeebe4"),
  mapHatch: rgb("#aaa597"),
  mapHeld: rgb("#3f7f98"),
};

export const stateColour: Record<State, string> = {
  critical: colours.critical,
  high: colours.amber,
  medium: colours.amber,
  low: colours.muted,
  fulfilled: colours.ok,
  waived: colours.muted,
  missing: colours.critical,
  none: colours.muted,
};

/** Where letters stand so that their capitals are in the middle of the line: the distance of the baseline from its top. */
export const baselineOf = ({ size, leading }: Setting) => (leading + size * 0.698) / 2;

import type { Scope } from "../permissions/scope";
import type { Edition } from "./edition";

/** One PDF, or a ZIP archive: of one subcontractor with its originals beside it, of several with a pack of each. */
export const packFormats = ["pdf", "zip"] as const;
export type PackFormat = (typeof packFormats)[number];

/**
 * `waiting`: others are being made. `making`: a process is at it. `ready`: kept, and can be taken. `failed`: a reason says why.
 * `cancelled`: somebody called it off.
 */
export const packStates = ["waiting", "making", "ready", "failed", "cancelled"] as const;
export type PackState = (typeof packStates)[number];

export const isUnderWay = (state: PackState) => state === "waiting" || state === "making";

/** Why a pack was not made that could be made without a time stamp, or later with one. */
export const timestampRefusals = ["timestamp-unreachable", "timestamp-unsound"] as const;

/** So many are made at once; the others wait for their turn. */
export const madeAtOnceMax = 2;

/** So many packs are offered in one index; more is several. */
export const indexSubcontractorsMax = 250;

/** What is to be put in a pack, and how. */
export interface PackOrder {
  /** One subcontractor, some of them (ids), or all that whoever orders may know of. */
  about: { kind: "one"; id: string; key: string } | { kind: "some"; ids: readonly string[] } | { kind: "all" };
  scope: Scope;
  format: PackFormat;
  edition: Edition;
  language: "da" | "en";
  on: string;
  known: string | null;
  /** Whoever orders it chose to do without a time stamp, where one is configured. */
  waivesTimestamp: boolean;
}

/** Name of the file, without anything that a person typed but the key. */
export const packFileName = (key: string | null, on: string, edition: Edition, language: string, format: PackFormat) =>
  `${key ?? "register"}-${on}-${edition}-${language}.${format}`;

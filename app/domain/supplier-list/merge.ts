import type { Subcontractor } from "../portfolio";
import type { Refusal } from "../refusal";
import { freeKey, slugOf } from "../slug";
import { emptySubcontractor } from "../subcontractor";
import type { Difference } from "./differences";
import { mergeDraft, type Progress, type TakenFactKey, toProgress } from "./merge-draft";
import { type Entry, Register } from "./register";
import type { Draft, ListRow } from "./rows";

export { applyDifferences, type Difference } from "./differences";

export interface PlannedSubcontractor {
  /** Rows of the list that it stands in. */
  rows: number[];
  outcome: "new" | "changed" | "unchanged";
  before: Subcontractor | null;
  after: Subcontractor;
  differences: Difference[];
  /** Keys of ours that none of its rows names: shown, and left as they are. */
  notNamed: { services: string[]; locations: string[] };
}

export interface MergePlan {
  /** In the order of the list. */
  subcontractors: PlannedSubcontractor[];
  refused: { row: number; refusal: Refusal }[];
  /** Keys of direct subcontractors of ours that no row names. */
  notNamed: string[];
}

export interface MergeOptions {
  /** Whether something holds or once held the key; the register's own keys need not be told. */
  takenKey: (key: string) => boolean;
  /** The same of the services and locations of one of our subcontractors. */
  takenFactKey?: TakenFactKey;
}

interface Pass {
  progress: Progress[];
  refused: MergePlan["refused"];
  /** Keys of those that a row names or may mean. */
  mentioned: Set<string>;
}

/**
 * What a list would do to the register: it adds services and locations, fills what is null and moves `confirmedOn` forward,
 * and nothing else. It removes and ends nothing, and a second time it changes nothing: a row may be told by a registration
 * number that a later row brings, so the list is gone through until it finds nothing more to do.
 */
export function planMerge(rows: readonly ListRow[], existing: readonly Subcontractor[], options: MergeOptions): MergePlan {
  const total = new Map<string, Progress>();
  const mentioned = new Set<string>();
  let refused: MergePlan["refused"] | null = null;
  let register = [...existing];
  for (let isDone = false; !isDone; ) {
    const pass = mergeOnce(rows, register, options);
    const placed = new Set(pass.progress.flatMap((state) => [...state.rows]));
    refused = refused === null ? pass.refused : refused.filter(({ row }) => !placed.has(row));
    for (const key of pass.mentioned) mentioned.add(key);
    for (const state of pass.progress) add(total, state);
    const changed = new Map(pass.progress.filter(isChanged).map(({ entry }) => [entry.after.key, entry]));
    isDone = changed.size === 0;
    register = register.map((one) => changed.get(one.key)?.after ?? one);
    for (const { before, after } of changed.values()) if (before === null) register.push(after);
  }
  return {
    subcontractors: [...total.values()].map(toPlanned),
    refused: refused ?? [],
    notNamed: existing.filter((one) => one.engagedBy === null && !mentioned.has(one.key)).map((one) => one.key),
  };
}

/** Takes a pass into the total, which keeps what was before the first and has what is after the last. */
function add(total: Map<string, Progress>, { entry, rows, differences, services, locations }: Progress): void {
  const known = total.get(entry.after.key);
  if (known === undefined) {
    total.set(entry.after.key, { entry: { ...entry }, rows, differences, services, locations });
    return;
  }
  known.entry.after = entry.after;
  for (const row of rows) known.rows.add(row);
  for (const [field, difference] of differences) known.differences.set(field, difference);
  for (const key of services) known.services.add(key);
  for (const key of locations) known.locations.add(key);
}

function mergeOnce(rows: readonly ListRow[], existing: readonly Subcontractor[], options: MergeOptions): Pass {
  const register = new Register(existing);
  const keys = new Set(existing.map((subcontractor) => subcontractor.key));
  const progress = new Map<Entry, Progress>();
  const refused: MergePlan["refused"] = [];
  const mentioned = new Set<string>();

  for (const row of rows) {
    const { draft } = row;
    if (draft === null) {
      if (row.refused !== null) refused.push({ row: row.number, refusal: row.refused });
      for (const entry of row.name === null ? [] : register.named(row.name)) mentioned.add(entry.after.key);
      continue;
    }
    const found = register.match(draft);
    if (found !== null && "keys" in found) {
      refused.push({ row: row.number, refusal: { code: "row-ambiguous", params: { keys: found.keys } } });
      for (const key of found.keys) mentioned.add(key);
      continue;
    }
    const entry = found ?? toEntry(draft, (key) => keys.has(key) || options.takenKey(key));
    if (found === null) {
      keys.add(entry.after.key);
      register.add(entry);
    }
    const state = progress.get(entry) ?? toProgress(entry);
    progress.set(entry, state);
    if (entry.after === entry.before) entry.after = structuredClone(entry.before);
    state.rows.add(row.number);
    const hadNumber = entry.after.registrationNumber !== null;
    mergeDraft(state, draft, options.takenFactKey ?? (() => false));
    if (!hadNumber) register.addNumber(entry);
    mentioned.add(entry.after.key);
  }
  return { progress: [...progress.values()], refused, mentioned };
}

const keyPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;

function toEntry(draft: Draft, taken: (key: string) => boolean): Entry {
  const base = draft.key !== null && keyPattern.test(draft.key) ? draft.key : slugOf(draft.key ?? draft.name);
  return { before: null, after: emptySubcontractor({ key: freeKey(base, taken), name: draft.name }), statedKey: draft.key };
}

const isChanged = ({ entry: { before, after } }: Progress) => JSON.stringify(before) !== JSON.stringify(after);

function toPlanned(state: Progress): PlannedSubcontractor {
  const { before, after } = state.entry;
  const missing = (list: readonly { key: string }[], named: ReadonlySet<string>) =>
    list.map(({ key }) => key).filter((key) => !named.has(key));
  return {
    rows: [...state.rows],
    outcome: before === null ? "new" : isChanged(state) ? "changed" : "unchanged",
    before,
    after,
    differences: [...state.differences.values()],
    notNamed: { services: missing(after.services, state.services), locations: missing(after.locations, state.locations) },
  };
}

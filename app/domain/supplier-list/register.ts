import type { Subcontractor } from "../portfolio";
import { foldName } from "../slug";
import type { Draft } from "./rows";

/**
 * Two spellings of a registration number are one: `DK-12 34 56 78`, `CVR 12345678` and `12345678`. The country's letters
 * are left out in front of a CVR number only, which has eight figures.
 */
export function foldRegistrationNumber(text: string): string {
  const plain = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/^(?:CVRNUMMER|CVRNR|CVR|VAT)(?=.)/, "");
  return /^DK\d{8}$/.test(plain) ? plain.slice(2) : plain;
}

export interface Entry {
  before: Subcontractor | null;
  after: Subcontractor;
  /** The key that the list itself gave to a supplier new in this list. */
  statedKey: string | null;
}

/** The keys of all that a row may mean, where these are several. */
export interface Ambiguous {
  keys: string[];
}

/** Direct subcontractors by what a list's row may match them by, those of earlier rows among them. */
export class Register {
  private readonly byKey = new Map<string, Entry>();
  private readonly byNumber = new Map<string, Entry[]>();
  private readonly byName = new Map<string, Entry[]>();

  constructor(existing: readonly Subcontractor[]) {
    for (const subcontractor of existing) {
      if (subcontractor.engagedBy === null) this.add({ before: subcontractor, after: subcontractor, statedKey: null });
    }
  }

  add(entry: Entry): void {
    this.byKey.set(entry.after.key, entry);
    push(this.byName, foldName(entry.after.name), entry);
    this.addNumber(entry);
  }

  /** To be called when an entry of no registration number has got one. */
  addNumber(entry: Entry): void {
    if (entry.after.registrationNumber !== null)
      push(this.byNumber, foldRegistrationNumber(entry.after.registrationNumber), entry);
  }

  /** By key, else registration number, else folded name: the entry, null where there is none, the keys of several. */
  match(draft: Draft): Entry | Ambiguous | null {
    const keyed = draft.key === null ? undefined : this.byKey.get(draft.key);
    if (keyed !== undefined) return keyed;
    const number = draft.registrationNumber === null ? "" : foldRegistrationNumber(draft.registrationNumber);
    // Two keys in one list are two suppliers, however alike they are called.
    const isOther = (entry: Entry) => draft.key !== null && entry.statedKey !== null && entry.statedKey !== draft.key;
    const numbered = number === "" ? [] : (this.byNumber.get(number) ?? []).filter((entry) => !isOther(entry));
    if (numbered.length > 0) return only(numbered);
    const named = (this.byName.get(foldName(draft.name)) ?? []).filter(
      (entry) =>
        !isOther(entry) &&
        (number === "" ||
          entry.after.registrationNumber === null ||
          foldRegistrationNumber(entry.after.registrationNumber) === number),
    );
    return only(named);
  }

  /** Entries that go by a name, for rows that could not be read any further. */
  named(name: string): readonly Entry[] {
    return this.byName.get(foldName(name)) ?? [];
  }
}

function push(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [entry]);
  else list.push(entry);
}

function only(entries: readonly Entry[]): Entry | Ambiguous | null {
  if (entries.length > 1) return { keys: entries.map((entry) => entry.after.key) };
  return entries[0] ?? null;
}

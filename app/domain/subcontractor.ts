import { type FactList, factLists, type Subcontractor } from "./portfolio";

/** A subcontractor of which nothing is known but what is given. */
export function emptySubcontractor(given: Pick<Subcontractor, "key" | "name"> & Partial<Subcontractor>): Subcontractor {
  return {
    registrationNumber: null,
    country: null,
    address: null,
    website: null,
    parentName: null,
    parentCountry: null,
    parentAssessedOn: null,
    status: "active",
    criticality: "medium",
    affectsSecurity: false,
    engagedBy: null,
    owner: null,
    contacts: [],
    services: [],
    locations: [],
    agreements: [],
    evidence: [],
    inspectionPlan: null,
    inspections: [],
    findings: [],
    waivers: [],
    ...given,
  };
}

const byKey = <T extends { key: string }>(things: readonly T[]): T[] => {
  const inOrder = things.every((thing, at) => at === 0 || (things[at - 1] as T).key < thing.key);
  return inOrder ? (things as T[]) : [...things].sort((a, b) => (a.key < b.key ? -1 : 1));
};

/** The same facts as the register holds them: keyed lists in the order of key. */
export const inKeyOrder = (facts: Subcontractor): Subcontractor => ({
  ...facts,
  services: byKey(facts.services),
  locations: byKey(facts.locations),
  agreements: byKey(facts.agreements),
  evidence: byKey(facts.evidence),
  inspections: byKey(facts.inspections),
  findings: byKey(facts.findings),
});

type Fact = Subcontractor[FactList][number];

const folded = (text: string | null) => (text === null ? "" : text.trim().toLowerCase());

/**
 * What makes two things of a list the same thing: the key; of a contact its e-mail, else its name; of a waiver its rule,
 * subject and first day. Contacts and waivers of equal identity may repeat and are paired in order.
 */
export function identityOf(list: FactList, fact: Fact): string {
  if ("key" in fact) return fact.key;
  if ("rule" in fact) return JSON.stringify([fact.rule, fact.subject, fact.from]);
  return list === "contacts" && folded(fact.email) !== "" ? `e:${folded(fact.email)}` : `n:${folded(fact.name)}`;
}

export interface FactChange<F> {
  before: F | null;
  after: F | null;
  /** Place in the list before and after, -1 where it is not in it. */
  from: number;
  to: number;
}

/** Pairs the things of a list before and after; new ones have no before, removed ones no after. */
export function pairFacts<L extends FactList>(
  list: L,
  before: Subcontractor[L],
  after: Subcontractor[L],
): FactChange<Subcontractor[L][number]>[] {
  const waiting = new Map<string, number[]>();
  before.forEach((fact, index) => {
    const identity = identityOf(list, fact);
    waiting.set(identity, [...(waiting.get(identity) ?? []), index]);
  });
  const changes: FactChange<Subcontractor[L][number]>[] = [];
  after.forEach((fact, to) => {
    const from = waiting.get(identityOf(list, fact))?.shift() ?? -1;
    changes.push({ before: before[from] ?? null, after: fact, from, to });
  });
  for (const from of [...waiting.values()].flat()) changes.push({ before: before[from] ?? null, after: null, from, to: -1 });
  return changes;
}

/** Whether two facts say the same; clauses by id, whatever their order, `null` like absent. */
export function isSameFact(a: Fact | object | null, b: Fact | object | null): boolean {
  return a === b || canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner)
            .filter(([, v]) => v !== null && v !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : inner,
  );
}

export interface FactCounts {
  new: number;
  changed: number;
  unchanged: number;
  removed: number;
}

/** How many of the listed things (a plan is one) are new, changed, unchanged and removed. A contact or waiver that moved is changed. */
export function countChanges(before: Subcontractor | null, after: Subcontractor | null): FactCounts {
  const counts: FactCounts = { new: 0, changed: 0, unchanged: 0, removed: 0 };
  const count = (was: object | null, is: object | null, moved = false) => {
    if (was === null && is === null) return;
    if (was === null) counts.new += 1;
    else if (is === null) counts.removed += 1;
    else if (!moved && isSameFact(was, is)) counts.unchanged += 1;
    else counts.changed += 1;
  };
  for (const list of factLists) {
    const ordered = list === "contacts" || list === "waivers";
    for (const { before: was, after: is, from, to } of pairFacts(list, before?.[list] ?? [], after?.[list] ?? [])) {
      count(was, is, ordered && from !== to);
    }
  }
  count(before?.inspectionPlan ?? null, after?.inspectionPlan ?? null);
  return counts;
}

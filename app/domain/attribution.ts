import { type Evidence, type FactList, factLists, type Finding, type Inspection, type Subcontractor } from "./portfolio";
import { pairFacts } from "./subcontractor";

/**
 * Who recorded, reviewed, inspected, closed a thing: ids of accounts, null where nobody with an account did, as in an import.
 * The separation of duties rests on them.
 */
export type Attribution = Readonly<Record<string, string | null>>;

type Fact = Subcontractor[FactList][number];

const nobody: Partial<Record<FactList, Attribution>> = {
  evidence: { recordedBy: null, reviewedBy: null },
  inspections: { recordedBy: null, inspectedBy: null },
  findings: { recordedBy: null, closedBy: null },
};

/** Of whom a list keeps account; the fields are columns of its table. */
export const isAttributed = (list: FactList): boolean => nobody[list] !== undefined;

/**
 * What a change of a thing makes of its attribution, of which only what changes is given; all of it where the thing is new.
 * A change by nobody of what somebody vouched for leaves nobody vouching for it.
 * @param before null where the thing is new
 */
export function attributionOf(list: FactList, before: Fact | null, after: Fact, actorId: string | null): Attribution {
  const recorded: Attribution =
    before === null ? { ...nobody[list], ...(isAttributed(list) ? { recordedBy: actorId } : {}) } : {};
  if (list === "evidence") {
    const was = before as Evidence | null;
    const is = after as Evidence;
    if (was?.review === is.review && was.reviewedOn === is.reviewedOn) return recorded;
    return { ...recorded, reviewedBy: is.review === "pending" ? null : actorId };
  }
  if (list === "inspections") {
    const was = before as Inspection | null;
    const is = after as Inspection;
    return was?.completedOn === is.completedOn && was.result === is.result ? recorded : { ...recorded, inspectedBy: actorId };
  }
  if (list === "findings") {
    const was = before as Finding | null;
    const is = after as Finding;
    if (was !== null && was.closedOn === is.closedOn) return recorded;
    return { ...recorded, closedBy: is.closedOn === null ? null : actorId };
  }
  return {};
}

/** By list and key. */
export type Attributions = ReadonlyMap<string, Attribution>;
export const attributionName = (list: FactList, key: string) => `${list} ${key}`;

/** Who vouches for the things of a subcontractor after a change of it. */
export function attributionsAfter(
  before: Subcontractor | null,
  after: Subcontractor,
  attributions: Attributions,
  actorId: string | null,
): Attributions {
  const touched = factLists.filter((list) => isAttributed(list) && before?.[list] !== after[list]);
  if (touched.length === 0) return attributions;
  const result = new Map([...attributions].filter(([name]) => !touched.some((list) => name.startsWith(`${list} `))));
  for (const list of touched) {
    for (const { before: was, after: is } of pairFacts(list, before?.[list] ?? [], after[list])) {
      if (is === null || !("key" in is)) continue;
      const name = attributionName(list, is.key);
      const held = was === null ? {} : (attributions.get(name) ?? {});
      result.set(name, { ...held, ...attributionOf(list, was, is, actorId) });
    }
  }
  return result;
}

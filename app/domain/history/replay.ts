import { type Attributions, attributionsAfter } from "../attribution";
import type { RecordedEvent } from "../audit-event";
import { type FactList, factLists, type InspectionPlan, type Organisation, type Subcontractor } from "../portfolio";
import { inKeyOrder } from "../subcontractor";

/** What the history says of a subcontractor after some of its events. `facts` null: it was removed, or is not there yet. */
export interface Replayed {
  facts: Subcontractor | null;
  attributions: Attributions;
}

export const notThere: Replayed = { facts: null, attributions: new Map() };

/** What an organisation is called before anybody says so. */
export const unnamedOrganisation: Organisation = { name: "Unnamed", promise: "EU", timeZone: "Europe/Copenhagen" };

type Fact = Subcontractor[FactList][number];

const isList = (subject: string): subject is FactList => factLists.some((list) => list === subject);

/** What was erased is null; a name or a word that has to be there is then empty. */
const wordsOf = <T extends object>(fact: T, required: readonly string[]): T => {
  const missing = required.filter((field) => (fact as Record<string, unknown>)[field] === null);
  return missing.length === 0 ? fact : { ...fact, ...Object.fromEntries(missing.map((field) => [field, ""])) };
};

/** Stands in replayed facts for what was erased, where somebody asks to be told. No text of the register holds a NUL. */
export const erasedMark = "\u0000erased";

/** A contact is erased as a whole. */
const erasedContact = (as: null | string) => ({ name: as, email: as, phone: as, role: as });

function toFact(list: FactList, value: unknown): Fact {
  if (list === "contacts") return (value === null || value === erasedMark ? erasedContact(value) : value) as Fact;
  return list === "waivers" ? wordsOf(value as Fact, ["reason", "approvedBy"]) : (value as Fact);
}

function toFacts(value: unknown): Subcontractor {
  const facts = wordsOf(value as Subcontractor, ["name"]);
  return {
    ...facts,
    contacts: facts.contacts.map((contact) => toFact("contacts", contact) as Subcontractor["contacts"][number]),
    waivers: facts.waivers.map((waiver) => toFact("waivers", waiver) as Subcontractor["waivers"][number]),
  };
}

/** The list after one thing of it was added, changed or removed; `name` is its key, of contacts and waivers its place. */
function listAfter(list: FactList, things: readonly Fact[], name: string, event: RecordedEvent): Fact[] {
  const isIt = (thing: Fact, at: number) => ("key" in thing ? thing.key === name : String(at) === name);
  if (event.action === "removed") return things.filter((thing, at) => !isIt(thing, at));
  const fact = toFact(list, event.after);
  if (event.action !== "created") return things.map((thing, at) => (isIt(thing, at) ? fact : thing));
  // One without a key can come back to a place among others.
  return "key" in fact ? [...things, fact] : things.toSpliced(Number(name), 0, fact);
}

function factsAfter(facts: Subcontractor | null, event: RecordedEvent): Subcontractor | null {
  const { subject, subjectKey, action, after } = event;
  if (subject === "subcontractor") {
    if (action === "removed") return null;
    const whole = "services" in (after as object);
    if (whole) return inKeyOrder(toFacts(after));
    return facts === null ? null : { ...facts, ...wordsOf(after as Subcontractor, ["name"]) };
  }
  if (facts === null) return null;
  if (subject === "inspectionPlan") return { ...facts, inspectionPlan: after as InspectionPlan | null };
  if (!isList(subject)) return facts;
  const name = subjectKey.slice(subjectKey.indexOf("/") + 1);
  return inKeyOrder({ ...facts, [subject]: listAfter(subject, facts[subject], name, event) });
}

/** What the history says of a subcontractor once one more of its events has happened. Pure; the register is its last value. */
export function replay(state: Replayed, event: RecordedEvent): Replayed {
  const facts = factsAfter(state.facts, event);
  if (facts === null) return notThere;
  // A file vouches for nothing that stands in it, and whoever brings a subcontractor back for nothing that it held.
  const isOwnWord = event.importId === null && event.action !== "restored";
  const actorId = isOwnWord && event.actor.kind === "account" ? event.actor.id : null;
  return { facts, attributions: attributionsAfter(state.facts, facts, state.attributions, actorId) };
}

/** The organisation after an event. */
export function replayOrganisation(organisation: Organisation, event: RecordedEvent): Organisation {
  if (event.subject !== "organisation") return organisation;
  const { name, promise, timeZone, customerTerms } = wordsOf(event.after as Organisation, ["name"]);
  return { name, promise, timeZone, ...(customerTerms === undefined ? {} : { customerTerms }) };
}

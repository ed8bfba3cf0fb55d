import type { RecordedEvent } from "../audit-event";
import { permissionsToEdit, permissionToRemove } from "../permissions/fact";
import type { Permission } from "../permissions/matrix";
import { type FactList, factLists, type Subcontractor } from "../portfolio";
import { identityOf, isSameFact } from "../subcontractor";
import { erasedMark } from "./replay";

type Fact = Subcontractor[FactList][number];

/** A list whose things are changed by hand. An exception is proposed and approved, and ended the same way. */
export type UndoableList = Exclude<FactList, "waivers">;

export interface UndoableEvent extends RecordedEvent {
  subject: "subcontractor" | "inspectionPlan" | UndoableList;
  subcontractorId: string;
}

/**
 * possible: the thing is as the event left it. changed: it is not, and going back would take what came later with it.
 * erased: nobody knows any more what there was. gone: its subcontractor is not in the register.
 */
export type UndoState = "possible" | "changed" | "erased" | "gone";

/** What a compensating change has to go by. Null sides: there was or is no such thing. */
export interface Undo {
  state: UndoState;
  /** As it was before the event: what undoing puts back. */
  earlier: object | null;
  /** As the event left it. */
  left: object | null;
  /** As it is. */
  now: object | null;
  /** Of a list's thing: its key, of a contact its place, now or when it comes back; null elsewhere. */
  name: string | number | null;
}

const actions: ReadonlySet<string> = new Set(["created", "changed", "removed", "restored"]);
const isUndoableList = (subject: string): subject is UndoableList =>
  subject !== "waivers" && factLists.some((list) => list === subject);

/** Whether somebody changed one thing of the register by it. What a file brought is taken back by a file. */
export function isUndoable(event: RecordedEvent): event is UndoableEvent {
  const { subject, action, importId, subcontractorId } = event;
  if (importId !== null || subcontractorId === null || !actions.has(action)) return false;
  return subject === "subcontractor" || subject === "inspectionPlan" || isUndoableList(subject);
}

/** All that the compensating change asks for: what making it by hand would ask for. */
export function permissionsToUndo({ subject, before, after }: UndoableEvent): Permission[] {
  if (subject === "subcontractor") return ["facts.write"];
  if (subject === "inspectionPlan") return ["inspections.write"];
  if (before === null) return [permissionToRemove(subject)];
  return permissionsToEdit(subject, after as Fact | null, before as Fact);
}

function holdsErased(value: unknown): boolean {
  if (value === erasedMark) return true;
  return value !== null && typeof value === "object" && Object.values(value).some(holdsErased);
}

/** Of a subcontractor its whole, where the event tells of the whole, else the fields that the event names. */
function fieldsNow(facts: Subcontractor, left: object | null): object {
  if (left === null || "services" in left) return facts;
  return Object.fromEntries(Object.keys(left).map((field) => [field, (facts as unknown as Record<string, unknown>)[field]]));
}

/**
 * A contact has no key: it is the one in its place where it says what it said. Elsewhere it is only shown, as whoever it is:
 * two may say the same, and the other one must not be taken for it.
 */
function placeOfContact(contacts: readonly Fact[], known: Fact, place: number): number {
  if (isSameFact(contacts[place] ?? null, known)) return place;
  return contacts.findIndex((contact) => identityOf("contacts", contact) === identityOf("contacts", known));
}

function inList(facts: Subcontractor, { subject, subjectKey, before, after }: UndoableEvent): Pick<Undo, "now" | "name"> {
  const things: readonly Fact[] = facts[subject as UndoableList];
  const name = subjectKey.slice(subjectKey.indexOf("/") + 1);
  if (subject !== "contacts") return { name, now: things.find((thing) => "key" in thing && thing.key === name) ?? null };
  const place = Number(name);
  if (after === null) {
    // Where the same stands again already, it has come back.
    const again = things.find((thing) => isSameFact(thing, before as Fact));
    return { name: Math.min(place, things.length), now: again ?? null };
  }
  const at = placeOfContact(things, after as Fact, place);
  return { name: at, now: things[at] ?? null };
}

const isInPlace = ({ subjectKey }: UndoableEvent, name: Undo["name"]) => subjectKey.endsWith(`/${name}`);

function thingNow(facts: Subcontractor | null, event: UndoableEvent): Pick<Undo, "now" | "name"> {
  if (facts === null) return { name: null, now: null };
  if (event.subject === "subcontractor") return { name: null, now: fieldsNow(facts, event.after as object | null) };
  if (event.subject === "inspectionPlan") return { name: null, now: facts.inspectionPlan };
  return inList(facts, event);
}

/**
 * What undoing an event would put back, and whether it can.
 * @param event with {@link erasedMark} in place of what was erased; where it has null there, an erased event may look changed
 * @param facts of its subcontractor; null where the register does not hold it
 */
export function undoOf(event: UndoableEvent, facts: Subcontractor | null): Undo {
  const [earlier, left] = [event.before as object | null, event.after as object | null];
  // A contact that was erased is nothing but the mark.
  const isErased = holdsErased(earlier) || holdsErased(left) || (earlier === null && left === null);
  if (isErased) return { state: "erased", earlier: null, left: null, now: null, name: null };
  const comesBack = event.subject === "subcontractor" && left === null;
  const { now, name } = thingNow(facts, event);
  if (facts === null && !comesBack) return { state: "gone", earlier, left, now, name };
  const isAsLeft = isSameFact(now, left) && (event.subject !== "contacts" || left === null || isInPlace(event, name));
  return { state: isAsLeft ? "possible" : "changed", earlier, left, now, name };
}

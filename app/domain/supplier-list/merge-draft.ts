import { Day } from "../day";
import type { Contact, Location, Subcontractor } from "../portfolio";
import { foldName, freeKey, slugOf } from "../slug";
import { identityOf } from "../subcontractor";
import { regionIdentity } from "./countries";
import type { Difference } from "./differences";
import { type Entry, foldRegistrationNumber } from "./register";
import { type Draft, type DraftLocation, type DraftService, isOutsideEea } from "./rows";

/** What came of one supplier so far, beside its entry. */
export interface Progress {
  entry: Entry;
  rows: Set<number>;
  differences: Map<string, Difference>;
  services: Set<string>;
  locations: Set<string>;
}

export const toProgress = (entry: Entry): Progress => ({
  entry,
  rows: new Set(),
  differences: new Map(),
  services: new Set(),
  locations: new Set(),
});

/** Whether something of a subcontractor of ours holds or once held a key. */
export type TakenFactKey = (subcontractor: string, list: "services" | "locations", key: string) => boolean;

const plain = (text: string) => text.replace(/\s+/g, " ").trim();
const plainWebsite = (text: string) =>
  plain(text)
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/\/$/, "");

/** Takes a row into what is known of its supplier: fills what is null, adds what is not there, notes what differs. */
export function mergeDraft(state: Progress, draft: Draft, takenFactKey: TakenFactKey): void {
  const { after } = state.entry;
  const differ = (field: string, ours: string | null, theirs: string | Contact | null) =>
    state.differences.set(`${field} ${JSON.stringify(theirs)}`, { field, ours, theirs });
  const fill = (field: "registrationNumber" | "address" | "website", form: (text: string) => string) => {
    const theirs = draft[field];
    const ours = after[field];
    if (theirs === null) return;
    if (ours === null) after[field] = theirs;
    else if (form(ours) !== form(theirs)) differ(field, ours, theirs);
  };

  if (plain(after.name) !== plain(draft.name)) differ("name", after.name, draft.name);
  // A list names whom it uses: one that is not yet or no longer in use here is something to look at.
  if (after.status === "prospect" || after.status === "ended") differ("status", after.status, "active");
  fill("registrationNumber", foldRegistrationNumber);
  fill("address", plain);
  fill("website", plainWebsite);
  if (draft.contact !== null) mergeContact(after, draft.contact, differ);

  const keyOf = (list: "services" | "locations", base: string) =>
    freeKey(base, (key) => after[list].some((thing) => thing.key === key) || takenFactKey(after.key, list, key));
  for (const service of draft.services) mergeService(state, service, draft, differ, (base) => keyOf("services", base));
  for (const location of draft.locations) mergeLocation(state, location, draft, differ, (base) => keyOf("locations", base));
}

type Differ = (field: string, ours: string | null, theirs: string | Contact | null) => void;

/** A subcontractor without contacts gets the list's; one that has some keeps them, and a foreign one is shown. */
function mergeContact(after: Subcontractor, contact: Contact, differ: Differ): void {
  const isSame = (ours: Contact) =>
    identityOf("contacts", ours) === identityOf("contacts", contact) ||
    (ours.email === null && identityOf("contacts", { ...contact, email: null }) === identityOf("contacts", ours));
  const index = after.contacts.findIndex(isSame);
  const ours = after.contacts[index];
  if (ours === undefined) {
    if (after.contacts.length === 0) after.contacts.push({ ...contact });
    else differ("contacts", null, contact);
    return;
  }
  for (const field of ["name", "email", "phone"] as const) {
    const theirs = contact[field];
    if (theirs === null) continue;
    if (ours[field] === null) ours[field] = theirs;
    else if (plain(ours[field]).toLowerCase() !== plain(theirs).toLowerCase())
      differ(`contacts/${index}/${field}`, ours[field], theirs);
  }
}

function mergeService(
  state: Progress,
  service: DraftService,
  draft: Draft,
  differ: Differ,
  keyOf: (base: string) => string,
): void {
  const { services } = state.entry.after;
  const folded = foldName(service.name);
  const same = services.filter((ours) => ours.name !== null && foldName(ours.name) === folded);
  const ours = same.find((one) => !hasEnded(one.endsOn, draft)) ?? same[0];
  for (const one of same) state.services.add(one.key);
  if (ours === undefined) {
    const key = keyOf(slugOf(service.name));
    services.push({ key, ...service, endsOn: null });
    state.services.add(key);
    return;
  }
  const at = `services/${ours.key}`;
  if (ours.name !== null && plain(ours.name) !== plain(service.name)) differ(`${at}/name`, ours.name, service.name);
  // `other` is what a purpose is that names no kind: it contradicts nothing.
  if (service.kind !== "other" && ours.kind !== service.kind) differ(`${at}/kind`, ours.kind, service.kind);
  if (ours.role === null) ours.role = service.role;
  else if (service.role !== null && ours.role !== service.role) differ(`${at}/role`, ours.role, service.role);
  // A row's date is the day of its last change: only an earlier one says that the service began otherwise than we have it.
  if (draft.updatedOn !== null && draft.updatedOn < ours.startsOn) differ(`${at}/startsOn`, ours.startsOn, draft.updatedOn);
  if (hasEnded(ours.endsOn, draft)) differ(`${at}/endsOn`, ours.endsOn, null);
}

const hasEnded = (endsOn: string | null, draft: Draft) => endsOn !== null && endsOn < draft.importedOn;

const isSamePlace = (ours: Location, theirs: DraftLocation) =>
  ours.country !== null || theirs.country !== null
    ? ours.country === theirs.country
    : ours.region !== null && theirs.region !== null && regionIdentity(ours.region) === regionIdentity(theirs.region);

function mergeLocation(
  state: Progress,
  location: DraftLocation,
  draft: Draft,
  differ: Differ,
  keyOf: (base: string) => string,
): void {
  const { locations } = state.entry.after;
  const same = locations.filter((ours) => isSamePlace(ours, location));
  for (const ours of same) state.locations.add(ours.key);
  if (same.length === 0) {
    const key = keyOf(slugOf(location.country ?? location.region ?? ""));
    locations.push({
      key,
      path: "processing",
      ...location,
      address: null,
      latitude: null,
      longitude: null,
      startsOn: null,
      endsOn: null,
      transferAssessedOn: null,
    });
    state.locations.add(key);
    return;
  }
  const live = same.filter((ours) => !hasEnded(ours.endsOn, draft));
  const [first] = same;
  if (live.length === 0 && first !== undefined) differ(`locations/${first.key}/endsOn`, first.endsOn, null);
  for (const ours of live) mergePlace(ours, location, live.length === 1, draft, differ);
}

/** The list says in which country, not on which of our paths: its date and tool go for all of them, its city for a single one. */
function mergePlace(ours: Location, theirs: DraftLocation, isOnly: boolean, draft: Draft, differ: Differ): void {
  const at = `locations/${ours.key}`;
  if (theirs.confirmedOn !== null && (ours.confirmedOn === null || ours.confirmedOn < theirs.confirmedOn))
    ours.confirmedOn = theirs.confirmedOn;
  if (isOnly && theirs.city !== null) {
    if (ours.city === null) ours.city = theirs.city;
    else if (foldName(ours.city) !== foldName(theirs.city)) differ(`${at}/city`, ours.city, theirs.city);
  }
  if (theirs.transferTool === null || !isOutsideEea(ours, new Day(draft.importedOn))) return;
  if (ours.transferTool === null) ours.transferTool = theirs.transferTool;
  else if (ours.transferTool !== theirs.transferTool) differ(`${at}/transferTool`, ours.transferTool, theirs.transferTool);
}

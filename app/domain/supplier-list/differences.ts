import type { Contact, Location, Service, Subcontractor } from "../portfolio";

/**
 * What a list says otherwise than the register. `field` is a path with slashes, which no key contains: `address`,
 * `services/hosting/kind`, `locations/dk/city`, `contacts/0/phone`; `contacts` itself is a contact that we do not have.
 */
export interface Difference {
  field: string;
  ours: string | null;
  theirs: string | Contact | null;
}

/** The subcontractor with the list's word for every ticked difference; what is not there any more is passed over. */
export function applyDifferences(after: Subcontractor, ticked: readonly Difference[]): Subcontractor {
  const changed = structuredClone(after);
  for (const { field, theirs } of ticked) {
    if (field === "contacts") {
      if (theirs !== null && typeof theirs === "object") changed.contacts.push({ ...theirs });
      continue;
    }
    if (theirs !== null && typeof theirs === "object") continue;
    const [list = "", key = "", name] = field.split("/");
    if (name === undefined) setField(changed, list, theirs);
    else if (list === "contacts") setField(changed.contacts[Number(key)], name, theirs);
    else if (list === "services" || list === "locations")
      setField(
        (changed[list] as (Service | Location)[]).find((thing) => thing.key === key),
        name,
        theirs,
      );
  }
  return changed;
}

const settable = new Set([
  "name",
  "status",
  "registrationNumber",
  "address",
  "website",
  "email",
  "phone",
  "kind",
  "role",
  "startsOn",
  "endsOn",
  "city",
  "transferTool",
]);

function setField(thing: object | undefined, field: string, value: string | null): void {
  if (thing !== undefined && settable.has(field) && field in thing) Object.assign(thing, { [field]: value });
}

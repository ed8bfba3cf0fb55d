import type { Contact, Location, Service, Subcontractor } from "../../domain/portfolio";
import type { PlannedSubcontractor } from "../../domain/supplier-list/merge";
import type { Addition, FieldShown, LocationShown, ServiceShown } from "./list-page";

type Delivered = Pick<Service, "name" | "kind" | "role" | "startsOn">;

export const toService = ({ name, kind, role, startsOn }: Delivered): ServiceShown => ({
  noun: "service",
  name,
  kind,
  role,
  startsOn,
});

type Place = Pick<Location, "country" | "region" | "city" | "confirmedOn" | "transferTool">;

export const toLocation = ({ country, region, city, confirmedOn, transferTool }: Place): LocationShown => ({
  noun: "location",
  country,
  region,
  city,
  confirmedOn,
  transferTool,
});

export const contactText = ({ name, email, phone }: Contact) => [name, email, phone].filter((part) => part !== null).join(", ");

/** What the path of a field is about: `services/hosting/kind` is about the service. */
export function fieldShown(field: string, facts: Subcontractor): FieldShown {
  const [list = "", key = "", name] = field.split("/");
  const service = list === "services" && name !== undefined ? facts.services.find((one) => one.key === key) : undefined;
  const location = list === "locations" && name !== undefined ? facts.locations.find((one) => one.key === key) : undefined;
  return { field, of: service !== undefined ? toService(service) : location !== undefined ? toLocation(location) : null };
}

/** What a list adds to a subcontractor that we have, and what it fills. */
export function additionsOf({ before, after }: Pick<PlannedSubcontractor, "before" | "after">): Addition[] {
  if (before === null) return [];
  const additions: Addition[] = [];
  const filled = <T extends object>(path: string, was: T, is: T, fields: readonly (keyof T & string)[]) => {
    for (const field of fields) {
      const theirs = is[field];
      if (was[field] === theirs || typeof theirs !== "string") continue;
      additions.push({ noun: "field", ours: was[field] as string | null, theirs, ...fieldShown(`${path}${field}`, after) });
    }
  };
  filled("", before, after, ["registrationNumber", "address", "website"]);
  after.contacts.forEach((contact, index) => {
    const was = before.contacts[index];
    const isNew = { noun: "field", field: "contacts", of: null, ours: null, theirs: contactText(contact) } as const;
    if (was === undefined) additions.push(isNew);
    else filled(`contacts/${index}/`, was, contact, ["name", "email", "phone"]);
  });
  for (const service of after.services) {
    const was = before.services.find(({ key }) => key === service.key);
    if (was === undefined) additions.push(toService(service));
    else filled(`services/${service.key}/`, was, service, ["role"]);
  }
  for (const location of after.locations) {
    const was = before.locations.find(({ key }) => key === location.key);
    if (was === undefined) additions.push(toLocation(location));
    else filled(`locations/${location.key}/`, was, location, ["city", "confirmedOn", "transferTool"]);
  }
  return additions;
}

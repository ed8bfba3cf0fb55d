/**
 * Which values of a change are free text or name or reach a person: these are kept beside the event, where they can be
 * erased (GDPR Art. 17) while the event itself stays. Codes, keys, dates, countries and numbers are not among them.
 */
const personalFields: ReadonlySet<string> = new Set([
  "name",
  "title",
  "email",
  "phone",
  "owner",
  "address",
  "website",
  "registrationNumber",
  "parentName",
  "city",
  "region",
  "reason",
  "approvedBy",
  "rationale",
  "fileName",
  "latitude",
  "longitude",
]);

/** A contact is personal as a whole, its free-text role included. */
const personalObjects: ReadonlySet<string> = new Set(["contacts", "contact"]);

export type Json = null | boolean | number | string | Json[] | { [field: string]: Json };

/** Splits a value in two of the same shape: what may stand in the event, and the rest, null where there is none. */
export function splitPersonal(value: Json): { open: Json; personal: Json } {
  if (value === null || typeof value !== "object") return { open: value, personal: null };
  if (Array.isArray(value)) {
    const parts = value.map(splitPersonal);
    const personal = parts.some((part) => part.personal !== null) ? parts.map((part) => part.personal) : null;
    return { open: parts.map((part) => part.open), personal };
  }
  const open: { [field: string]: Json } = {};
  let personal: { [field: string]: Json } | null = null;
  for (const [field, inner] of Object.entries(value)) {
    if (personalFields.has(field) || personalObjects.has(field)) {
      if (inner !== null) personal = { ...(personal ?? {}), [field]: inner };
      continue;
    }
    const parts = splitPersonal(inner);
    open[field] = parts.open;
    if (parts.personal !== null) personal = { ...(personal ?? {}), [field]: parts.personal };
  }
  return { open, personal };
}

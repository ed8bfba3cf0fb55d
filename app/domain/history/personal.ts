import type { EventSubject } from "../audit-event";
import type { Json } from "./canonical";

/**
 * Which values of a change are free text or name or reach a person: the event holds only a commitment to each, and the
 * value lies in a table of its own, where it can be erased (GDPR Art. 17) while the event and the chain stay whole.
 * Codes, keys, dates, countries and whole numbers are not among them.
 */
const personalFields: ReadonlySet<string> = new Set([
  "name",
  "title",
  "email",
  "phone",
  "owner",
  "issuer",
  "scopeText",
  "address",
  "website",
  "registrationNumber",
  "parentName",
  "city",
  "region",
  "reason",
  "approvedBy",
  "decider",
  "rationale",
  "reference",
  "note",
  "action",
  "effect",
  "shownBy",
  "description",
  "fileName",
  "signer",
  "signerRole",
  "authority",
  "unsignedReason",
  "note",
  "latitude",
  "longitude",
]);

/** Whether it stands in an event in place of a personal value: the commitment to it, hexadecimal. */
export const isCommitted = (value: Json): value is { commitment: string } =>
  value !== null && typeof value === "object" && "commitment" in value && typeof value.commitment === "string";

/** Makes the commitment to a value; `place` tells where in the change it stands. */
export type Commit = (value: Json, place: string) => string;

function replaced(value: Json, place: string, commit: Commit): Json {
  return value === null ? null : { commitment: commit(value, place) };
}

/** A contact is personal as a whole, its free-text role included. */
const isContacts = (field: string) => field === "contacts";

function withCommitments(value: Json, place: string, commit: Commit): Json {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item: Json, at) => withCommitments(item, `${place}[${at}]`, commit));
  const result: Record<string, Json> = {};
  for (const [field, inner] of Object.entries(value)) {
    const at = `${place}.${field}`;
    if (personalFields.has(field)) result[field] = replaced(inner, at, commit);
    else if (isContacts(field) && Array.isArray(inner))
      result[field] = inner.map((contact: Json, n) => replaced(contact, `${at}[${n}]`, commit));
    else result[field] = withCommitments(inner, at, commit);
  }
  return result;
}

/** What an event says of a thing before or after its change, with commitments in place of personal values. */
export function commitPersonal(subject: EventSubject, value: Json, commit: Commit): Json {
  return isContacts(subject) ? replaced(value, "$", commit) : withCommitments(value, "$", commit);
}

/** The value again, as far as `find` knows what was committed to; null where that was erased. */
export function restorePersonal(value: Json, find: (commitment: string) => Json): Json {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item: Json) => restorePersonal(item, find));
  if (isCommitted(value)) return find(value.commitment);
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, restorePersonal(inner, find)]));
}

/** Every commitment that stands in a value. */
export function* commitmentsIn(value: Json): Generator<string> {
  if (value === null || typeof value !== "object") return;
  if (Array.isArray(value)) for (const item of value as readonly Json[]) yield* commitmentsIn(item);
  else if (isCommitted(value)) yield value.commitment;
  else for (const inner of Object.values(value)) yield* commitmentsIn(inner);
}

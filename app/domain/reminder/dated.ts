import { deadlineKinds } from "../deadline";
import type { Permission } from "../permissions/matrix";

/** What reminders, digest, calendar and feed are made over: days ahead of subcontractors, and days of what else waits for somebody. */
export const datedKinds = [
  ...deadlineKinds,
  "change-objection",
  "change-customers",
  "case-due",
  "answers-due",
  "answers-missing",
  "own-finding-due",
] as const;
export type DatedKind = (typeof datedKinds)[number];

/** Something that is due or ends on a day. */
export interface Dated {
  kind: DatedKind;
  on: string;
  /** Names it among those of its kind and day. */
  id: string;
  about: string | null;
  title: string | null;
  lastsDays: number | null;
  /** Null for what is of no subcontractor. */
  subcontractor: { id: string; key: string; name: string } | null;
}

/** With the e-mail address of who is to see to it; null where nobody is named. */
export interface OwnedDated extends Dated {
  owner: string | null;
}

const trustedWith: Partial<Record<DatedKind, Permission>> = {
  "agreement-ends": "agreements.write",
  "notice-ends": "agreements.write",
  "decision-due": "agreements.write",
  "dpa-review": "agreements.write",
};

/** What whoever sees to it must be trusted with. */
export const permissionFor = (kind: DatedKind): Permission => trustedWith[kind] ?? "facts.write";

/** Who sees to it is for mails; pages show what and when. */
export const withoutOwner = ({ owner: _, ...dated }: OwnedDated): Dated => dated;

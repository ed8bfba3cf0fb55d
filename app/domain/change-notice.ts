import { plusDays } from "./calendar";

/** What a subcontractor can announce that it will change (GDPR Art. 28(2); EDPB Opinion 22/2024). */
export const changeKinds = ["sub-processor", "location", "other"] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** How it reached us. */
export const changeSources = ["portal", "mail", "other"] as const;
export type ChangeSource = (typeof changeSources)[number];

export const changeDecisions = ["accepted", "objected"] as const;
export type ChangeDecision = (typeof changeDecisions)[number];

export interface ChangeNotice {
  kind: ChangeKind;
  source: ChangeSource;
  announcedOn: string;
  receivedOn: string;
  /** From when the change is to apply; null where that was not said. */
  effectiveOn: string | null;
  /** Of the new sub-processor, or of what is new. */
  name: string | null;
  country: string | null;
  description: string;
  /** Last day on which we can object. */
  objectBy: string | null;
  decision: ChangeDecision | null;
  decidedOn: string | null;
  reason: string | null;
  /** Day on which our own customers were told. */
  customersNotifiedOn: string | null;
}

/**
 * Last day to object on. With general authorisation the controller has to be given the opportunity to object (GDPR Art. 28(2)), for
 * as long as the agreement says; where it says nothing, until the day before the change applies. Null where neither is known.
 * @param noticeDays of the agreement in force; null where it names none
 */
export function objectByOf(
  { receivedOn, effectiveOn }: Pick<ChangeNotice, "receivedOn" | "effectiveOn">,
  noticeDays: number | null,
): string | null {
  if (noticeDays !== null) return plusDays(receivedOn, noticeDays);
  return effectiveOn === null ? null : plusDays(effectiveOn, -1);
}

/** Whether the change is to apply before the notice that was agreed has passed. */
export const isShortNotice = (
  { receivedOn, effectiveOn }: Pick<ChangeNotice, "receivedOn" | "effectiveOn">,
  noticeDays: number | null,
) => effectiveOn !== null && noticeDays !== null && effectiveOn < plusDays(receivedOn, noticeDays);

/**
 * Last day on which our own customers can be told in time: a processor passes on what its sub-processors change (GDPR Art. 28(2)
 * and (4)). Null where the change has no day or no notice was promised.
 * @param promisedDays of notice, as promised to customers
 */
export const tellCustomersByOf = ({ effectiveOn }: Pick<ChangeNotice, "effectiveOn">, promisedDays: number | null) =>
  effectiveOn === null || promisedDays === null ? null : plusDays(effectiveOn, -promisedDays);

/**
 * `undecided`: we can still object. `lapsed`: nobody decided in time; silence counts as acceptance under general authorisation.
 * `untold`: accepted, or lapsed and decided since, and our customers have still to be told. `settled`: nothing is left to do.
 */
export type ChangeState = "undecided" | "lapsed" | "untold" | "settled";

export function stateOf(notice: ChangeNotice, day: string, tellBy: string | null): ChangeState {
  if (notice.decision === null) return notice.objectBy !== null && notice.objectBy < day ? "lapsed" : "undecided";
  if (notice.decision === "objected") return "settled";
  return tellBy !== null && notice.customersNotifiedOn === null ? "untold" : "settled";
}

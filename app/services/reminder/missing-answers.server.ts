import { listSentCases, type SentCase } from "../../../db/queries/unanswered.server";
import type { Db } from "../../../db/schema";
import { plusDays } from "../../domain/calendar";
import type { OwnedDated } from "../../domain/reminder/dated";
import { secondContactOf } from "../../domain/reminder/second-contact";

/** The second contact of a case whose answers have not come; null where there is none. */
export const secondOf = ({ contacts, invitations }: SentCase) =>
  secondContactOf(
    contacts,
    invitations.flatMap(({ email }) => email ?? []),
  );

/**
 * Inspections that nobody answered by the day they were due, as something for the owner: the day after, or a day later still
 * where there is a second contact to be asked first.
 * @param from to `to`, both included: the days on which the owner is told
 */
export async function listMissingAnswers(db: Db, from: string, to: string): Promise<OwnedDated[]> {
  const missing: OwnedDated[] = [];
  for await (const sent of listSentCases(db, plusDays(from, -2), plusDays(to, -1))) {
    const { id, dueOn, subcontractor, owner } = sent;
    const on = plusDays(dueOn, secondOf(sent) === null ? 1 : 2);
    if (on < from || on > to) continue;
    missing.push({ kind: "answers-missing", on, id, about: null, title: null, lastsDays: 0, subcontractor, owner });
  }
  return missing;
}

import { appendEvents } from "../../../db/queries/event.server";
import { dropPersonalValues, listPersonalValues } from "../../../db/queries/history.server";
import type { Refusal } from "../../domain/refusal";
import { dropKnownFiles } from "../../storage/known-files.server";
import { type Context, eventActorOf, requirePermission } from "../context";
import { keepErasuresOutside } from "./make-checkpoint.server";

const wordsLengthMin = 3;

export interface FoundValue {
  /** Names it; says nothing by itself. */
  commitment: string;
  eventSeq: number;
  /** In words, as far as it is text. */
  text: string;
}

const shownMax = 100;

const textOf = (json: string): string => {
  const value = JSON.parse(json) as unknown;
  if (value === null || typeof value !== "object") return String(value);
  return Object.values(value)
    .filter((part) => part !== null)
    .join(", ");
};

/** What the history holds that names or reaches somebody: the values that contain the words, whatever their letter case. */
export async function findPersonal(context: Context, words: string): Promise<{ count: number; values: FoundValue[] }> {
  requirePermission(context, "personal-data.erase");
  if (words.trim().length < wordsLengthMin) return { count: 0, values: [] };
  const found = await listPersonalValues(context.database.reader, words.trim());
  return {
    count: found.length,
    values: found.slice(0, shownMax).map(({ commitment, eventSeq, value }) => ({ commitment, eventSeq, text: textOf(value) })),
  };
}

/**
 * Erases every value of the history that contains the words (GDPR Art. 17). The events stay, and with them the chain: each
 * holds only a commitment to what was erased. That something was erased, by whom and when is an event itself; of what, it says
 * no more than the commitments; they are kept outside the database too, so that no backup brings the values back. What the
 * register holds now is not touched.
 * @returns how many values were erased
 */
export async function erasePersonal(context: Context, words: string): Promise<{ erased: number } | { refusal: Refusal }> {
  requirePermission(context, "personal-data.erase");
  if (words.trim().length < wordsLengthMin) return { refusal: { code: "words-too-short", params: { min: wordsLengthMin } } };
  const erased = await context.database.writer.transaction().execute(async (trx) => {
    const commitments = (await listPersonalValues(trx, words.trim())).map(({ commitment }) => commitment);
    if (commitments.length === 0) return 0;
    await dropPersonalValues(trx, commitments);
    const event = {
      action: "erased" as const,
      subject: "history" as const,
      subjectId: "history",
      subjectKey: "personal-values",
      subcontractorId: null,
      importId: null,
      before: null,
      after: { commitments },
      reason: null,
    };
    await appendEvents(trx, [event], { actor: eventActorOf(context.actor), at: context.now().toISOString() });
    return commitments.length;
  });
  if (erased > 0) {
    dropKnownFiles(context.dataDirectory);
    await keepErasuresOutside(context);
  }
  return { erased };
}

import { commitmentOf } from "../../../db/history/chain.server";
import { streamEvents } from "../../../db/queries/history.server";
import type { Db } from "../../../db/schema";
import { commitmentsIn } from "../../domain/history/personal";
import type { Json } from "../../domain/history/canonical";
import type { HistoryProblem } from "../../domain/history/problem";

type Fields = Readonly<Record<string, Json>>;

const repeated = ["seq", "id", "importId", "at", "action", "subject", "subjectId", "subjectKey", "subcontractorId"] as const;

function parsed(content: string): Fields | null {
  try {
    const value = JSON.parse(content) as Json;
    return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Fields) : null;
  } catch {
    return null;
  }
}

/** Commitments that an erasure of its own event says are erased. */
async function erasedBy(db: Db): Promise<ReadonlySet<string>> {
  const erased = new Set<string>();
  for await (const { row } of streamEvents(db, { action: "erased" })) {
    const after = parsed(row.content)?.after as { commitments?: readonly string[] } | null | undefined;
    for (const commitment of after?.commitments ?? []) erased.add(commitment);
  }
  return erased;
}

/** What stands beside the events, against their texts: the columns to search by, and the personal values they commit to. */
export async function verifyEvents(db: Db, problemsMax: number): Promise<HistoryProblem[]> {
  const erased = await erasedBy(db);
  const problems: HistoryProblem[] = [];
  for await (const { row, values } of streamEvents(db)) {
    const { seq } = row;
    const event = parsed(row.content);
    if (event === null) {
      problems.push({ code: "event-unreadable", params: { seq } });
      continue;
    }
    const actor = event.actor as { kind: string; id?: string } | undefined;
    const said: Fields = { ...event, actorKind: actor?.kind ?? null, actorId: actor?.id ?? null };
    for (const column of [...repeated, "actorKind", "actorId"] as const) {
      if (said[column] !== row[column]) problems.push({ code: "column-differs", params: { seq, column } });
    }
    const committed = new Set([...commitmentsIn(event.before ?? null), ...commitmentsIn(event.after ?? null)]);
    for (const commitment of commitmentsIn(event.reason ?? null)) committed.add(commitment);
    const held = new Set<string>();
    for (const { commitment, salt, value } of values) {
      held.add(commitment);
      if (!committed.has(commitment)) problems.push({ code: "value-stray", params: { seq } });
      else if (commitmentOf(Buffer.from(salt, "hex"), value) !== commitment)
        problems.push({ code: "value-altered", params: { seq } });
    }
    for (const commitment of committed) {
      if (!held.has(commitment) && !erased.has(commitment)) problems.push({ code: "value-missing", params: { seq } });
    }
    if (problems.length >= problemsMax) break;
  }
  return problems;
}

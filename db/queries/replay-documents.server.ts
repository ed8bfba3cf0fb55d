import { sql } from "kysely";
import type { Json } from "../../app/domain/history/canonical";
import { erasedMark } from "../../app/domain/history/replay";
import { type ReplayedDocument, replayDocument } from "../../app/domain/history/replay-document";
import type { Db, Schema } from "../schema";
import { toOutcome } from "./history.server";

const eventsAtOnce = 500;

type Row = Pick<Schema["event"], "seq" | "content"> & { id: string };

async function nextEvents(db: Db, after: Pick<Row, "id" | "seq">): Promise<Row[]> {
  return (
    db
      .selectFrom("event")
      .select(["event.subjectId as id", "event.seq", "event.content"])
      // Written out: an index over some of the rows is used only where the query says which.
      .where(sql<boolean>`event.subject = 'documents'`)
      .where(sql<boolean>`(event."subjectId", event.seq) > (${after.id}, ${after.seq})`)
      .orderBy("event.subjectId")
      .orderBy("event.seq")
      .limit(eventsAtOnce)
      .execute()
  );
}

async function valuesOf(db: Db, rows: readonly Row[]): Promise<Map<string, string>> {
  const seqs = rows.map(({ seq }) => seq);
  const values = await db.selectFrom("personalValue").select(["commitment", "value"]).where("eventSeq", "in", seqs).execute();
  return new Map(values.map(({ commitment, value }) => [commitment, value]));
}

/**
 * Every document that the history speaks of, as its last event left it, in the order of id and in bounded memory. What was
 * erased is {@link erasedMark}.
 */
export async function* replayDocuments(db: Db): AsyncGenerator<Map<string, ReplayedDocument>> {
  let open: { id: string; document: ReplayedDocument | null } | null = null;
  for (let after = { id: "", seq: 0 }; ; ) {
    const rows = await nextEvents(db, after);
    const last = rows.at(-1);
    if (last === undefined) break;
    const values = await valuesOf(db, rows);
    const find = (commitment: string): Json => {
      const value = values.get(commitment);
      return value === undefined ? erasedMark : (JSON.parse(value) as Json);
    };
    const done = new Map<string, ReplayedDocument>();
    for (const { id, content } of rows) {
      if (open !== null && open.id !== id && open.document !== null) done.set(open.id, open.document);
      const before: ReplayedDocument | null = open !== null && open.id === id ? open.document : null;
      open = { id, document: replayDocument(before, toOutcome(content, find)) };
    }
    if (done.size > 0) yield done;
    after = last;
  }
  if (open !== null && open.document !== null) yield new Map([[open.id, open.document]]);
}

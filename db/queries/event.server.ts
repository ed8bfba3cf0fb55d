import { SqliteAdapter, sql } from "kysely";
import { newId } from "../new-id.server";
import type { AuditEvent, EventActor, RecordedEvent } from "../../app/domain/audit-event";
import { canonical, type Json } from "../../app/domain/history/canonical";
import { commitPersonal } from "../../app/domain/history/personal";
import { insertMany } from "../dialect/bulk.server";
import { commitmentOf, leafOf, linkOf, MerkleTree, newSalt } from "../history/chain.server";
import type { Schema, Trx } from "../schema";

type PersonalRow = Schema["personalValue"];

/**
 * The text of an event that is hashed, and the personal values it only commits to. A value that a change leaves as it was
 * keeps its commitment from before to after.
 */
export function contentOf(event: RecordedEvent): { content: string; personal: PersonalRow[] } {
  const personal: PersonalRow[] = [];
  const before = new Map<string, PersonalRow>();
  const commit = (side: "before" | "after") => (value: Json, place: string) => {
    const json = canonical(value);
    const same = side === "after" ? before.get(place) : undefined;
    if (same?.value === json) return same.commitment;
    const salt = newSalt();
    const row = { eventSeq: event.seq, commitment: commitmentOf(salt, json), salt: salt.toString("hex"), value: json };
    personal.push(row);
    if (side === "before") before.set(place, row);
    return row.commitment;
  };
  const { subject } = event;
  const content = canonical({
    ...event,
    actor: event.actor as Json,
    version: 1,
    before: commitPersonal(subject, event.before as Json, commit("before")),
    after: commitPersonal(subject, event.after as Json, commit("after")),
    reason: event.reason === null ? null : { commitment: commit("after")(event.reason, "reason") },
  });
  return { content, personal };
}

/** A row of the history, and what comes of the head by it. */
export function linkEvent(event: RecordedEvent, previous: Buffer, tree: MerkleTree) {
  const { content, personal } = contentOf(event);
  const leaf = leafOf(content);
  const link = linkOf(previous, leaf);
  tree.append(leaf);
  const { seq, id, importId, at, action, subject, subjectId, subjectKey, subcontractorId, actor } = event;
  const row: Schema["event"] = {
    seq,
    content,
    chain: link.toString("hex"),
    id,
    importId,
    actorKind: actor.kind,
    actorId: "id" in actor ? actor.id : null,
    at,
    action,
    subject,
    subjectId,
    subjectKey,
    subcontractorId,
  };
  return { row, personal, link };
}

/**
 * Appends events to the history, in the transaction of the change they tell of. The head is held until that transaction
 * ends, so that events of two changes never mix; take it last.
 * @param by `at`: now; where the clock was set back, the events get the instant of the last one
 */
export async function appendEvents(
  trx: Trx,
  events: readonly AuditEvent[],
  by: { actor: EventActor; at: string },
): Promise<void> {
  if (events.length === 0) return;
  // On PostgreSQL this waits for whoever appends before; on SQLite the writer is alone already.
  const holding = trx.getExecutor().adapter instanceof SqliteAdapter ? sql`` : sql`for update`;
  const { rows: heads } = await sql<Schema["historyHead"]>`select * from "historyHead" where id = 1 ${holding}`.execute(trx);
  const head = heads[0];
  if (head === undefined) throw new Error("The history has no head: the register is not migrated.");
  const at = head.at > by.at ? head.at : by.at;
  const first = head.seq + 1;
  const tree = MerkleTree.of(first - 1, head.peaks);
  let link: Buffer = Buffer.from(head.chain, "hex");
  const rows: Schema["event"][] = [];
  const personal: PersonalRow[] = [];
  events.forEach(({ action, subject, subjectId, subjectKey, subcontractorId, importId, before, after, reason }, nth) => {
    const event = { action, subject, subjectId, subjectKey, subcontractorId, importId, before, after, reason };
    const linked = linkEvent({ ...event, seq: first + nth, id: newId(), at, actor: by.actor }, link, tree);
    rows.push(linked.row);
    for (const row of linked.personal) personal.push(row);
    link = linked.link;
  });
  await sql`update "historyHead" set seq = ${tree.size}, chain = ${link.toString("hex")}, peaks = ${tree.peaksText()}, at = ${at} where id = 1`.execute(
    trx,
  );
  await insertMany(trx, "event", rows);
  await insertMany(trx, "personalValue", personal);
}

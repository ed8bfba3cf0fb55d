import { sql } from "kysely";
import type { EventAction, EventSubject, RecordedEvent } from "../../app/domain/audit-event";
import type { Json } from "../../app/domain/history/canonical";
import type { Scope } from "../../app/domain/permissions/scope";
import { restorePersonal } from "../../app/domain/history/personal";
import type { erasedMark } from "../../app/domain/history/replay";
import type { Db, Schema, Trx } from "../schema";
import { isWithin } from "./scope.server";

export type HistoryHead = Schema["historyHead"];

export async function getHead(db: Db): Promise<HistoryHead> {
  return db.selectFrom("historyHead").selectAll().where("id", "=", 1).executeTakeFirstOrThrow();
}

/** An event and its text as it is hashed. */
export interface StoredEvent {
  event: RecordedEvent;
  content: string;
}

type Row = Pick<Schema["event"], "seq" | "content">;

/** Events with what they commit to, `erased` where that was erased. `rows` are in the order of `seq`. */
async function withValues(db: Db, rows: readonly Row[], erased: null | typeof erasedMark = null): Promise<StoredEvent[]> {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return [];
  const near = last.seq - first.seq < rows.length * 4;
  let query = db.selectFrom("personalValue").select(["commitment", "value"]);
  query = near
    ? query.where("eventSeq", ">=", first.seq).where("eventSeq", "<=", last.seq)
    : query.where(
        "eventSeq",
        "in",
        rows.map(({ seq }) => seq),
      );
  const values = new Map((await query.execute()).map(({ commitment, value }) => [commitment, value]));
  const find = (commitment: string): Json => {
    const value = values.get(commitment);
    return value === undefined ? erased : (JSON.parse(value) as Json);
  };
  return rows.map(({ content }) => ({ content, event: toEvent(content, find) }));
}

/** @param content as the chain holds it */
export function toEvent(content: string, find: (commitment: string) => Json): RecordedEvent {
  return restorePersonal(JSON.parse(content) as Json, find) as unknown as RecordedEvent;
}

/** As {@link toEvent}, without what was before, which nobody needs who goes through the events in their order. */
export function toOutcome(content: string, find: (commitment: string) => Json): RecordedEvent {
  const event = JSON.parse(content) as unknown as RecordedEvent;
  return { ...event, before: null, reason: null, after: restorePersonal(event.after as Json, find) };
}

const batch = 500;

/**
 * The history in its order, up to and including an event, in bounded memory; about one kind of thing, and some kinds of
 * change, where they are named.
 * @param erased what stands for a value that was erased
 */
export async function* readHistory(
  db: Db,
  untilSeq: number,
  about: { subject?: "organisation" | "account"; actions?: readonly EventAction[] } = {},
  erased: null | typeof erasedMark = null,
): AsyncGenerator<StoredEvent> {
  for (let after = 0; ; ) {
    let query = db
      .selectFrom("event")
      .select(["seq", "content"])
      .where("seq", ">", after)
      .where("seq", "<=", untilSeq)
      .orderBy("seq")
      .limit(batch);
    if (about.subject !== undefined) query = query.where("subject", "=", about.subject).where("subcontractorId", "is", null);
    if (about.actions !== undefined) query = query.where("action", "in", about.actions);
    const rows = await query.execute();
    yield* await withValues(db, rows, erased);
    const last = rows.at(-1);
    if (last === undefined || rows.length < batch) return;
    after = last.seq;
  }
}

const trailMax = 20_000;

/** What happened to a subcontractor up to an event, newest first: the latest {@link trailMax}. */
export async function listTrail(db: Db, subcontractorId: string, untilSeq: number): Promise<StoredEvent[]> {
  const rows = await db
    .selectFrom("event")
    .select(["seq", "content"])
    .where("subcontractorId", "=", subcontractorId)
    .where("seq", "<=", untilSeq)
    .orderBy("seq", "desc")
    .limit(trailMax)
    .execute();
  const trail: StoredEvent[] = [];
  for (let at = 0; at < rows.length; at += batch)
    trail.push(...(await withValues(db, rows.slice(at, at + batch).toReversed())).toReversed());
  return trail;
}

/** The last event at or before an instant; 0 where there is none. The instants of events never go back. */
export async function findSeqAt(db: Db, instant: string): Promise<number> {
  const row = await db
    .selectFrom("event")
    .select("seq")
    .where("at", "<=", instant)
    .orderBy("at", "desc")
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.seq ?? 0;
}

/** @param erased what stands for a value that was erased */
export async function findEvent(db: Db, seq: number, erased: null | typeof erasedMark = null): Promise<RecordedEvent | null> {
  const rows = await db.selectFrom("event").select(["seq", "content"]).where("seq", "=", seq).execute();
  return (await withValues(db, rows, erased))[0]?.event ?? null;
}

export interface EventFilter {
  subcontractorId: string | null;
  actorId: string | null;
  /** `command` or `system`. */
  actorKind: string | null;
  subject: string | null;
  /** Instants: from this on, and before that. */
  from: string | null;
  until: string | null;
  /** Words that the event's key or what it commits to contains. */
  search: string;
  /** Only who opened or took away the files of this document. */
  seenDocumentId: string | null;
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, (character) => `\\${character}`);

function matching(db: Db, scope: Scope, filter: EventFilter) {
  let query = db.selectFrom("event");
  if (scope.kind === "some") query = query.where(isWithin(scope, "event.subcontractorId"));
  if (filter.subcontractorId !== null) query = query.where("event.subcontractorId", "=", filter.subcontractorId);
  if (filter.actorId !== null) query = query.where("event.actorId", "=", filter.actorId);
  if (filter.subject !== null) query = query.where("event.subject", "=", filter.subject);
  if (filter.actorKind !== null) query = query.where("event.actorKind", "=", filter.actorKind);
  if (filter.from !== null) query = query.where("event.at", ">=", filter.from);
  if (filter.until !== null) query = query.where("event.at", "<", filter.until);
  if (filter.seenDocumentId !== null)
    query = query
      .where("event.subject", "=", "documents")
      .where("event.action", "=", "downloaded")
      .where("event.subjectId", "=", filter.seenDocumentId);
  for (const word of filter.search.split(/\s+/).filter((part) => part !== "")) {
    const pattern = `%${escapeLike(word)}%`;
    query = query.where((where) =>
      where.or([
        where("event.subjectKey", "like", pattern),
        where.exists(
          where
            .selectFrom("personalValue")
            .select("commitment")
            .whereRef("personalValue.eventSeq", "=", "event.seq")
            .where("personalValue.value", "like", pattern),
        ),
      ]),
    );
  }
  return query;
}

/**
 * Newest first, those before `beforeSeq` (null = from the newest on). Within a scope only what is about its subcontractors:
 * accounts and settings are then not among it.
 */
export async function listEvents(
  db: Db,
  scope: Scope,
  filter: EventFilter,
  beforeSeq: number | null,
  limit: number,
): Promise<RecordedEvent[]> {
  let query = matching(db, scope, filter).select(["event.seq", "event.content"]).orderBy("event.seq", "desc").limit(limit);
  if (beforeSeq !== null) query = query.where("event.seq", "<", beforeSeq);
  const rows = await query.execute();
  const events = await withValues(db, rows.toReversed());
  return events.map(({ event }) => event).toReversed();
}

/** What the history says of the key in use for checkpoints or for packs; null before the first. */
async function findKeyInUse(db: Db, subject: "history" | "pack"): Promise<unknown> {
  const row = await db
    .selectFrom("event")
    .select("content")
    .where("subject", "=", subject)
    .where("action", "=", "key-adopted")
    .where("subcontractorId", "is", null)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : toEvent(row.content, () => null).after;
}

/** The public key that checkpoints are signed with by now, as the history says; null before the first. Base64. */
export const findAdoptedKey = async (db: Db): Promise<string | null> =>
  ((await findKeyInUse(db, "history")) as { publicKey: string } | null)?.publicKey ?? null;

/** The key that packs are sealed with by now, as the history says: its fingerprint, and whether the installation made it itself. */
export const findAdoptedSealKey = async (db: Db) =>
  (await findKeyInUse(db, "pack")) as { fingerprint: string; isOwn: boolean } | null;

export async function lastCheckpointSeq(db: Db): Promise<number> {
  const row = await db.selectFrom("checkpoint").select("seq").orderBy("seq", "desc").limit(1).executeTakeFirst();
  return row?.seq ?? 0;
}

export async function addCheckpoint(trx: Trx, checkpoint: Schema["checkpoint"]): Promise<void> {
  await trx.insertInto("checkpoint").values(checkpoint).execute();
}

export async function listCheckpointsAfter(db: Db, seq: number): Promise<Schema["checkpoint"][]> {
  return db.selectFrom("checkpoint").selectAll().where("seq", ">", seq).orderBy("seq").execute();
}

/** Every key that checkpoints were ever signed with, and the event that made it known. */
export async function findAdoptedKeys(db: Db): Promise<{ seq: number; publicKey: string }[]> {
  const keys: { seq: number; publicKey: string }[] = [];
  for await (const { row } of streamEvents(db, { action: "key-adopted" })) {
    // By its pattern: the text may have been tampered with so that it is no JSON.
    const publicKey = /"publicKey":"([A-Za-z0-9+/]{43}=)"\},"at":/.exec(row.content)?.[1];
    if (publicKey !== undefined) keys.push({ seq: row.seq, publicKey });
  }
  return keys;
}

/** Before every number an event could be given, rightly or not. */
const beforeAll = -(2 ** 31);

type ChainRow = Pick<Schema["event"], "seq" | "content" | "chain">;

/** The chain as it is stored, in its order, in bounded memory. */
export async function* streamChain(db: Db): AsyncGenerator<ChainRow> {
  const atOnce = 2_000;
  for (let after = beforeAll; ; ) {
    const rows: ChainRow[] = await db
      .selectFrom("event")
      .select(["seq", "content", "chain"])
      .where("seq", ">", after)
      .orderBy("seq")
      .limit(atOnce)
      .execute();
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < atOnce) return;
    after = last.seq;
  }
}

export interface EventRow {
  row: Schema["event"];
  values: Schema["personalValue"][];
}

/** Events as they are stored, with all that stands beside them under their number, in bounded memory. */
export async function* streamEvents(
  db: Db,
  about: { action?: EventAction; subject?: EventSubject } = {},
): AsyncGenerator<EventRow> {
  for (let after = beforeAll; ; ) {
    let query = db.selectFrom("event").selectAll().where("seq", ">", after).orderBy("seq").limit(batch);
    if (about.action !== undefined) query = query.where("action", "=", about.action);
    if (about.subject !== undefined) query = query.where("subject", "=", about.subject);
    const rows = await query.execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    const values = new Map<number, Schema["personalValue"][]>();
    const beside = db.selectFrom("personalValue").selectAll().where("eventSeq", ">", after).where("eventSeq", "<=", last.seq);
    for (const value of about.action === undefined && about.subject === undefined
      ? await beside.orderBy("eventSeq").execute()
      : []) {
      const held = values.get(value.eventSeq);
      if (held === undefined) values.set(value.eventSeq, [value]);
      else held.push(value);
    }
    for (const row of rows) yield { row, values: values.get(row.seq) ?? [] };
    if (rows.length < batch) return;
    after = last.seq;
  }
}

/** When an event happened; null where there is none of that number. */
export async function findInstantOf(db: Db, seq: number): Promise<string | null> {
  return (await db.selectFrom("event").select("at").where("seq", "=", seq).executeTakeFirst())?.at ?? null;
}

/** The personal values that contain some words, whatever their letter case, in the order of their events. */
export async function listPersonalValues(db: Db, words: string): Promise<Schema["personalValue"][]> {
  const json = JSON.stringify(words).slice(1, -1);
  return db
    .selectFrom("personalValue")
    .selectAll()
    .where(sql<boolean>`lower(value) like ${`%${escapeLike(json.toLowerCase())}%`} escape '\\'`)
    .orderBy("eventSeq")
    .orderBy("commitment")
    .execute();
}

export async function dropPersonalValues(trx: Trx, commitments: readonly string[]): Promise<void> {
  for (let at = 0; at < commitments.length; at += 500) {
    await trx
      .deleteFrom("personalValue")
      .where("commitment", "in", commitments.slice(at, at + 500))
      .execute();
  }
}

/** What happened to the history itself, in its order: keys adopted, values erased, backups restored. */
export async function listHistoryEvents(
  db: Db,
  action: EventAction,
): Promise<Pick<Schema["event"], "seq" | "chain" | "at" | "content">[]> {
  return db
    .selectFrom("event")
    .select(["seq", "chain", "at", "content"])
    .where("subject", "=", "history")
    .where("action", "=", action)
    .where("subcontractorId", "is", null)
    .orderBy("seq")
    .execute();
}

/** Which of some commitments have their value still, and where it stands. */
export async function listHeldValues(
  db: Db,
  commitments: readonly string[],
): Promise<{ commitment: string; subject: string; subjectKey: string }[]> {
  const held: { commitment: string; subject: string; subjectKey: string }[] = [];
  for (let at = 0; at < commitments.length; at += 500) {
    const some = commitments.slice(at, at + 500);
    const rows = await db
      .selectFrom("personalValue")
      .innerJoin("event", "event.seq", "personalValue.eventSeq")
      .select(["commitment", "event.subject", "event.subjectKey"])
      .where("commitment", "in", some)
      .orderBy("eventSeq")
      .execute();
    held.push(...rows);
  }
  return held;
}

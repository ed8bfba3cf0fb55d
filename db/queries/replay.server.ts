import { sql } from "kysely";
import {
  type erasedMark,
  notThere,
  replay,
  type Replayed,
  replayOrganisation,
  unnamedOrganisation,
} from "../../app/domain/history/replay";
import type { Json } from "../../app/domain/history/canonical";
import { type ReplayedAccount, replayAccount } from "../../app/domain/history/replay-account";
import type { Organisation } from "../../app/domain/portfolio";
import type { Db, Schema } from "../schema";
import { readHistory, toOutcome } from "./history.server";

export interface ReplayedSubcontractor extends Replayed {
  id: string;
  /** How many events were gone through for it. */
  events: number;
}

const eventsAtOnce = 2_000;

type Row = Pick<Schema["event"], "seq" | "content"> & { id: string };

/** The next events about subcontractors, in the order of subcontractor and number. */
async function nextEvents(db: Db, untilSeq: number, after: Pick<Row, "id" | "seq">): Promise<Row[]> {
  return db
    .selectFrom("event")
    .select(["event.subcontractorId as id", "event.seq", "event.content"])
    .where(sql<boolean>`(event."subcontractorId", event.seq) > (${after.id}, ${after.seq})`)
    .where("event.seq", "<=", untilSeq)
    .orderBy("event.subcontractorId")
    .orderBy("event.seq")
    .limit(eventsAtOnce)
    .$narrowType<{ id: string }>()
    .execute();
}

/** What some events commit to, as far as it was not erased. */
async function valuesOf(db: Db, rows: readonly Row[]): Promise<Map<string, string>> {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const values = await db
    .selectFrom("event")
    .innerJoin("personalValue", "personalValue.eventSeq", "event.seq")
    .select(["commitment", "value"])
    .where(sql<boolean>`(event."subcontractorId", event.seq) >= (${first.id}, ${first.seq})`)
    .where(sql<boolean>`(event."subcontractorId", event.seq) <= (${last.id}, ${last.seq})`)
    .execute();
  return new Map(values.map(({ commitment, value }) => [commitment, value]));
}

/**
 * Every subcontractor that the history speaks of, as it was known after an event, in the order of id; removed ones too,
 * without facts. In bounded memory, however much happened to one: what happened to it is independent of all others.
 * @param erased what stands for a value that was erased from the history
 */
export async function* replaySubcontractors(
  db: Db,
  untilSeq: number,
  erased: null | typeof erasedMark = null,
): AsyncGenerator<ReplayedSubcontractor[]> {
  let open = null as ReplayedSubcontractor | null;
  for (let after = { id: "", seq: 0 }; ; ) {
    const rows = await nextEvents(db, untilSeq, after);
    const last = rows.at(-1);
    if (last === undefined) break;
    const values = await valuesOf(db, rows);
    const find = (commitment: string): Json => {
      const value = values.get(commitment);
      return value === undefined ? erased : (JSON.parse(value) as Json);
    };
    const done: ReplayedSubcontractor[] = [];
    for (const { id, content } of rows) {
      if (open?.id !== id) {
        if (open !== null) done.push(open);
        open = { id, ...notThere, events: 0 };
      }
      open = { id, ...replay(open, toOutcome(content, find)), events: open.events + 1 };
    }
    if (done.length > 0) yield done;
    after = last;
  }
  if (open !== null) yield [open];
}

/** The organisation as it was known after an event. */
export async function replayOrganisationAt(db: Db, untilSeq: number): Promise<Organisation> {
  let organisation = unnamedOrganisation;
  for await (const { event } of readHistory(db, untilSeq, { subject: "organisation" })) {
    organisation = replayOrganisation(organisation, event);
  }
  return organisation;
}

/** Every account that the history has after an event, by its id. */
export async function replayAccountsAt(
  db: Db,
  untilSeq: number,
  erased: null | typeof erasedMark = null,
): Promise<Map<string, ReplayedAccount>> {
  const accounts = new Map<string, ReplayedAccount>();
  const about = { subject: "account", actions: ["created", "changed", "removed"] } as const;
  for await (const { event } of readHistory(db, untilSeq, about, erased)) {
    const account = replayAccount(accounts.get(event.subjectId) ?? null, event);
    if (account === null) accounts.delete(event.subjectId);
    else accounts.set(event.subjectId, account);
  }
  return accounts;
}

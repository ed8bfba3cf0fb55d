import {
  type erasedMark,
  notThere,
  replay,
  type Replayed,
  replayOrganisation,
  unnamedOrganisation,
} from "../../app/domain/history/replay";
import type { Json } from "../../app/domain/history/canonical";
import type { Organisation } from "../../app/domain/portfolio";
import type { Db } from "../schema";
import { readHistory, toEvent } from "./history.server";

export interface ReplayedSubcontractor extends Replayed {
  id: string;
  /** How many events were gone through for it. */
  events: number;
}

const idsAtOnce = 500;

/**
 * Every subcontractor that the history speaks of, as it was known after an event, in the order of id; removed ones too,
 * without facts. In bounded memory: what happened to one is independent of all others.
 * @param erased what stands for a value that was erased from the history
 */
export async function* replaySubcontractors(
  db: Db,
  untilSeq: number,
  erased: null | typeof erasedMark = null,
): AsyncGenerator<ReplayedSubcontractor[]> {
  for (let after = ""; ; ) {
    const ids = await db
      .selectFrom("event")
      .select("subcontractorId as id")
      .distinct()
      .where("subcontractorId", ">", after)
      .orderBy("subcontractorId")
      .limit(idsAtOnce)
      .execute()
      .then((rows) => rows.map(({ id }) => id ?? ""));
    const last = ids.at(-1);
    if (last === undefined) return;
    const events = db
      .selectFrom("event")
      .where("event.subcontractorId", ">", after)
      .where("event.subcontractorId", "<=", last)
      .where("event.seq", "<=", untilSeq);
    const values = await events
      .innerJoin("personalValue", "personalValue.eventSeq", "event.seq")
      .select(["commitment", "value"])
      .execute()
      .then((rows) => new Map(rows.map(({ commitment, value }) => [commitment, value])));
    const find = (commitment: string): Json => {
      const value = values.get(commitment);
      return value === undefined ? erased : (JSON.parse(value) as Json);
    };
    const replayed = new Map<string, ReplayedSubcontractor>(ids.map((id) => [id, { id, ...notThere, events: 0 }]));
    const rows = await events
      .select(["event.subcontractorId as id", "event.content"])
      .orderBy("event.subcontractorId")
      .orderBy("event.seq")
      .execute();
    for (const { id, content } of rows) {
      const state = replayed.get(id ?? "");
      if (state !== undefined) Object.assign(state, replay(state, toEvent(content, find)), { events: state.events + 1 });
    }
    yield [...replayed.values()];
    after = last;
  }
}

/** The organisation as it was known after an event. */
export async function replayOrganisationAt(db: Db, untilSeq: number): Promise<Organisation> {
  let organisation = unnamedOrganisation;
  for await (const { event } of readHistory(db, untilSeq, { subject: "organisation" })) {
    organisation = replayOrganisation(organisation, event);
  }
  return organisation;
}

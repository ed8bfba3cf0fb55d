import { connectSqlite } from "../../../db/connect.server";
import { migrate } from "../../../db/migrate.server";
import { findInstantOf } from "../../../db/queries/history.server";
import { setOrganisation, setRegister } from "../../../db/queries/organisation.server";
import { replayOrganisationAt, replaySubcontractors } from "../../../db/queries/replay.server";
import { engageByKey, saveSubcontractors } from "../../../db/queries/save-facts.server";
import { liveView, TallyChange } from "../../../db/queries/standing.server";
import type { Database, Db } from "../../../db/schema";
import { dateIn } from "../../domain/calendar";
import { beginKnownFile, isKnownThere, keepKnownFile } from "../../storage/known-files.server";
import type { Context } from "../context";
import { refreshChains, refreshFlags } from "../flags/refresh-flags.server";
import { judgedBy } from "../flags/sweep-flags.server";

/** Fills an empty register with what the history says it held after an event, judged on a day. */
async function fill(into: Database, history: Db, seq: number, onProgress: (done: number) => void): Promise<void> {
  const organisation = await replayOrganisationAt(history, seq);
  const on = dateIn(organisation.timeZone, new Date((await findInstantOf(history, seq)) ?? 0));
  await into.writer.transaction().execute(async (trx) => {
    await setOrganisation(trx, organisation);
    await setRegister(trx, { judgedBy, everHeld: 1, organisationConfirmed: 1 });
  });
  const engagers = new Map<string, string>();
  let done = 0;
  for await (const replayed of replaySubcontractors(history, seq)) {
    const there = replayed.flatMap(({ id, facts }) => (facts === null ? [] : [{ id, facts }]));
    for (const { id, facts } of there) if (facts.engagedBy !== null) engagers.set(id, facts.engagedBy);
    await into.writer.transaction().execute(async (trx) => {
      const saves = there.map(({ id, facts }) => ({ id, revived: false, before: null, after: facts }));
      const stored = await saveSubcontractors(trx, saves, () => null, null);
      const tally = new TallyChange();
      await refreshFlags(trx, stored, { viewId: liveView, on, promise: organisation.promise }, tally, true);
      await tally.write(trx, liveView);
    });
    done += replayed.length;
    onProgress(done);
  }
  await into.writer.transaction().execute(async (trx) => {
    await engageByKey(trx, engagers);
    await refreshChains(trx, [...engagers.keys()], liveView, new TallyChange());
  });
}

/**
 * Makes the register as it was known after an event, beside the register itself: facts and organisation as recorded then,
 * judged by the rules and lists of today. Running it twice is harmless.
 */
export async function makeKnown(
  { database, dataDirectory }: Context,
  seq: number,
  onProgress: (done: number) => void = () => {},
) {
  if (isKnownThere(dataDirectory, seq)) return;
  const file = beginKnownFile(dataDirectory, seq);
  const known = connectSqlite(file);
  try {
    await migrate(known);
    await database.snapshot((history) => fill(known, history, seq, onProgress));
  } finally {
    await known.close();
  }
  keepKnownFile(dataDirectory, seq, file);
}

import { listStored, listStoredAfter } from "../../../db/queries/facts.server";
import { getOrganisation, getRegister, setRegister } from "../../../db/queries/organisation.server";
import { endAllSpans, listUnjudged, liveView, TallyChange } from "../../../db/queries/standing.server";
import { rulesVersion } from "../../domain/flag";
import { geographyVersion } from "../../domain/residency";
import type { Database } from "../../../db/schema";
import type { Context } from "../context";
import { refreshChains, refreshFlags } from "./refresh-flags.server";

const batch = 500;

/** What is stored beside the flags, such as the days ahead; another number where it is other than before. */
const contentVersion = "2";

/** Rules and lists that stored flags are judged by; another value ends every stored span. */
export const judgedBy = `rules ${rulesVersion}, geography ${geographyVersion}, content ${contentVersion}`;

/** Ends every stored span where rules or lists are other than those the flags were judged by. Called whenever the register is opened. */
export async function adoptRules(database: Database): Promise<void> {
  if ((await getRegister(database.reader)).judgedBy === judgedBy) return;
  await database.writer.transaction().execute(async (trx) => {
    await endAllSpans(trx);
    await setRegister(trx, { judgedBy });
  });
}

/**
 * Judges anew those whose stored judgement does not cover today, at most `limit` of them: the passing of days, a clock set
 * back, another promise, other rules. Running it twice is harmless.
 * @returns how many were judged; fewer than `limit` means that all of the register is covered
 */
export async function sweepDue(context: Context, limit = Number.POSITIVE_INFINITY): Promise<number> {
  let done = 0;
  while (done < limit) {
    const judged = await context.database.writer.transaction().execute(async (trx) => {
      const ids = await listUnjudged(trx, context.today, Math.min(batch, limit - done));
      if (ids.length === 0) return 0;
      const { promise } = await getOrganisation(trx);
      const tally = new TallyChange();
      const judging = { viewId: liveView, on: context.today, promise };
      const moved = await refreshFlags(trx, await listStored(trx, ids), judging, tally);
      await refreshChains(trx, [...ids, ...moved], liveView, tally);
      return ids.length;
    });
    if (judged === 0) break;
    done += judged;
  }
  return done;
}

/** Judges everything anew, whether its span has ended or not. What has not changed is not written. */
export async function sweepAll(context: Context): Promise<void> {
  let after = "";
  while (true) {
    const from = after;
    const last = await context.database.writer.transaction().execute(async (trx) => {
      const stored = await listStoredAfter(trx, from, batch);
      const tally = new TallyChange();
      const { promise } = await getOrganisation(trx);
      const moved = await refreshFlags(trx, stored, { viewId: liveView, on: context.today, promise }, tally);
      await refreshChains(trx, moved, liveView, tally);
      return stored.at(-1)?.id ?? null;
    });
    if (last === null) return;
    after = last;
  }
}

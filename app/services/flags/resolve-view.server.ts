import { listStoredAfter } from "../../../db/queries/facts.server";
import { getOrganisation, getRegister } from "../../../db/queries/organisation.server";
import { listUnjudged, liveView, TallyChange } from "../../../db/queries/standing.server";
import { addView, dropOldViews, findView, setView } from "../../../db/queries/view.server";
import type { Db, Schema } from "../../../db/schema";
import type { Context } from "../context";
import { refreshChains, refreshFlags } from "./refresh-flags.server";
import { sweepDue } from "./sweep-flags.server";

/** So many may be judged while somebody waits for the page; more is a job with progress. */
const whileWaiting = 400;
const batch = 500;
const viewsKept = 6;

export type ResolvedView =
  | { state: "ready"; viewId: number }
  /** Under way; `viewId` 0 is the daily sweep of today's flags. */
  | { state: "making"; viewId: number; done: number; total: number };

const countStandings = async (db: Db) => {
  const row = await db
    .selectFrom("standing")
    .select((s) => s.fn.countAll<number>().as("count"))
    .where("viewId", "=", liveView)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
};

/**
 * Where the flags of the whole register on a day are to be read. Today's are brought up to date first where little is
 * missing; another day is read from the stored spans where all of them cover it, else from a view made for it once.
 */
export async function resolveView(context: Context, on: string): Promise<ResolvedView> {
  const { reader } = context.database;
  const unjudged = await listUnjudged(reader, on, whileWaiting + 1);
  if (unjudged.length === 0) return { state: "ready", viewId: liveView };
  if (on === context.today) {
    if (unjudged.length <= whileWaiting) {
      await sweepDue(context);
      return { state: "ready", viewId: liveView };
    }
    const total = await countStandings(reader);
    const left = await reader
      .selectFrom("standing")
      .select((s) => s.fn.countAll<number>().as("count"))
      .where("viewId", "=", liveView)
      .where((where) => where.or([where("ownUntil", "<=", on), where("ownFrom", ">", on)]))
      .executeTakeFirstOrThrow();
    return { state: "making", viewId: liveView, done: total - Number(left.count), total };
  }
  const { version } = await getRegister(reader);
  const view = (await findView(reader, on, version)) ?? (await startView(context, on));
  if (view.state !== "ready" && view.total <= whileWaiting) {
    await makeView(context, view.id);
    return { state: "ready", viewId: view.id };
  }
  return view.state === "ready"
    ? { state: "ready", viewId: view.id }
    : { state: "making", viewId: view.id, done: view.done, total: view.total };
}

async function startView(context: Context, on: string): Promise<Schema["view"]> {
  return context.database.writer.transaction().execute(async (trx) => {
    const { version } = await getRegister(trx);
    const existing = await findView(trx, on, version);
    if (existing !== null) return existing;
    await dropOldViews(trx, version, viewsKept - 1);
    const values = {
      on,
      registerVersion: version,
      done: 0,
      total: await countStandings(trx),
      state: "making" as const,
      startedAt: context.now().toISOString(),
    };
    return { id: await addView(trx, values), ...values };
  });
}

/**
 * Judges the register for a view's day, batch by batch. A register that changes meanwhile makes the view worthless: it is
 * then marked failed, and whoever asks again gets a new one.
 */
export async function makeView(context: Context, viewId: number): Promise<void> {
  const { writer } = context.database;
  let after = "";
  while (true) {
    const from = after;
    const last = await writer.transaction().execute(async (trx) => {
      const view = await trx.selectFrom("view").selectAll().where("id", "=", viewId).executeTakeFirst();
      if (view === undefined || view.state !== "making") return null;
      if ((await getRegister(trx)).version !== view.registerVersion) {
        await setView(trx, viewId, { state: "failed" });
        return null;
      }
      const stored = await listStoredAfter(trx, from, batch);
      const tally = new TallyChange();
      if (stored.length > 0) {
        const { promise } = await getOrganisation(trx);
        await refreshFlags(trx, stored, { viewId, on: view.on, promise }, tally, from === "" && view.done === 0);
        await tally.write(trx, viewId);
        await setView(trx, viewId, { done: Math.min(view.total, view.done + stored.length) });
        return stored.at(-1)?.id ?? null;
      }
      const chainNodes = await trx.selectFrom("subcontractor").select("id").where("engagedById", "is not", null).execute();
      await refreshChains(
        trx,
        chainNodes.map(({ id }) => id),
        viewId,
        tally,
      );
      await setView(trx, viewId, { state: "ready" });
      return null;
    });
    if (last === null) return;
    after = last;
  }
}

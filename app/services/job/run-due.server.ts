import { newId } from "../../../db/new-id.server";
import { attemptsAt, dropTurns, endTurn, isTaken, keepTurn, type Lease, takeTurn } from "../../../db/queries/job.server";
import { getOrganisation } from "../../../db/queries/organisation.server";
import type { Context } from "../context";
import { latestTurn, type Schedule } from "./turn";

/** A job with what it does at its turn. What it does may be done again: a process can end in the middle of it. */
export interface Job extends Schedule {
  /** In the middle of a sentence: "the hourly NAME". */
  what: string;
  work: (context: Context, lease: Lease) => Promise<unknown>;
}

const minute = 60_000;
const leaseMs = 10 * minute;
const keptMs = 60 * 24 * 60 * minute;
const retryMinutes = [5, 15, 60];

const inMs = (now: Date, ms: number) => new Date(now.getTime() + ms).toISOString();

async function runTurn(context: Context, job: Job, lease: Lease): Promise<void> {
  const { writer } = context.database;
  // However long it takes, as long as the process lives the turn stays its own.
  const keeping = setInterval(() => {
    keepTurn(writer, lease, inMs(context.now(), leaseMs)).catch((error: unknown) => {
      console.error(`The ${job.what} could not be kept in hand.`, error);
    });
  }, leaseMs / 4);
  try {
    await job.work(context, lease);
    await endTurn(writer, lease, { doneAt: context.now().toISOString() });
  } catch (error) {
    console.error(`The ${job.what} failed.`, error);
    const attempts = await attemptsAt(context.database.reader, lease);
    const wait = retryMinutes[Math.min(attempts, retryMinutes.length) - 1] ?? 5;
    const said = error instanceof Error ? error.message : String(error);
    await endTurn(writer, lease, { again: inMs(context.now(), wait * minute), error: said.slice(0, 500) });
  } finally {
    clearInterval(keeping);
  }
}

/**
 * Does what is due, one after another. Two processes that do it at once share the turns; one that ends in the middle leaves its
 * turn to whoever comes after its lease.
 * @returns names of the jobs that had a turn
 */
export async function runDue(context: Context, jobs: readonly Job[]): Promise<string[]> {
  const { reader, writer } = context.database;
  const { timeZone } = await getOrganisation(reader);
  const by = newId();
  const ran: string[] = [];
  for (const job of jobs) {
    const now = context.now();
    const turn = latestTurn(job, timeZone, now);
    if (turn === null || (await isTaken(reader, turn, now.toISOString()))) continue;
    const take = writer.transaction().execute((trx) => takeTurn(trx, turn, by, now.toISOString(), inMs(now, leaseMs)));
    if (!(await take)) continue;
    await runTurn(context, job, { name: turn.name, slot: turn.slot, by });
    ran.push(job.name);
  }
  if (ran.length > 0) await dropTurns(writer, inMs(context.now(), -keptMs));
  return ran;
}

import type { Database } from "../../../db/schema";
import type { HistoryProblem } from "../../domain/history/problem";
import { type ChainVerdict, verifyChain } from "./verify-chain.server";
import { verifyEvents } from "./verify-events.server";
import { verifyRegister } from "./verify-register.server";

/** So many problems of a kind are named; whoever has more knows enough. */
const problemsMax = 1_000;

const unreplayable: ReadonlySet<HistoryProblem["code"]> = new Set(["event-altered", "event-missing", "event-unreadable"]);

export interface HistoryVerdict extends ChainVerdict {
  /** Subcontractors and accounts whose rows were held against the history. */
  subcontractors: number;
  accounts: number;
}

/**
 * Whether the history is whole, whether what stands beside its events is what they commit to, and whether the register is
 * what the history says. All of one moment.
 * @param outside notes of checkpoints that were kept outside the database, by their size
 */
export async function verifyHistory(
  { snapshot }: Pick<Database, "snapshot">,
  outside: ReadonlyMap<number, string>,
): Promise<HistoryVerdict> {
  return snapshot(async (db) => {
    const chain = await verifyChain(db, outside);
    const beside: HistoryProblem[] = await verifyEvents(db, problemsMax);
    // A history that is not whole cannot say what the register should be.
    const broken = [...chain.problems, ...beside].some(({ code }) => unreplayable.has(code));
    const register = broken ? { subcontractors: 0, accounts: 0, problems: [] } : await verifyRegister(db, problemsMax);
    return {
      ...chain,
      subcontractors: register.subcontractors,
      accounts: register.accounts,
      problems: [...chain.problems, ...beside, ...register.problems],
    };
  });
}

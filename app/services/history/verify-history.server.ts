import type { Database, Db } from "../../../db/schema";
import type { HistoryProblem } from "../../domain/history/problem";
import { type ChainVerdict, type OutsideNotes, verifyChain } from "./verify-chain.server";
import { verifyCases } from "./verify-cases.server";
import { verifyDocuments } from "./verify-documents.server";
import { verifyEvents } from "./verify-events.server";
import { verifyRegister } from "./verify-register.server";

/** So many problems of a kind are named; whoever has more knows enough. */
const problemsMax = 1_000;

const unreplayable: ReadonlySet<HistoryProblem["code"]> = new Set(["event-altered", "event-missing", "event-unreadable"]);

export interface HistoryVerdict extends ChainVerdict {
  /** Subcontractors and accounts whose rows were held against the history. */
  subcontractors: number;
  accounts: number;
  /** Documents whose rows were held against the history. */
  documents: number;
  /** Inspections that were signed off, each held against what its sign-off hashed. */
  inspections: number;
}

/**
 * Whether the history is whole, whether what stands beside its events is what they commit to, and whether the register is
 * what the history says. All of one moment.
 * @param outside notes of checkpoints that were kept outside the database, by their size
 */
export const verifyHistory = ({ snapshot }: Pick<Database, "snapshot">, outside: OutsideNotes): Promise<HistoryVerdict> =>
  snapshot((db) => verifyWithin(db, outside));

/** As {@link verifyHistory}, within a transaction. */
async function verifyWithin(db: Db, outside: OutsideNotes): Promise<HistoryVerdict> {
  const chain = await verifyChain(db, outside);
  const beside: HistoryProblem[] = await verifyEvents(db, problemsMax);
  const none = { subcontractors: 0, accounts: 0, documents: 0, problems: [] };
  // A history that is not whole cannot say what the register should be.
  const broken = [...chain.problems, ...beside].some(({ code }) => unreplayable.has(code));
  const register = broken ? none : await verifyRegister(db, problemsMax);
  const { documents, problems } = broken ? none : await verifyDocuments(db, problemsMax);
  const cases = broken ? { inspections: 0, problems: [] } : await verifyCases(db, problemsMax);
  return {
    ...chain,
    subcontractors: register.subcontractors,
    accounts: register.accounts,
    documents,
    inspections: cases.inspections,
    problems: [...chain.problems, ...beside, ...register.problems, ...problems, ...cases.problems],
  };
}

import { compareAccounts, compareOrganisation, compareRows } from "../../../db/queries/compare-rows.server";
import { replayAccountsAt, replayOrganisationAt, replaySubcontractors } from "../../../db/queries/replay.server";
import { getHead } from "../../../db/queries/history.server";
import type { Db } from "../../../db/schema";
import { erasedMark } from "../../domain/history/replay";
import type { HistoryProblem } from "../../domain/history/problem";

export interface RegisterVerdict {
  /** How many of each were held against the history. */
  subcontractors: number;
  accounts: number;
  problems: HistoryProblem[];
}

/**
 * The register and its accounts against the history, replayed: every row that says something else is named, whoever changed
 * it and however. A value that was erased from the history is not compared.
 */
export async function verifyRegister(db: Db, problemsMax: number): Promise<RegisterVerdict> {
  const { seq } = await getHead(db);
  const problems: HistoryProblem[] = await compareOrganisation(db, await replayOrganisationAt(db, seq));
  const replayedAccounts = await replayAccountsAt(db, seq, erasedMark);
  problems.push(...(await compareAccounts(db, replayedAccounts)));
  const accounts = replayedAccounts.size;
  let after = "";
  let subcontractors = 0;
  for await (const replayed of replaySubcontractors(db, seq, erasedMark)) {
    problems.push(...(await compareRows(db, after, replayed)));
    subcontractors += replayed.filter(({ facts }) => facts !== null).length;
    after = replayed.at(-1)?.id ?? after;
    if (problems.length >= problemsMax) return { subcontractors, accounts, problems };
  }
  problems.push(...(await compareRows(db, after, [])));
  return { subcontractors, accounts, problems };
}

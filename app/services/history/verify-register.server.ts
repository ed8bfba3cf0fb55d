import { compareOrganisation, compareRows } from "../../../db/queries/compare-rows.server";
import { replaySubcontractors, replayOrganisationAt } from "../../../db/queries/replay.server";
import { getHead } from "../../../db/queries/history.server";
import type { Db } from "../../../db/schema";
import { erasedMark } from "../../domain/history/replay";
import type { HistoryProblem } from "../../domain/history/problem";

/**
 * The register against its history, replayed: every row that says something else is named, whoever changed it and however.
 * A value that was erased from the history is not compared.
 */
export async function verifyRegister(
  db: Db,
  problemsMax: number,
): Promise<{ subcontractors: number; problems: HistoryProblem[] }> {
  const { seq } = await getHead(db);
  const problems: HistoryProblem[] = await compareOrganisation(db, await replayOrganisationAt(db, seq));
  let after = "";
  let subcontractors = 0;
  for await (const replayed of replaySubcontractors(db, seq, erasedMark)) {
    problems.push(...(await compareRows(db, after, replayed)));
    subcontractors += replayed.filter(({ facts }) => facts !== null).length;
    after = replayed.at(-1)?.id ?? after;
    if (problems.length >= problemsMax) return { subcontractors, problems };
  }
  problems.push(...(await compareRows(db, after, [])));
  return { subcontractors, problems };
}

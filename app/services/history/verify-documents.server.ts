import { compareDocuments } from "../../../db/queries/compare-documents.server";
import { replayDocuments } from "../../../db/queries/replay-documents.server";
import type { Db } from "../../../db/schema";
import type { HistoryProblem } from "../../domain/history/problem";

/** The documents and their versions against the history: which file is which version, what it was judged, and by whom. */
export async function verifyDocuments(db: Db, problemsMax: number): Promise<{ documents: number; problems: HistoryProblem[] }> {
  const problems: HistoryProblem[] = [];
  let documents = 0;
  let after = "";
  for await (const replayed of replayDocuments(db)) {
    problems.push(...(await compareDocuments(db, after, replayed)));
    documents += replayed.size;
    after = [...replayed.keys()].at(-1) ?? after;
    if (problems.length >= problemsMax) return { documents, problems };
  }
  problems.push(...(await compareDocuments(db, after, new Map())));
  return { documents, problems };
}

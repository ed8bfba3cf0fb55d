import type { Db } from "../../../db/schema";
import { getHead } from "../../../db/queries/history.server";
import { checkpointFolder, readCheckpointFiles, readCheckpointsAside } from "../../storage/checkpoint-files.server";
import type { Context } from "../context";
import { verifyHistory } from "../history/verify-history.server";

/** A longer history is checked by `tilsyn verify`, for which a pack does not wait. */
const eventsMax = 250_000;

/** In how many places the register and its history differ; null where that was not looked at. */
export async function historyProblemsOf({ database, dataDirectory }: Context, kept: Db): Promise<number | null> {
  if ((await getHead(kept)).seq > eventsMax) return null;
  const folder = checkpointFolder(dataDirectory);
  const { problems } = await verifyHistory(database, [...readCheckpointFiles(folder), ...readCheckpointsAside(folder)]);
  return problems.length;
}

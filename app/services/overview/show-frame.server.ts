import { getOrganisation, getRegister } from "../../../db/queries/organisation.server";
import { liveView } from "../../../db/queries/standing.server";
import { getTally } from "../../../db/queries/tally.server";
import { tallyNames } from "../../domain/standing";
import { type Context, scopeOf } from "../context";
import type { FrameContent } from "./content";

/** What stands around every page; nothing that depends on the day. */
export async function showFrame(context: Context): Promise<FrameContent> {
  const db = context.database.reader;
  const { name } = await getOrganisation(db);
  const { demoLoadedOn } = await getRegister(db);
  const tally = await getTally(db, scopeOf(context), liveView, [tallyNames.subcontractors]);
  return { organisation: name, isDemo: demoLoadedOn !== null, subcontractors: tally.of(tallyNames.subcontractors) };
}

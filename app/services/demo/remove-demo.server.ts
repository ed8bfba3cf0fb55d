import { uuidv7 } from "uuidv7";
import { listStoredAfter } from "../../../db/queries/facts.server";
import { getOrganisation, getRegister, setOrganisation, setRegister } from "../../../db/queries/organisation.server";
import type { Trx } from "../../../db/schema";
import { clearRegister } from "../../../db/seed/clear-register.server";
import { demoPortfolio } from "../../../db/seed/demo";
import { unnamedOrganisation } from "../../domain/history/replay";
import { type Context, requirePermission } from "../context";
import { type Change, changeRegister } from "../register/change-register.server";

const batch = 500;

/** What removing the demo would take away. */
export interface DemoContents {
  organisation: string;
  /** All of them, the added ones too. */
  subcontractors: number;
  /** Those that users added to the demo. */
  added: number;
}

async function contentsOf(db: Trx): Promise<DemoContents | null> {
  const { demoLoadedOn } = await getRegister(db);
  if (demoLoadedOn === null) return null;
  const { name } = await getOrganisation(db);
  const held = await db.selectFrom("subcontractor").select("key").execute();
  // A key is never given to another, so that a key of the demo is the demo's, whatever was changed in it since.
  const ofDemo = new Set(demoPortfolio(demoLoadedOn).subcontractors.map(({ key }) => key));
  return { organisation: name, subcontractors: held.length, added: held.filter(({ key }) => !ofDemo.has(key)).length };
}

/** Null where no demo is loaded. */
export const findDemo = ({ database }: Context): Promise<DemoContents | null> => database.snapshot(contentsOf);

/** The whole portfolio object of each stays in the history, as of everything that leaves the register. */
async function appendRemovals({ trx, append }: Change, importId: string): Promise<void> {
  for (let after = ""; ; ) {
    const stored = await listStoredAfter(trx, after, batch);
    const last = stored.at(-1);
    if (last === undefined) return;
    await append(
      stored.map(({ id, facts }) => ({
        action: "removed",
        subject: "subcontractor",
        subjectId: id,
        subjectKey: facts.key,
        subcontractorId: id,
        importId,
        before: facts,
        after: null,
        reason: "demo",
      })),
    );
    after = last.id;
  }
}

/**
 * Empties a register in which the demo is loaded: its subcontractors, those that users added to it, and the organisation,
 * which is then to be confirmed anew. Accounts, sessions and history stay. A register without the demo is left alone.
 * @returns what was taken away, null where no demo is loaded
 */
export async function removeDemo(context: Context): Promise<DemoContents | null> {
  requirePermission(context, "demo.remove");
  if ((await getRegister(context.database.reader)).demoLoadedOn === null) return null;
  return changeRegister(context, async (change) => {
    const { trx } = change;
    const contents = await contentsOf(trx);
    if (contents === null) return null;
    const importId = uuidv7();
    const before = await getOrganisation(trx);
    await appendRemovals(change, importId);
    await clearRegister(trx);
    await setOrganisation(trx, unnamedOrganisation);
    await setRegister(trx, { demoLoadedOn: null, organisationConfirmed: 0 });
    await change.append([
      {
        action: "demo-removed",
        subject: "organisation",
        subjectId: "organisation",
        subjectKey: "organisation",
        subcontractorId: null,
        importId,
        before,
        after: unnamedOrganisation,
        reason: null,
      },
    ]);
    return contents;
  });
}

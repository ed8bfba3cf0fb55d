import { uuidv7 } from "uuidv7";
import { getOrganisation, getRegister, setOrganisation, setRegister } from "../../../db/queries/organisation.server";
import type { Db } from "../../../db/schema";
import { demoPortfolio } from "../../../db/seed/demo";
import type { Context } from "../context";
import { SubcontractorWriter } from "../portfolio/write-subcontractors.server";
import { changeRegister } from "../register/change-register.server";

/** Nothing was ever held. An organisation that somebody has confirmed is held, also before anything else is entered. */
async function isUntouched(db: Db): Promise<boolean> {
  const { everHeld, organisationConfirmed } = await getRegister(db);
  return everHeld === 0 && organisationConfirmed === 0;
}

/**
 * Fills a register that never held anything with the demo, its dates counted from today. The organisation stays
 * unconfirmed, so that the first sign-in can say that it is made up.
 * @returns whether it did
 */
export async function loadDemo(context: Context): Promise<boolean> {
  if (!(await isUntouched(context.database.reader))) return false;
  return changeRegister(context, async (change) => {
    const { trx } = change;
    // Another process may have been first.
    if (!(await isUntouched(trx))) return false;
    const { organisation, subcontractors } = demoPortfolio(context.today);
    const importId = uuidv7();
    const before = await getOrganisation(trx);
    await setOrganisation(trx, organisation);
    await setRegister(trx, { demoLoadedOn: context.today, everHeld: 1 });
    await change.append([
      {
        action: "demo-loaded",
        subject: "organisation",
        subjectId: "organisation",
        subjectKey: "organisation",
        subcontractorId: null,
        importId,
        before,
        after: organisation,
        reason: null,
      },
    ]);
    const writer = new SubcontractorWriter(change, { importId, reason: "demo" });
    await writer.write(
      subcontractors.map((after) => ({ before: null, after })),
      new Map(),
    );
    return true;
  });
}

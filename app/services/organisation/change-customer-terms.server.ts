import { listStored } from "../../../db/queries/facts.server";
import { getOrganisation, setOrganisation } from "../../../db/queries/organisation.server";
import { saveSubcontractors } from "../../../db/queries/save-facts.server";
import { organisationAfter } from "../../domain/carry-over";
import type { Terms } from "../../domain/portfolio";
import { isSameFact } from "../../domain/subcontractor";
import { type Context, requirePermission } from "../context";
import { measureOf, openFindingsOf, type Opened } from "../flow-down/open-findings.server";
import { customerTermsSchema } from "../portfolio/portfolio-schema.server";
import { type PathRefusal, refusalsOf } from "../portfolio/refusals.server";
import { type Change, changeRegister } from "../register/change-register.server";
import { digestOf, eventOf } from "../subcontractor/edit-subcontractor.server";

export interface LoadedTerms {
  customerTerms: Terms | null;
  /** Says at saving whether somebody else changed them since. */
  digest: string;
}

export async function loadCustomerTerms({ database }: Context): Promise<LoadedTerms> {
  const customerTerms = (await getOrganisation(database.reader)).customerTerms ?? null;
  return { customerTerms, digest: digestOf(customerTerms) };
}

class Meanwhile extends Error {
  constructor(readonly current: LoadedTerms) {
    super("What was promised to customers was changed since it was loaded.");
  }
}

const batch = 500;

/** Holds every DPA whose terms are known against what is promised now. @returns how many findings were opened */
async function holdAll(context: Context, change: Change): Promise<number> {
  const measure = await measureOf(change);
  const { trx } = change;
  const rows = await trx
    .selectFrom("agreement")
    .select("subcontractorId")
    .distinct()
    .where("kind", "=", "dpa")
    .where("terms", "is not", null)
    .orderBy("subcontractorId")
    .execute();
  let opened = 0;
  for (let at = 0; at < rows.length; at += batch) {
    const stored = await listStored(
      trx,
      rows.slice(at, at + batch).map(({ subcontractorId }) => subcontractorId),
    );
    const saves = [];
    for (const { id, facts } of stored) {
      let all: Opened = { after: facts, further: [] };
      for (const dpa of facts.agreements) {
        const { after, further } = await openFindingsOf(context, change, all.after, dpa, measure);
        all = { after, further: [...all.further, ...further] };
      }
      if (all.further.length > 0) saves.push({ id, revived: false, before: facts, after: all.after, further: all.further });
    }
    if (saves.length === 0) continue;
    const idOf = new Map<string, string>();
    const engagers = saves.flatMap(({ after }) => after.engagedBy ?? []);
    if (engagers.length > 0) {
      const found = trx.selectFrom("subcontractor").select(["key", "id"]).where("key", "in", engagers);
      for (const { key, id } of await found.execute()) idOf.set(key, id);
    }
    const saved = await saveSubcontractors(trx, saves, (key) => idOf.get(key) ?? null, change.actorId);
    const events = saves.flatMap(({ id, after, further }) => further.map((event) => eventOf(id, after.key, { event })));
    await change.append(events);
    await change.judge(saved);
    opened += events.length;
  }
  return opened;
}

/**
 * Changes what customers were promised, and in the same transaction opens the findings of the DPAs that fall short of it.
 * @param input as the interchange format says it; `{}` for nothing
 * @param digest of what the user saw when beginning to edit; null to overwrite
 */
export async function changeCustomerTerms(
  context: Context,
  input: unknown,
  digest: string | null,
): Promise<{ done: true; opened: number } | { refusals: PathRefusal[] } | { current: LoadedTerms }> {
  requirePermission(context, "settings.change");
  const parsed = customerTermsSchema.safeParse(input);
  if (!parsed.success) return { refusals: refusalsOf(parsed.error, input, "$") };
  const customerTerms = parsed.data ?? null;
  const present = await loadCustomerTerms(context);
  if (isSameFact(present.customerTerms, customerTerms)) return { done: true, opened: 0 };
  try {
    return await changeRegister(context, async (change) => {
      const before = await getOrganisation(change.trx);
      const current = { customerTerms: before.customerTerms ?? null, digest: digestOf(before.customerTerms ?? null) };
      if (digest !== null && digest !== current.digest) throw new Meanwhile(current);
      const after = organisationAfter(before, { ...before, customerTerms });
      await setOrganisation(change.trx, after);
      const subject = { subject: "organisation", subjectId: "organisation", subjectKey: "organisation" } as const;
      await change.append([
        { action: "changed", ...subject, subcontractorId: null, importId: null, before, after, reason: null },
      ]);
      return { done: true as const, opened: await holdAll(context, change) };
    });
  } catch (error) {
    if (error instanceof Meanwhile) return { current: error.current };
    throw error;
  }
}

import { listStored, type StoredSubcontractor } from "../../../db/queries/facts.server";
import { listIdleWithPlan } from "../../../db/queries/inspection-plan.server";
import { getRegister } from "../../../db/queries/organisation.server";
import { findSupervision } from "../../../db/queries/supervision.server";
import type { Db } from "../../../db/schema";
import { Day } from "../../domain/day";
import { occurrenceToOpen } from "../../domain/inspection/occurrence";
import { type Concept, concepts, type Questionnaire } from "../../domain/inspection/questionnaire";
import { templateFor } from "../../domain/inspection/template";
import type { ServiceKind, Subcontractor } from "../../domain/portfolio";
import { isLiveService, scopeOf } from "../../domain/scope";
import type { Context } from "../context";
import { changeRegister } from "../register/change-register.server";
import { findQuestionnaire } from "./find-questionnaire.server";
import { openCase } from "./open-case.server";

const batch = 200;

/** Kinds of service that somebody delivers on a day; each once. */
export const liveKinds = ({ services }: Pick<Subcontractor, "services">, day: Day): ServiceKind[] => [
  ...new Set(services.filter((service) => isLiveService(service, day)).map(({ kind }) => kind)),
];

/** A plan that names no concept is carried out by our own inspection, the strictest. */
const conceptOf = ({ inspectionPlan }: Subcontractor): Concept =>
  concepts.find((concept) => concept === inspectionPlan?.concept) ?? 6;

/**
 * What the plan asks with: the template chosen for it, in its newest version, or the ready one that fits. Null where its concept asks
 * nothing (concept 1).
 * @param chosen key of the template; null where none is, and one that was archived counts as none
 */
export async function plannedQuestionnaire(
  db: Db,
  facts: Subcontractor,
  day: Day,
  chosen: string | null,
): Promise<Questionnaire | null> {
  const own = chosen === null ? null : await findQuestionnaire(db, chosen);
  return own ?? templateFor(conceptOf(facts), liveKinds(facts, day));
}

async function openBatch(context: Context, stored: readonly StoredSubcontractor[]): Promise<number> {
  const day = new Day(context.today);
  const { reader } = context.database;
  const supervision = await findSupervision(
    reader,
    stored.map(({ id }) => id),
  );
  const due: { id: string; key: string; plannedOn: string; questionnaire: Questionnaire }[] = [];
  for (const { id, facts } of stored) {
    // Supervision is of whoever delivers something on the day.
    const plannedOn = scopeOf(facts, day).inScope ? occurrenceToOpen(facts, day) : null;
    if (plannedOn === null) continue;
    const questionnaire = await plannedQuestionnaire(reader, facts, day, supervision.get(id)?.template ?? null);
    if (questionnaire !== null) due.push({ id, key: facts.key, plannedOn, questionnaire });
  }
  if (due.length === 0) return 0;
  return changeRegister(context, async (change) => {
    const { language } = await getRegister(change.trx);
    let opened = 0;
    for (const { id, key, plannedOn, questionnaire } of due) {
      const what = { subcontractor: { id, key }, site: null, questionnaire, plannedOn, dueOn: plannedOn, language };
      if ((await openCase(context, change, what)) !== null) opened += 1;
    }
    return opened;
  });
}

/**
 * Opens a case for every occurrence of a plan that is due within thirty days, each once: running it twice, at once or after days
 * without the server, opens nothing twice.
 * @returns how many were opened
 */
export async function openDueCases(context: Context): Promise<number> {
  const { reader } = context.database;
  const day = new Day(context.today);
  let opened = 0;
  for (let after = ""; ; ) {
    const idle = await listIdleWithPlan(reader, after, batch);
    const last = idle.at(-1);
    if (last === undefined) return opened;
    // Few are due on a day: only of those the other facts are read.
    const due = idle.filter((supervised) => occurrenceToOpen(supervised, day) !== null);
    opened += await openBatch(
      context,
      await listStored(
        reader,
        due.map(({ id }) => id),
      ),
    );
    after = last.id;
  }
}

import { z } from "zod";
import { findStoredByKey } from "../../../db/queries/facts.server";
import { findFactId } from "../../../db/queries/document.server";
import { findIdOfKey } from "../../../db/queries/scope.server";
import { findSupervision } from "../../../db/queries/supervision.server";
import { getRegister } from "../../../db/queries/organisation.server";
import { plusDays } from "../../domain/calendar";
import { Day } from "../../domain/day";
import { nextInspection } from "../../domain/inspection/due";
import { occurrenceToOpen, openedDaysAhead } from "../../domain/inspection/occurrence";
import { everything } from "../../domain/permissions/scope";
import type { Location } from "../../domain/portfolio";
import { type Context, requirePermission } from "../context";
import { date } from "../portfolio/portfolio-schema.server";
import { refusalsOf } from "../portfolio/refusals.server";
import { type EditResult, editing, refuse, refuseField } from "../subcontractor/edit-subcontractor.server";
import { findFacts } from "../subcontractor/find-facts.server";
import { findQuestionnaire, listQuestionnaires } from "./find-questionnaire.server";
import { openCase } from "./open-case.server";
import { plannedQuestionnaire } from "./open-due-cases.server";
import type { StartPage } from "./start-page";
import { choiceOf, type TemplateChoice } from "./template-choice";

const startSchema = z.strictObject({
  template: z.string(),
  dueOn: date,
  site: z.string().nullish(),
});

/** What can be started with a subcontractor, the plan's own first. Null where there is no such one. */
export async function showStart(context: Context, key: string): Promise<StartPage | null> {
  const facts = await findFacts(context, key);
  if (facts === null) return null;
  const day = new Day(context.today);
  const { reader } = context.database;
  const id = await findIdOfKey(reader, key);
  const chosen = id === null ? null : ((await findSupervision(reader, [id])).get(id)?.template ?? null);
  const planned = (await plannedQuestionnaire(reader, facts, day, chosen))?.template.key ?? null;
  const due = nextInspection(facts, day)?.dueOn ?? null;
  const templates = (await listQuestionnaires(reader)).filter(({ target }) => target !== "ourselves");
  return {
    of: { key: facts.key, name: facts.name },
    templates: templates.map(choiceOf),
    sites: facts.locations.map((location: Location) => ({ key: location.key, city: location.city, country: location.country })),
    chosen: planned ?? "other",
    dueOn: due !== null && due > context.today ? due : plusDays(context.today, openedDaysAhead),
  };
}

/** What an own inspection can be carried out with. */
export async function showOwnStart({ database }: Context): Promise<TemplateChoice[]> {
  return (await listQuestionnaires(database.reader)).filter(({ target }) => target === "ourselves").map(choiceOf);
}

/**
 * Opens a case by hand. Where the plan's occurrence is due anyhow, it is that one which is carried out.
 * @returns "saved" with the id of the case as `key`
 */
export async function startCase(context: Context, key: string, input: unknown): Promise<EditResult> {
  requirePermission(context, "inspections.write");
  const parsed = startSchema.safeParse(input);
  if (!parsed.success) return { outcome: "refused", refusals: refusalsOf(parsed.error, input, "$") };
  const { template, dueOn, site: siteKey } = parsed.data;
  return editing(context, async (change) => {
    const stored = await findStoredByKey(change.trx, everything, key);
    if (stored === null) return refuse({ outcome: "not-found" });
    const questionnaire = await findQuestionnaire(change.trx, template);
    if (questionnaire === null || questionnaire.target === "ourselves") return refuseField("template", "required");
    if (dueOn < context.today) return refuseField("dueOn", "due-in-the-past");
    const siteId = questionnaire.target === "site" ? await findFactId(change.trx, "locations", stored.id, siteKey ?? "") : null;
    if (questionnaire.target === "site" && siteId === null) return refuseField("site", "required");
    const site = siteId === null ? null : { id: siteId, key: siteKey ?? "" };
    const { language } = await getRegister(change.trx);
    const planned = questionnaire.target === "site" ? null : occurrenceToOpen(stored.facts, new Day(context.today));
    const opened = { subcontractor: { id: stored.id, key }, site, questionnaire, dueOn, language };
    const id =
      (await openCase(context, change, { ...opened, plannedOn: planned })) ??
      (await openCase(context, change, { ...opened, plannedOn: null }));
    return id ?? refuse({ outcome: "not-found" });
  });
}

/** Opens an own inspection (egenkontrol). @returns "saved" with the id of the case as `key` */
export async function startOwnCase(context: Context, input: unknown): Promise<EditResult> {
  requirePermission(context, "inspections.write");
  const parsed = startSchema.safeParse(input);
  if (!parsed.success) return { outcome: "refused", refusals: refusalsOf(parsed.error, input, "$") };
  const { template, dueOn } = parsed.data;
  return editing(context, async (change) => {
    const questionnaire = await findQuestionnaire(change.trx, template);
    if (questionnaire?.target !== "ourselves") return refuseField("template", "required");
    if (dueOn < context.today) return refuseField("dueOn", "due-in-the-past");
    const { language } = await getRegister(change.trx);
    const opened = { subcontractor: null, site: null, questionnaire, plannedOn: null, dueOn, language };
    return (await openCase(context, change, opened)) ?? refuse({ outcome: "not-found" });
  });
}

import { findTemplate, listTemplates } from "../../../db/queries/inspection-template.server";
import type { Db } from "../../../db/schema";
import type { Questionnaire } from "../../domain/inspection/questionnaire";
import { findReadyTemplate, readyTemplates } from "../../domain/inspection/template";

/** The newest version of a template by its key, ready or own; null where there is none, or where it was archived. */
export async function findQuestionnaire(db: Db, key: string): Promise<Questionnaire | null> {
  const ready = findReadyTemplate(key);
  if (ready !== null) return ready;
  const own = await findTemplate(db, key);
  return own === null || own.archivedAt !== null ? null : own.content;
}

/** What can be asked with now: own templates by name, then those that come with the product. */
export async function listQuestionnaires(db: Db): Promise<Questionnaire[]> {
  const own = (await listTemplates(db)).filter(({ archivedAt }) => archivedAt === null);
  return [...own.map(({ content }) => content), ...readyTemplates];
}

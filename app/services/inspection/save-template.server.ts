import { createHash } from "node:crypto";
import {
  addTemplate,
  addTemplateVersion,
  changeTemplate,
  findTemplate,
  listTemplateKeys,
  listTemplates,
  type OwnTemplate,
} from "../../../db/queries/inspection-template.server";
import { newId } from "../../../db/new-id.server";
import type { AuditEvent, EventAction } from "../../domain/audit-event";
import type { Question, Questionnaire, Section, Words } from "../../domain/inspection/questionnaire";
import { findReadyTemplate } from "../../domain/inspection/template";
import { inBoth, isBlankWords, templateProblems } from "../../domain/inspection/template-problems";
import { freeKey, slugOf } from "../../domain/slug";
import { type Context, requirePermission } from "../context";
import { refusalsOf } from "../portfolio/refusals.server";
import type { Change } from "../register/change-register.server";
import { type EditResult, editing, refuse, refuseField } from "../subcontractor/edit-subcontractor.server";
import { templateSchema } from "./template-schema.server";
import { choiceOf, type TemplateChoice } from "./template-choice";

export interface ListedTemplate extends TemplateChoice {
  version: number;
  savedAt: string;
  isArchived: boolean;
}

/** Own templates by name, those in use first. */
export async function listOwnTemplates({ database }: Context): Promise<ListedTemplate[]> {
  const listed = (await listTemplates(database.reader)).map(({ content, number, savedAt, archivedAt }) => ({
    ...choiceOf(content),
    version: number,
    savedAt,
    isArchived: archivedAt !== null,
  }));
  return [...listed.filter(({ isArchived }) => !isArchived), ...listed.filter(({ isArchived }) => isArchived)];
}

/** Null where there is no such own template. */
export const findOwnTemplate = ({ database }: Context, key: string): Promise<OwnTemplate | null> =>
  findTemplate(database.reader, key);

const orNothing = (words: Words | null): Words | null => (words === null || isBlankWords(words) ? null : inBoth(words));

/** Only what its kind has: options of a choice, and of those the ones that say something. */
const tidyQuestion = ({ options, ...question }: Question): Question => ({
  ...question,
  text: inBoth(question.text),
  evidence: orNothing(question.evidence),
  options:
    question.kind === "choice" || question.kind === "choices"
      ? options.filter(({ label }) => !isBlankWords(label)).map(({ id, label }) => ({ id, label: inBoth(label) }))
      : [],
});

const tidySection = ({ id, title, questions }: Section): Section => ({
  id,
  title: inBoth(title),
  questions: questions.map(tidyQuestion),
});

const hashOf = (content: Questionnaire) => createHash("sha256").update(JSON.stringify(content)).digest("hex");

/** Of a template the history tells its version and what proves its content; the versions themselves are never changed. */
function templateEvent(action: EventAction, id: string, before: Questionnaire | null, after: Questionnaire | null): AuditEvent {
  const told = (content: Questionnaire | null) =>
    content === null
      ? null
      : {
          key: content.template.key,
          name: content.template.name.da,
          version: content.template.version,
          concept: content.concept,
          target: content.target,
          sha256: hashOf(content),
        };
  return {
    action,
    subject: "inspectionTemplate",
    subjectId: id,
    subjectKey: (after ?? before)?.template.key ?? id,
    subcontractorId: null,
    importId: null,
    before: told(before),
    after: told(after),
    reason: null,
  };
}

async function found({ trx }: Change, key: string): Promise<OwnTemplate> {
  const template = await findTemplate(trx, key);
  return template === null || template.archivedAt !== null ? refuse({ outcome: "not-found" }) : template;
}

/** What of a template is its own, without the version it is. */
const bodyOf = ({ template, ...body }: Questionnaire) => JSON.stringify([template.name, body]);

/**
 * Saves an own template as its next version; what was opened with an earlier one keeps that. Saving what it says already saves
 * nothing.
 * @param key of the template; null for a new one, which gets a key made from its name
 * @returns "saved" with its key; refusals have their paths in the questionnaire, such as `$.sections[0].questions[1].text`
 */
export async function saveTemplate(
  context: Context,
  key: string | null,
  input: unknown,
  madeFrom: number | null = null,
): Promise<EditResult> {
  requirePermission(context, "inspections.write");
  const parsed = templateSchema.safeParse(input);
  if (!parsed.success) return { outcome: "refused", refusals: refusalsOf(parsed.error, input, "$") };
  const { name, sections, atHand, ...body } = parsed.data;
  const tidy = { ...body, atHand: orNothing(atHand), sections: sections.map(tidySection) };
  const versioned = (templateKey: string, version: number): Questionnaire => ({
    template: { key: templateKey, version, name: inBoth(name) },
    ...tidy,
  });
  const problems = templateProblems(versioned("", 1));
  if (problems.length > 0)
    return { outcome: "refused", refusals: problems.map(({ path, code }) => ({ path: `$.${path}`, code, params: {} })) };
  return editing(context, async (change) => {
    const { trx, actorId, append } = change;
    const at = context.now().toISOString();
    if (key === null) {
      const taken = new Set(await listTemplateKeys(trx));
      const made = freeKey(slugOf(inBoth(name).da), (one) => taken.has(one) || findReadyTemplate(one) !== null);
      const content = versioned(made, 1);
      const id = newId();
      await addTemplate(trx, { id, key: made, name: content.template.name.da, archivedAt: null, createdAt: at });
      await addTemplateVersion(trx, { templateId: id, number: 1, content, createdAt: at, createdBy: actorId });
      await append([templateEvent("created", id, null, content)]);
      return made;
    }
    const before = await found(change, key);
    const content = versioned(key, before.number + 1);
    if (bodyOf(before.content) === bodyOf(content)) return key;
    if (madeFrom !== null && madeFrom !== before.number) refuseField("name", "newer-version");
    await changeTemplate(trx, before.id, { name: content.template.name.da });
    await addTemplateVersion(trx, {
      templateId: before.id,
      number: before.number + 1,
      content,
      createdAt: at,
      createdBy: actorId,
    });
    await append([templateEvent("changed", before.id, before.content, content)]);
    return key;
  });
}

/** Archives an own template: nothing new is asked with it. Its versions stay, as do inspections under way. */
export async function archiveTemplate(context: Context, key: string): Promise<EditResult> {
  requirePermission(context, "inspections.write");
  return editing(context, async (change) => {
    const before = await found(change, key);
    await changeTemplate(change.trx, before.id, { archivedAt: context.now().toISOString() });
    await change.append([templateEvent("removed", before.id, before.content, null)]);
    return key;
  });
}

import { addCase } from "../../../db/queries/inspection-case.server";
import { newId } from "../../../db/new-id.server";
import type { Questionnaire } from "../../domain/inspection/questionnaire";
import type { Context } from "../context";
import type { Change } from "../register/change-register.server";
import { caseEvent } from "./case-event";

export interface CaseToOpen {
  /** Row and key; null for an own inspection. */
  subcontractor: { id: string; key: string } | null;
  /** Row and key of the location, where the target is a site. */
  site: { id: string; key: string } | null;
  questionnaire: Questionnaire;
  /** The occurrence of the plan that it carries out; null where it is opened by hand. */
  plannedOn: string | null;
  dueOn: string;
  language: string;
}

/** What of a case its events tell: of the questionnaire, which template it was frozen from. */
export const tellCase = ({ subcontractor: _whose, site, questionnaire, ...rest }: CaseToOpen) => ({
  ...rest,
  site: site?.key ?? null,
  target: questionnaire.target,
  concept: questionnaire.concept,
  template: `${questionnaire.template.key}/${questionnaire.template.version}`,
});

const notYet = {
  sentAt: null,
  submittedAt: null,
  submittedBy: null,
  signatory: null,
  signatoryTitle: null,
  signedOffAt: null,
  signedOffBy: null,
  result: null,
  resultReason: null,
  completedOn: null,
  summary: null,
  hash: null,
  inspectionKey: null,
};

/**
 * Opens a case with its questionnaire as it is now, in a change under way.
 * @returns its id; null where the occurrence of the plan was opened before: then nothing is written
 */
export async function openCase(context: Context, { trx, actorId, append }: Change, opened: CaseToOpen): Promise<string | null> {
  const { subcontractor, site, questionnaire, plannedOn, dueOn, language } = opened;
  const id = newId();
  const added = await addCase(trx, {
    id,
    subcontractorId: subcontractor?.id ?? null,
    siteId: site?.id ?? null,
    version: 1,
    replacesId: null,
    target: questionnaire.target,
    concept: questionnaire.concept,
    questionnaire,
    plannedOn,
    dueOn,
    state: "open",
    language,
    createdAt: context.now().toISOString(),
    createdBy: actorId,
    ...notYet,
  });
  if (!added) return null;
  await append([caseEvent("created", { id, subcontractorId: subcontractor?.id ?? null, subcontractor }, null, tellCase(opened))]);
  return id;
}

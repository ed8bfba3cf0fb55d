import { readAnswered } from "../../../db/queries/inspection-answer.server";
import { getOrganisation } from "../../../db/queries/organisation.server";
import { listInvitations } from "../../../db/queries/portal.server";
import { findLocationCity } from "../../../db/queries/document.server";
import { isAnswerable, minutesFor } from "../../domain/inspection/portal";
import { askedQuestions, missingIn } from "../../domain/inspection/questionnaire";
import { findEarlier } from "./earlier-answers.server";
import type { PortalVisit } from "../context";
import type { AroundVisit, ShownVisit, VisitQuestion } from "./shown-visit";

/** All that a contact is shown of the case that they were invited to. */
export async function showVisit({ context, invitation, found }: PortalVisit): Promise<ShownVisit> {
  const { reader } = context.database;
  const { questionnaire, state, submittedAt } = found;
  const { name: organisation, timeZone } = await getOrganisation(reader);
  const { answers, held, files } = await readAnswered(reader, found.id);
  const sectionOf = new Map(questionnaire.sections.flatMap(({ title, questions }) => questions.map((one) => [one.id, title])));
  const questions = askedQuestions(questionnaire, answers).map((question): VisitQuestion => {
    const row = held.get(question.id);
    const returnedAt = row?.returnedAt ?? null;
    return {
      question,
      section: sectionOf.get(question.id) ?? questionnaire.template.name,
      answer: answers.get(question.id) ?? null,
      files: files
        .filter(({ questionId }) => questionId === question.id)
        .map(({ id, fileName, sizeBytes }) => ({ id, fileName, sizeBytes })),
      missing: missingIn(question, answers.get(question.id)),
      returned: returnedAt === null ? null : (row?.returnNote ?? ""),
      isAnswerable: isAnswerable(found, returnedAt),
    };
  });
  const open = questions.filter(({ isAnswerable: can }) => can);
  const next = open.find(({ missing }) => missing !== null) ?? null;
  return {
    organisation,
    timeZone,
    subcontractor: found.subcontractor?.name ?? "",
    site: found.siteId === null ? null : await findLocationCity(reader, found.siteId),
    askedBy: invitation.askedBy,
    askedPhone: invitation.askedPhone,
    template: questionnaire.template.name,
    atHand: questionnaire.atHand,
    dueOn: found.dueOn,
    state,
    isReturned: state === "sent" && submittedAt !== null,
    submittedAt,
    signatory: found.signatory,
    signatoryTitle: found.signatoryTitle,
    moreTimeUntil: invitation.moreTimeUntil,
    minutes: minutesFor(open.length),
    questions,
    next: next?.question.id ?? null,
  };
}

/** What the first page of a visit says besides: earlier answers to begin with, and who else can answer. */
export async function showAround({ context, invitation, found }: PortalVisit): Promise<AroundVisit> {
  const { reader } = context.database;
  const isFirst = found.state === "sent" && found.submittedAt === null;
  const earlier = isFirst ? await findEarlier(reader, found) : null;
  const others = (await listInvitations(reader, found.id)).filter(
    (other) => other.id !== invitation.id && other.revokedAt === null && other.declinedAt === null,
  );
  return {
    earlierOn: earlier?.submittedAt?.slice(0, 10) ?? null,
    colleagues: others.flatMap(({ name, email }) => (email === null ? [] : [{ name, email }])),
  };
}

/** What a page of the portal that asks for a few things says; null where there is nothing to be asked any more. */
export async function showStep({ context, found }: PortalVisit): Promise<{ organisation: string; dueOn: string } | null> {
  if (found.state !== "sent") return null;
  return { organisation: (await getOrganisation(context.database.reader)).name, dueOn: found.dueOn };
}

/** The organisation's time zone, in which times are told. */
export const portalTimeZone = async ({ context }: PortalVisit) => (await getOrganisation(context.database.reader)).timeZone;

import type { ChangeNotice } from "../../app/domain/change-notice";
import type { DocumentList, Signing } from "../../app/domain/document/document";
import type { CaseThen } from "../../app/domain/dossier/as-known";
import type { AnsweredQuestion, CarriedOutCase, HeldFile, Original } from "../../app/domain/dossier/dossier";
import type { Assessment, Question, Questionnaire, Words } from "../../app/domain/inspection/questionnaire";
import type { Db, Schema } from "../schema";

/** What stands beside a subcontractor's facts, as it was by an instant (ISO 8601). */

const filesMax = 2_000;

export interface FileOfFact {
  list: DocumentList;
  /** Row of the agreement or evidence. */
  factId: string;
  factKey: string | null;
  file: HeldFile;
}

const notAfter = (instant: string | null, by: string) => (instant !== null && instant <= by ? instant : null);

type Names = ReadonlyMap<string, string>;
const nameOf = (names: Names, id: string | null) => (id === null ? null : (names.get(id) ?? null));

/** The files that were there, oldest document first, its versions newest first; not those in the recycle bin. */
export async function listFilesOf(db: Db, subcontractorId: string, by: string, names: Names): Promise<FileOfFact[]> {
  const rows = await db
    .selectFrom("documentVersion as v")
    .innerJoin("document as d", "d.id", "v.documentId")
    .innerJoin("blob as b", "b.sha256", "v.sha256")
    .leftJoin("agreement as a", "a.id", "d.factId")
    .leftJoin("evidence as e", "e.id", "d.factId")
    .selectAll("v")
    .select(["d.list", "d.factId", "d.part", "b.sizeBytes", "b.mediaType", "a.key as agreementKey", "e.key as evidenceKey"])
    .where("d.subcontractorId", "=", subcontractorId)
    .where("v.uploadedAt", "<=", by)
    .where((where) => where.or([where("d.removedAt", "is", null), where("d.removedAt", ">", by)]))
    .orderBy("d.id")
    .orderBy("v.number", "desc")
    .limit(filesMax)
    .execute();
  return rows.map((row) => {
    const isReviewed = row.reviewedAt !== null && row.reviewedAt <= by;
    return {
      list: row.list,
      factId: row.factId,
      factKey: row.list === "agreements" ? row.agreementKey : row.evidenceKey,
      file: {
        sha256: row.sha256,
        sizeBytes: Number(row.sizeBytes),
        mediaType: row.mediaType,
        fileName: row.fileName,
        part: row.part,
        number: row.number,
        uploadedAt: row.uploadedAt,
        uploadedBy: nameOf(names, row.uploadedBy),
        verdict: isReviewed ? row.verdict : "unreviewed",
        reviewedAt: isReviewed ? row.reviewedAt : null,
        reviewedBy: isReviewed ? nameOf(names, row.reviewedBy) : null,
        note: isReviewed ? row.note : null,
        signing: isReviewed && row.signing !== null ? (JSON.parse(row.signing) as Signing) : null,
      },
    };
  });
}

function answeredOf(
  section: Words,
  question: Question,
  answer: Schema["inspectionAnswer"] | undefined,
  assessed: Schema["inspectionAssessment"] | undefined,
  files: readonly Original[],
): AnsweredQuestion {
  const chosen = answer === undefined ? [] : (JSON.parse(answer.choices) as string[]);
  return {
    section,
    id: question.id,
    text: question.text,
    statement: answer?.statement ?? null,
    reason: answer?.reason ?? null,
    answer: answer?.text ?? null,
    options: question.options.filter(({ id }) => chosen.includes(id)).map(({ label }) => label),
    date: answer?.date ?? null,
    files,
    assessment: assessed?.assessment ?? null,
    note: assessed?.note ?? null,
    sample: assessed?.sample ?? null,
    finding: assessed?.findingKey ?? null,
  };
}

async function caseOf(
  db: Db,
  row: Schema["inspectionCase"],
  by: string,
  names: Names,
  then: CaseThen,
): Promise<{ inspectionKey: string | null; case: CarriedOutCase<"auditor"> }> {
  const answers = await db.selectFrom("inspectionAnswer").selectAll().where("caseId", "=", row.id).execute();
  const assessments = await db.selectFrom("inspectionAssessment").selectAll().where("caseId", "=", row.id).execute();
  const files = await db
    .selectFrom("inspectionFile")
    .leftJoin("blob", "blob.sha256", "inspectionFile.sha256")
    .select(["questionId", "fileName", "inspectionFile.sha256", "inspectionFile.sizeBytes", "mediaType", "uploadedAt"])
    .where("caseId", "=", row.id)
    .orderBy("inspectionFile.id")
    .execute();
  const { template, sections } = JSON.parse(row.questionnaire) as Questionnaire;
  const asked = sections.flatMap(({ title, questions }) => questions.map((question) => ({ title, question })));
  const assessed: Partial<Record<Assessment, number>> = {};
  for (const { assessment } of assessments) assessed[assessment] = (assessed[assessment] ?? 0) + 1;
  const isSignedOff = row.signedOffAt !== null && row.signedOffAt <= by;
  return {
    inspectionKey: isSignedOff ? row.inspectionKey : null,
    case: {
      template: { name: template.name, version: template.version },
      concept: row.concept,
      target: row.target,
      ...then,
      sentAt: notAfter(row.sentAt, by),
      submittedAt: notAfter(row.submittedAt, by),
      signedOffAt: isSignedOff ? row.signedOffAt : null,
      hash: isSignedOff ? row.hash : null,
      questions: asked.length,
      assessed,
      details: {
        signedOffBy: isSignedOff ? nameOf(names, row.signedOffBy) : null,
        summary: row.summary,
        resultReason: row.resultReason,
        answers: asked.map(({ title, question }) =>
          answeredOf(
            title,
            question,
            answers.find(({ questionId }) => questionId === question.id),
            assessments.find(({ questionId }) => questionId === question.id),
            files
              .filter(({ questionId }) => questionId === question.id)
              .map(({ questionId: _, sizeBytes, mediaType, ...file }) => {
                return { ...file, sizeBytes: Number(sizeBytes), mediaType: mediaType ?? "application/octet-stream" };
              }),
          ),
        ),
      },
    },
  };
}

const casesMax = 100;

const isShown = ({ state }: CaseThen) => state !== "replaced" && state !== "cancelled";

/**
 * Cases that were opened, newest first, without those that a later version replaced or that were called off.
 * @param then how far each had come, by id; null for how far they have come
 */
export async function listCasesOf(
  db: Db,
  subcontractorId: string,
  by: string,
  names: Names,
  then: ReadonlyMap<string, CaseThen> | null,
) {
  const ids = then === null ? [] : [...then].filter(([, one]) => isShown(one)).map(([id]) => id);
  if (then !== null && ids.length === 0) return [];
  const rows = await db
    .selectFrom("inspectionCase")
    .selectAll()
    .where("subcontractorId", "=", subcontractorId)
    .where((where) => (then === null ? where("state", "not in", ["replaced", "cancelled"]) : where("id", "in", ids)))
    .orderBy("createdAt", "desc")
    .orderBy("id", "desc")
    .limit(casesMax)
    .execute();
  return Promise.all(rows.map((row) => caseOf(db, row, by, names, then?.get(row.id) ?? { state: row.state, dueOn: row.dueOn })));
}

/** Ids of the accounts that inspected, by the inspection's key. */
export async function listInspectors(db: Db, subcontractorId: string): Promise<Map<string, string | null>> {
  const rows = await db
    .selectFrom("inspection")
    .select(["key", "inspectedBy"])
    .where("subcontractorId", "=", subcontractorId)
    .execute();
  return new Map(rows.map(({ key, inspectedBy }) => [key, inspectedBy]));
}

/** What a subcontractor announced, newest first. */
export async function listChangeNotices(db: Db, subcontractorId: string): Promise<ChangeNotice[]> {
  return db
    .selectFrom("changeNotice")
    .selectAll()
    .where("subcontractorId", "=", subcontractorId)
    .orderBy("receivedOn", "desc")
    .orderBy("id", "desc")
    .limit(casesMax)
    .execute();
}

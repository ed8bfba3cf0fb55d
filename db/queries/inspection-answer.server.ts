import type { ProposedFinding } from "../../app/domain/inspection/proposed-finding";
import type { Sample } from "../../app/domain/inspection/sample";
import type { Answer, Answers } from "../../app/domain/inspection/questionnaire";
import type { Db, Schema, Trx } from "../schema";
import { dropDocumentText } from "./document-text.server";
import { forgetUnheldBlob } from "./document.server";

type AnswerRow = Schema["inspectionAnswer"];
type AssessmentRow = Schema["inspectionAssessment"];
type FileRow = Schema["inspectionFile"];

export type StoredAnswer = Omit<AnswerRow, "choices"> & { choices: string[] };

export async function listAnswers(db: Db, caseId: string): Promise<StoredAnswer[]> {
  const rows = await db.selectFrom("inspectionAnswer").selectAll().where("caseId", "=", caseId).orderBy("questionId").execute();
  return rows.map((row) => ({ ...row, choices: JSON.parse(row.choices) as string[] }));
}

export async function listFiles(db: Db, caseId: string): Promise<FileRow[]> {
  return db.selectFrom("inspectionFile").selectAll().where("caseId", "=", caseId).orderBy("id").execute();
}

export interface Answered {
  /** What was answered so far, as the questionnaire's rules ask for it. */
  answers: Answers;
  /** The rows behind it, by question. */
  held: ReadonlyMap<string, StoredAnswer>;
  files: FileRow[];
}

/** All that was answered and given, read once. */
export async function readAnswered(db: Db, caseId: string): Promise<Answered> {
  const files = await listFiles(db, caseId);
  const held = new Map((await listAnswers(db, caseId)).map((answer) => [answer.questionId, answer]));
  const answers = new Map<string, Answer>();
  const count = (id: string) => files.filter(({ questionId }) => questionId === id).length;
  for (const { questionId, statement, reason, text, choices, date } of held.values())
    answers.set(questionId, { statement, reason, text, choices, date, files: count(questionId) });
  for (const { questionId } of files) {
    if (answers.has(questionId)) continue;
    answers.set(questionId, { statement: null, reason: null, text: null, choices: [], date: null, files: count(questionId) });
  }
  return { answers, held, files };
}

export const answersOf = async (db: Db, caseId: string): Promise<Answers> => (await readAnswered(db, caseId)).answers;

/** Writes an answer over the one before it; a returned question stays returned until it is submitted anew. */
export async function saveAnswer(
  trx: Trx,
  answer: Omit<StoredAnswer, "returnedAt" | "returnedBy" | "returnNote">,
): Promise<void> {
  const { caseId, questionId, choices, ...said } = answer;
  const values = { ...said, choices: JSON.stringify(choices) };
  await trx
    .insertInto("inspectionAnswer")
    .values({ caseId, questionId, ...values, returnedAt: null, returnedBy: null, returnNote: null })
    .onConflict((conflict) => conflict.columns(["caseId", "questionId"]).doUpdateSet(values))
    .execute();
}

/**
 * Writes a draft over the one before it, while the question can be answered: its case is sent, and after a first submission it was sent
 * back. One statement, so that nobody who submits meanwhile is written over and nobody waits.
 * @returns whether it could be
 */
export async function saveDraft(
  db: Db,
  answer: Omit<StoredAnswer, "returnedAt" | "returnedBy" | "returnNote">,
): Promise<boolean> {
  const { caseId, questionId, choices, ...said } = answer;
  const values = { ...said, choices: JSON.stringify(choices) };
  const row = { caseId, questionId, ...values };
  const columns = Object.keys(row) as (keyof typeof row)[];
  const saved = await db
    .insertInto("inspectionAnswer")
    .columns(columns)
    .expression((of) =>
      of
        .selectFrom("inspectionCase")
        .select(({ val }) => columns.map((column) => val(row[column]).as(column)))
        .where("id", "=", caseId)
        .where("state", "=", "sent")
        .where(({ or, eb, exists, selectFrom }) =>
          or([
            eb("submittedAt", "is", null),
            exists(
              selectFrom("inspectionAnswer as held")
                .select("held.questionId")
                .where("held.caseId", "=", caseId)
                .where("held.questionId", "=", questionId)
                .where("held.returnedAt", "is not", null),
            ),
          ]),
        ),
    )
    .onConflict((conflict) => conflict.columns(["caseId", "questionId"]).doUpdateSet(values))
    .returning("questionId")
    .executeTakeFirst();
  return saved !== undefined;
}

/** Sends questions back (`returned`), or takes them as answered (null). */
export async function markReturned(
  trx: Trx,
  caseId: string,
  questionId: string | null,
  returned: Pick<AnswerRow, "returnedAt" | "returnedBy" | "returnNote"> | null,
): Promise<void> {
  let query = trx
    .updateTable("inspectionAnswer")
    .set(returned ?? { returnedAt: null, returnedBy: null, returnNote: null })
    .where("caseId", "=", caseId);
  if (questionId !== null) query = query.where("questionId", "=", questionId);
  await query.execute();
}

export type StoredAssessment = Omit<AssessmentRow, "sample" | "finding"> & {
  sample: Sample | null;
  finding: ProposedFinding | null;
};

const parsed = <T>(text: string | null) => (text === null ? null : (JSON.parse(text) as T));
const written = (value: object | null) => (value === null ? null : JSON.stringify(value));

export async function listAssessments(db: Db, caseId: string): Promise<StoredAssessment[]> {
  const query = db.selectFrom("inspectionAssessment").selectAll().where("caseId", "=", caseId);
  const rows = await query.orderBy("questionId").execute();
  return rows.map((row) => ({ ...row, sample: parsed<Sample>(row.sample), finding: parsed<ProposedFinding>(row.finding) }));
}

export async function saveAssessment(trx: Trx, { caseId, questionId, ...said }: StoredAssessment): Promise<void> {
  const values = { ...said, sample: written(said.sample), finding: written(said.finding) };
  await trx
    .insertInto("inspectionAssessment")
    .values({ caseId, questionId, ...values })
    .onConflict((conflict) => conflict.columns(["caseId", "questionId"]).doUpdateSet(values))
    .execute();
}

export async function addFile(trx: Trx, file: FileRow): Promise<void> {
  await trx.insertInto("inspectionFile").values(file).execute();
}

export async function findFile(db: Db, caseId: string, id: string): Promise<FileRow | null> {
  const query = db.selectFrom("inspectionFile").selectAll().where("caseId", "=", caseId).where("id", "=", id);
  return (await query.executeTakeFirst()) ?? null;
}

/** Notes which evidence and which document a file has become. */
export async function noteFiled(trx: Trx, id: string, evidenceId: string, documentId: string): Promise<void> {
  await trx.updateTable("inspectionFile").set({ evidenceId, documentId }).where("id", "=", id).execute();
}

export async function countFiles(db: Db, caseId: string): Promise<number> {
  const query = db.selectFrom("inspectionFile").select((of) => of.fn.countAll<number | string>().as("count"));
  return Number((await query.where("caseId", "=", caseId).executeTakeFirstOrThrow()).count);
}

/** Takes a file off its answer, and forgets its content where nothing else has it. */
export async function removeFile(trx: Trx, id: string): Promise<void> {
  const { sha256 } = await trx.deleteFrom("inspectionFile").where("id", "=", id).returning("sha256").executeTakeFirstOrThrow();
  if (await forgetUnheldBlob(trx, sha256)) await dropDocumentText(trx, sha256);
}

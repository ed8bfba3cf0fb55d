import { addFile, saveAnswer } from "../../db/queries/inspection-answer.server";
import { changeCase } from "../../db/queries/inspection-case.server";
import { newId } from "../../db/new-id.server";
import { findIdOfKey } from "../../db/queries/scope.server";
import type { CaseState } from "../../app/domain/inspection/inspection-case";
import type { Question, Questionnaire, Statement } from "../../app/domain/inspection/questionnaire";
import type { Context } from "../../app/services/context";
import { openCase } from "../../app/services/inspection/open-case.server";
import { changeRegister } from "../../app/services/register/change-register.server";

export const aQuestion = (id: string, overrides: Partial<Question> = {}): Question => ({
  id,
  kind: "statement",
  text: { da: `Er ${id} på plads?`, en: `Is ${id} in place?` },
  evidence: { da: "En rapport", en: "A report" },
  evidenceRequired: false,
  options: [],
  askedIf: null,
  ...overrides,
});

/** `FYS-3` is asked only where `FYS-1` is not met. */
export const aQuestionnaire = (overrides: Partial<Questionnaire> = {}): Questionnaire => ({
  template: { key: "hosting", version: 1, name: { da: "Hosting", en: "Hosting" } },
  concept: 6,
  target: "subcontractor",
  kinds: [],
  atHand: null,
  sections: [
    {
      id: "fys",
      title: { da: "Fysisk sikkerhed", en: "Physical security" },
      questions: [
        aQuestion("FYS-1"),
        aQuestion("FYS-2"),
        aQuestion("FYS-3", { askedIf: { question: "FYS-1", is: ["not-met"] } }),
      ],
    },
  ],
  ...overrides,
});

/** Opens a case. @param key of the subcontractor; null for an own inspection */
export async function anOpenCase(context: Context, key: string | null, overrides: Partial<Questionnaire> = {}): Promise<string> {
  const row = key === null ? null : await findIdOfKey(context.database.reader, key);
  const id = await changeRegister(context, (change) =>
    openCase(context, change, {
      subcontractor: key === null || row === null ? null : { id: row, key },
      site: null,
      questionnaire: aQuestionnaire(key === null ? { target: "ourselves", ...overrides } : overrides),
      plannedOn: null,
      dueOn: "2026-11-20",
      language: "da",
    }),
  );
  if (id === null) throw new Error("A case that no plan asks for is opened whenever it is asked for.");
  return id;
}

/** Puts a case into a state as the portal would, with a submitted answer and a file each to some questions. */
export async function broughtTo(
  context: Context,
  id: string,
  state: CaseState,
  answers: Readonly<Record<string, Statement>> = {},
): Promise<void> {
  const at = context.now().toISOString();
  await changeRegister(context, async ({ trx }) => {
    for (const [questionId, statement] of Object.entries(answers)) {
      const said = { statement, reason: null, text: `Svar på ${questionId}`, choices: [], date: null };
      await saveAnswer(trx, { caseId: id, questionId, ...said, answeredAt: at, answeredBy: null });
      const file = { fileName: "rapport.pdf", sizeBytes: 3, sha256: "a".repeat(64), uploadedAt: at, uploadedBy: null };
      await addFile(trx, { id: newId(), caseId: id, questionId, ...file, evidenceId: null, documentId: null });
    }
    const isSent = state !== "open";
    await changeCase(trx, id, {
      state,
      ...(isSent ? { sentAt: at } : {}),
      ...(state === "submitted" ? { submittedAt: at } : {}),
    });
  });
}

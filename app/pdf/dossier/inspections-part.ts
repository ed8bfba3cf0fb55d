import type { AnsweredQuestion, CarriedOutCase, HeldInspection } from "~/domain/dossier/dossier";
import type { Edition } from "~/domain/dossier/edition";
import type { Assessment } from "~/domain/inspection/questionnaire";
import { assessments } from "~/domain/inspection/questionnaire";
import type { Block, Cell, Facts, State } from "../content";
import { noticesOf } from "./flag-notices";
import { said, type Wording } from "./wording";

const stateOf: Readonly<Record<Assessment, State>> = {
  met: "fulfilled",
  partly: "medium",
  "not-met": "critical",
  "not-applicable": "none",
  "not-examined": "missing",
};

function answerCell(question: AnsweredQuestion, { t, language, date }: Wording): Cell {
  const { statement, answer, options, reason, files, date: day } = question;
  const said = [
    statement === null ? null : t(`dossier.inspections.statements.${statement}`),
    answer,
    options.length === 0 ? null : options.map((words) => words[language]).join(", "),
    day === null ? null : date(day),
    reason,
  ].filter((one) => one !== null);
  return {
    text: said.length === 0 ? t("dossier.inspections.noAnswer") : said.join(". "),
    ...(said.length === 0 ? { state: "missing" as const } : {}),
    ...(files.length === 0
      ? {}
      : { note: t("dossier.inspections.files", { files: files.map(({ fileName }) => fileName).join(", ") }) }),
  };
}

function assessmentCell({ assessment, note, sample, finding }: AnsweredQuestion, { t }: Wording): Cell {
  const notes = [
    note,
    sample === null ? null : t("dossier.inspections.sample", { sample }),
    finding === null ? null : t("dossier.inspections.becameFinding", { key: finding }),
  ].filter((one) => one !== null);
  const shown = assessment ?? "not-examined";
  return {
    text: t(`dossier.inspections.assessments.${shown}`),
    state: stateOf[shown],
    ...(notes.length === 0 ? {} : { note: notes.join(" · ") }),
  };
}

function questionTable(answers: readonly AnsweredQuestion[], wording: Wording): Block {
  const { t, language } = wording;
  return {
    kind: "table",
    caption: t("dossier.inspections.questions"),
    columns: [
      { title: t("dossier.inspections.question"), width: 3.8, isRowHeader: true },
      { title: t("dossier.inspections.answer"), width: 4 },
      { title: t("dossier.inspections.assessment"), width: 2.6 },
    ],
    rows: answers.map((question) => [
      { text: question.text[language], note: `${question.section[language]} · ${question.id}` },
      answerCell(question, wording),
      assessmentCell(question, wording),
    ]),
  };
}

function assessedText({ assessed }: CarriedOutCase<Edition>, { t }: Wording): string {
  return assessments
    .filter((one) => (assessed[one] ?? 0) > 0)
    .map((one) => `${t(`dossier.inspections.assessments.${one}`)}: ${assessed[one]}`)
    .join(", ");
}

function caseFacts(one: CarriedOutCase<Edition>, wording: Wording): Facts["facts"] {
  const { t, language, instant } = wording;
  const { template, questions, signedOffAt, hash, details } = one;
  const text = t("dossier.inspections.templateText", {
    name: template.name[language],
    version: String(template.version),
    count: questions,
  });
  const fact = (term: string, value: string | null) => (value === null || value === "" ? [] : [{ term, value }]);
  return [
    { term: t("dossier.inspections.template"), value: text },
    ...fact(t("dossier.inspections.assessed"), assessedText(one, wording)),
    ...fact(
      t("dossier.inspections.signedOff"),
      signedOffAt === null ? null : [instant(signedOffAt), details?.signedOffBy].filter(Boolean).join(", "),
    ),
    ...(hash === null ? [] : [{ term: t("dossier.inspections.hash"), value: [{ text: hash, style: "code" as const }] }]),
    ...fact(t("dossier.inspections.summary"), details?.summary ?? null),
    ...fact(t("dossier.inspections.reason"), details?.resultReason ?? null),
  ];
}

function inspectionBlocks({ completedOn, result, details, case: one }: HeldInspection<Edition>, wording: Wording): Block[] {
  const { t, date } = wording;
  const state: State = result === "passed" ? "fulfilled" : result === "findings" ? "medium" : "critical";
  return [
    { kind: "heading", level: 1, text: t("dossier.inspections.one", { date: date(completedOn) }) },
    {
      kind: "facts",
      facts: [
        { term: t("dossier.inspections.result"), value: t(`terms.inspectionResult.${result}`), state },
        ...(details?.inspectedBy === null || details === null
          ? []
          : [{ term: t("dossier.inspections.by"), value: details.inspectedBy }]),
        ...(one === null ? [] : caseFacts(one, wording)),
      ],
    },
    ...(one === null ? [said(t("dossier.inspections.noCase"))] : []),
    ...(one === null || one.details === null ? [] : [questionTable(one.details.answers, wording)]),
  ];
}

/** What was asked, answered and concluded, inspection by inspection; and what is under way. */
export function inspectionsBlocks(wording: Wording): Block[] {
  const { dossier, t, language, date } = wording;
  const done = dossier.inspections.flatMap((one) => inspectionBlocks(one, wording));
  return [
    ...noticesOf("inspections", wording),
    ...(done.length === 0 ? [said(t("dossier.inspections.none"))] : done),
    ...(dossier.casesUnderWay.length === 0
      ? []
      : [
          { kind: "heading", level: 1, text: t("dossier.inspections.underWay") } as const,
          {
            kind: "list",
            items: dossier.casesUnderWay.map(({ template, dueOn, state }) =>
              t("dossier.inspections.underWayText", {
                name: template.name[language],
                due: date(dueOn),
                state: t(`dossier.inspections.states.${state}`),
              }),
            ),
          } as const,
        ]),
  ];
}

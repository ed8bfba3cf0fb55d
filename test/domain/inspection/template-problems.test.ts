import { describe, expect, test } from "vitest";
import type { Question, Questionnaire, Section } from "~/domain/inspection/questionnaire";
import { readyTemplates } from "~/domain/inspection/template";
import { templateProblems, templateQuestionsMax } from "~/domain/inspection/template-problems";
import { emptySections, stepOf, stepped } from "~/domain/inspection/template-step";
import { aQuestion, aQuestionnaire } from "../../support/inspections";

const section = (id: string, questions: Question[], title = "Afsnit"): Section => ({
  id,
  title: { da: title, en: "" },
  questions,
});
const asking = (...sections: Section[]) => aQuestionnaire({ sections });
const option = (id: string, label = id) => ({ id, label: { da: label, en: "" } });
const choice = (id: string, ...options: ReturnType<typeof option>[]) => aQuestion(id, { kind: "choice", options });
const follows = (id: string, question: string, ...is: string[]) => aQuestion(id, { kind: "text", askedIf: { question, is } });
const many = (count: number) => Array.from({ length: count }, (_, at) => aQuestion(`q${at}`, { kind: "text" }));

const yesNo = choice("a", option("yes"), option("no"));

test.each<[what: string, made: Questionnaire, problems: string[]]>([
  ["one that can be asked", asking(section("s", [yesNo, follows("b", "a", "no")])), []],
  ["a statement hung on", asking(section("s", [aQuestion("a")]), section("t", [follows("b", "a", "partly", "not-met")])), []],
  ["no section", asking(), ["sections section-empty"]],
  ["an empty section", asking(section("s", [yesNo]), section("t", [])), ["sections[1].questions section-empty"]],
  ["no heading", asking(section("s", [yesNo], " ")), ["sections[0].title required"]],
  [
    "no name",
    { ...asking(section("s", [yesNo])), template: { key: "", version: 1, name: { da: "", en: " " } } },
    ["name required"],
  ],
  ["no text", asking(section("s", [aQuestion("a", { text: { da: "", en: "" } })])), ["sections[0].questions[0].text required"]],
  ["one option", asking(section("s", [choice("a", option("yes"))])), ["sections[0].questions[0].options two-options"]],
  [
    "a blank option",
    asking(section("s", [choice("a", option("y"), option("n", " "))])),
    ["sections[0].questions[0].options two-options"],
  ],
  [
    "one option twice",
    asking(section("s", [choice("a", option("y"), option("y"))])),
    ["sections[0].questions[0].options two-options"],
  ],
  [
    "a later question",
    asking(section("s", [follows("b", "a", "no"), yesNo])),
    ["sections[0].questions[0].askedIf asked-if-later"],
  ],
  [
    "itself",
    asking(section("s", [{ ...yesNo, askedIf: { question: "a", is: ["no"] } }])),
    ["sections[0].questions[0].askedIf asked-if-later"],
  ],
  ["a missing one", asking(section("s", [yesNo, follows("b", "x", "no")])), ["sections[0].questions[1].askedIf asked-if-later"]],
  [
    "one without options",
    asking(section("s", [aQuestion("a", { kind: "date" }), follows("b", "a", "no")])),
    ["sections[0].questions[1].askedIf asked-if-later"],
  ],
  ["no answer", asking(section("s", [yesNo, follows("b", "a")])), ["sections[0].questions[1].askedIf asked-if-nothing"]],
  [
    "an answer it has not",
    asking(section("s", [yesNo, follows("b", "a", "met")])),
    ["sections[0].questions[1].askedIf asked-if-nothing"],
  ],
  ["a question twice", asking(section("s", [yesNo]), section("t", [yesNo])), ["sections[1].questions[0].id question-twice"]],
  ["as many as may be", asking(section("s", many(templateQuestionsMax))), []],
  ["one too many", asking(section("s", many(templateQuestionsMax + 1))), ["sections template-too-long"]],
])("%s", (_what, made, problems) => {
  expect(templateProblems(made).map(({ path, code }) => `${path} ${code}`)).toEqual(problems);
});

test("every ready template can be asked", () => {
  expect(readyTemplates.flatMap(templateProblems)).toEqual([]);
});

describe("a step", () => {
  const take = (draft: Questionnaire, text: string, pick = { kind: "choice" as const, bank: "FYS-1" }) => {
    const step = stepOf(text);
    if (step === null) throw new Error(text);
    return stepped(draft, step, pick);
  };
  const shape = ({ sections }: Questionnaire) =>
    sections.map(({ id, questions }) => [id, ...questions.map((one) => one.id)].join(" "));

  test("adds, moves and removes sections, questions and options", () => {
    let draft = asking(...emptySections());
    draft = take(take(take(draft, "add-question 0"), "add-from-bank 0"), "add-from-bank 0");
    expect(shape(draft)).toEqual(["s1 q1 FYS-1"]);
    expect(draft.sections[0]?.questions[0]).toMatchObject({ kind: "choice", options: [{ id: "o1" }, { id: "o2" }] });
    draft = take(take(draft, "add-section"), "up 1");
    expect(shape(draft)).toEqual(["s2", "s1 q1 FYS-1"]);
    expect(shape(take(draft, "down 1.0"))).toEqual(["s2", "s1 FYS-1 q1"]);
    draft = take(take(draft, "add-option 1.0"), "remove-option 1.0.0");
    expect(draft.sections[1]?.questions[0]?.options.map(({ id }) => id)).toEqual(["o2", "o3"]);
    expect(shape(take(take(draft, "remove 1.0"), "remove 0"))).toEqual(["s1 FYS-1"]);
  });

  test("that leads nowhere changes nothing", () => {
    const draft = asking(section("s", [yesNo]));
    for (const text of ["up 0", "down 0", "up 0.0", "down 0.0", "remove 7", "remove 0.7", "add-question 9", "show 0.0"])
      expect(take(draft, text)).toEqual(draft);
    expect(["", "save", "up x", "up 0.0.0.0"].map(stepOf)).toEqual([null, null, null, null]);
  });
});

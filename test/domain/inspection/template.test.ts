import { describe, expect, test } from "vitest";
import { bank, findBankQuestion } from "~/domain/inspection/bank/bank";
import { askedQuestions, noAnswer } from "~/domain/inspection/questionnaire";
import { findReadyTemplate, readyQuestionsMax, readyTemplates, templateFor } from "~/domain/inspection/template";
import { serviceKinds } from "~/domain/portfolio";

const all = bank.flatMap(({ questions }) => questions);
/** Words by which we speak of ourselves, and by which we speak to whoever answers. */
const we = /\b(vi|os|vores|we|us|our)\b/i;
const you = /\b(i|jer|jeres|you|your)\b/i;

describe("the question bank", () => {
  test("holds 72 questions, each complete in both languages", () => {
    expect(all).toHaveLength(72);
    expect(new Set(all.map(({ id }) => id)).size).toBe(72);
    for (const { id, ours, theirs = ours, evidence, targets, maps } of all) {
      for (const words of [ours, theirs, evidence])
        for (const text of [words.da, words.en])
          expect({ id, text: text.trim() === text && text.length > 4 }).toEqual({ id, text: true });
      expect({ id, same: evidence.da === evidence.en && !/^[A-ZÆØÅ ]+$/.test(evidence.da) && evidence.da.length > 20 }).toEqual({
        id,
        same: false,
      });
      expect(targets.length).toBeGreaterThan(0);
      // Two of the bank map to no article of Art. 32 or to no control; every one maps to something.
      expect([...maps.iso27001, maps.gdpr32, maps.nis2, maps.cir].join("")).not.toBe("");
    }
    expect(findBankQuestion("FYS-1")?.maps.iso27001).toContain("A.5.9");
    expect(findBankQuestion("FYS-99")).toBeNull();
  });

  test("asks a subcontractor of itself, never of us by mistake", () => {
    for (const { id, ours, theirs, targets } of all) {
      if (!targets.includes("subcontractor")) continue;
      const asked = theirs ?? ours;
      // Where it speaks of us, it speaks to the subcontractor as well.
      for (const text of [asked.da, asked.en])
        if (we.test(text)) expect({ id, text, you: you.test(text) }).toEqual({ id, text, you: true });
    }
  });
});

describe("the ready templates", () => {
  test("ask no more than 25 questions, each of one who can be asked it", () => {
    for (const { template, sections, target } of readyTemplates) {
      const questions = sections.flatMap((section) => section.questions);
      expect({ key: template.key, count: questions.length > 0 && questions.length <= readyQuestionsMax }).toEqual({
        key: template.key,
        count: true,
      });
      expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
      for (const { id } of questions) {
        const source = findBankQuestion(id);
        if (source !== null) expect({ id, target, can: source.targets.includes(target) }).toEqual({ id, target, can: true });
      }
    }
  });

  test("are there for every kind of service and every concept that asks something", () => {
    for (const kind of serviceKinds) expect(templateFor(6, [kind])?.kinds).toContain(kind);
    expect(templateFor(6, [])?.template.key).toBe("other");
    for (const concept of [2, 3, 4, 5] as const) expect(templateFor(concept, ["cloud"])?.concept).toBe(concept);
    expect(templateFor(1, ["cloud"])).toBeNull();
    expect(findReadyTemplate("own-inspection")?.target).toBe("ourselves");
    expect(findReadyTemplate("none")).toBeNull();
  });

  test("ask what follows from an answer only then", () => {
    const confirmation = findReadyTemplate("confirmation");
    if (confirmation === null) throw new Error("It is there.");
    const asked = (...said: [string, string][]) =>
      askedQuestions(confirmation, new Map(said.map(([id, choice]) => [id, { ...noAnswer, choices: [choice] }]))).map(
        ({ id }) => id,
      );
    expect(asked()).toEqual(["kept", "outside"]);
    expect(asked(["kept", "no"], ["outside", "yes"])).toEqual(["kept", "kept-not", "outside", "outside-where"]);
  });
});

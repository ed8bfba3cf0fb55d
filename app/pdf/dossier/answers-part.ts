import type { PlanPoints } from "~/domain/dossier/dossier";
import { concepts } from "~/domain/inspection/questionnaire";
import type { Block, Facts } from "../content";
import { neededBlocks } from "./needed";
import type { Wording } from "./wording";

type Fact = Facts["facts"][number];

function conceptText(concept: number | null, { t }: Wording): string {
  const known = concepts.find((one) => one === concept);
  return known === undefined
    ? t("dossier.answers.conceptUnset")
    : t("dossier.answers.concept", { number: known, words: t(`terms.concept.${known}`) });
}

function planFact(wording: Wording): Fact {
  const { dossier, t, date } = wording;
  const { plan, isNeeded } = dossier.answers;
  const term = t("dossier.answers.plan");
  if (plan !== null)
    return {
      term,
      value: t("dossier.answers.planYes", {
        concept: conceptText(plan.concept, wording),
        months: plan.everyMonths,
        next: date(plan.nextDueOn),
      }),
      state: plan.nextDueOn < dossier.cover.on ? "high" : "fulfilled",
    };
  if (!isNeeded) return { term, value: t("dossier.answers.planNotNeeded", { name: dossier.company.name }), state: "none" };
  return { term, value: t("dossier.answers.planNo"), state: "missing" };
}

function doneFact({ dossier, t, date }: Wording): Fact {
  const { inspections, isNeeded } = dossier.answers;
  const term = t("dossier.answers.carriedOut");
  const [last] = inspections;
  if (last === undefined) return { term, value: t("dossier.answers.doneNo"), state: isNeeded ? "missing" : "none" };
  return {
    term,
    value: t("dossier.answers.doneYes", { count: inspections.length, date: date(last.completedOn) }),
    state: last.result === "failed" ? "high" : "fulfilled",
  };
}

function followUpFact({ dossier, t }: Wording): Fact {
  const { open, overdue, closed } = dossier.answers.findings;
  const term = t("dossier.answers.followedUp");
  if (open + closed === 0) return { term, value: t("dossier.answers.followUpNone"), state: "fulfilled" };
  return {
    term,
    value: t("dossier.answers.followUp", { open, overdue, closed }),
    state: overdue > 0 ? "high" : open > 0 ? "medium" : "fulfilled",
  };
}

function pointsText(points: PlanPoints | null, { t }: Wording): string {
  if (points === null) return t("dossier.answers.pointsUnset");
  const { sum, lowest, parts } = points;
  return parts === null
    ? t("dossier.answers.pointsSum", { points: sum, lowest })
    : t("dossier.answers.pointsText", { points: sum, ...parts, lowest });
}

function planFacts(wording: Wording): Block[] {
  const { dossier, t, date } = wording;
  const { plan } = dossier.answers;
  if (plan === null) return [];
  const points = pointsText(plan.points, wording);
  const interval = t("dossier.answers.intervalText", { months: plan.everyMonths, first: date(plan.firstDueOn) });
  return [
    {
      kind: "facts",
      facts: [
        { term: t("dossier.answers.points"), value: points },
        { term: t("dossier.answers.interval"), value: interval },
        ...(plan.decidedOn === null
          ? []
          : [
              {
                term: t("dossier.answers.decided"),
                value: [plan.details?.decidedBy ?? null, date(plan.decidedOn)].filter((part) => part !== null).join(", "),
              },
            ]),
        ...(plan.details === null
          ? []
          : [{ term: t("dossier.answers.rationale"), value: plan.details.rationale ?? t("dossier.answers.rationaleUnset") }]),
      ],
    },
  ];
}

/** Datatilsynet's three questions, and what must be there as a whole. */
export function answersBlocks(wording: Wording): Block[] {
  const { dossier, t, date } = wording;
  const { inspections } = dossier.answers;
  const done: Block[] =
    inspections.length === 0
      ? []
      : [
          {
            kind: "table",
            caption: t("dossier.answers.inspections"),
            columns: [
              { title: t("dossier.answers.date"), width: 2, isRowHeader: true },
              { title: t("dossier.answers.result"), width: 6 },
            ],
            rows: inspections.map(({ completedOn, result }) => [
              date(completedOn),
              {
                text: t(`terms.inspectionResult.${result}`),
                state: result === "passed" ? "fulfilled" : result === "findings" ? "medium" : "critical",
              },
            ]),
          },
        ];
  return [
    { kind: "facts", facts: [planFact(wording), doneFact(wording), followUpFact(wording)] },
    ...planFacts(wording),
    ...done,
    ...neededBlocks(wording),
  ];
}

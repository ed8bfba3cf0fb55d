import { type InspectionCase, listCasesIn, listCasesOf } from "../../../db/queries/inspection-case.server";
import { listSupervised } from "../../../db/queries/inspection-plan.server";
import { findIdOfKey } from "../../../db/queries/scope.server";
import { Day } from "../../domain/day";
import { isUnderWay } from "../../domain/inspection/inspection-case";
import { yearOf } from "../../domain/inspection/year";
import { type Context, scopeOf } from "../context";
import type { CaseLine, YearPage, YearRow } from "./year-page";

const rowsMax = 200;

const lineOf = ({ id, state, dueOn, concept, target, questionnaire, subcontractor }: InspectionCase): CaseLine => ({
  id,
  state,
  dueOn,
  concept,
  target,
  name: questionnaire.template.name,
  subcontractor,
});

/** The inspections of a subcontractor that are not yet signed off, newest first. */
export async function listCasesUnderWay(context: Context, subcontractorKey: string): Promise<CaseLine[]> {
  const { reader } = context.database;
  const id = await findIdOfKey(reader, subcontractorKey);
  if (id === null) return [];
  return (await listCasesOf(reader, scopeOf(context), id)).filter(({ state }) => isUnderWay(state)).map(lineOf);
}

/**
 * The year's wheel (årshjul): what was carried out, is due and is overdue in each month, of every subcontractor with a plan or an
 * inspection in the year. Up to two hundred rows are shown; the sums are of all.
 */
export async function showYear(context: Context, year: number): Promise<YearPage> {
  const { reader } = context.database;
  const day = new Day(context.today);
  const rows: YearRow[] = [];
  let [all, unplanned] = [0, 0];
  const sums = Array.from({ length: 12 }, () => ({ "carried-out": 0, due: 0, overdue: 0 }));
  for (const supervised of await listSupervised(reader, scopeOf(context), context.today)) {
    const { key, name, status, inScope, inspectionPlan } = supervised;
    if (inspectionPlan === null && status === "active") unplanned += 1;
    const entries = yearOf({ ...supervised, inspectionPlan: inScope ? inspectionPlan : null }, day, year);
    if (entries.length === 0) continue;
    all += 1;
    for (const { on, state } of entries) {
      const sum = sums[Number(on.slice(5, 7)) - 1];
      if (sum !== undefined) sum[state] += 1;
    }
    if (rows.length < rowsMax) rows.push({ key, name, entries });
  }
  const cases = await listCasesIn(reader, scopeOf(context), ["open", "sent", "submitted"]);
  return {
    year,
    today: context.today,
    rows,
    all,
    unplanned,
    sums,
    cases: cases.map(lineOf),
  };
}

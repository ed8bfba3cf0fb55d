import { countFindings, type FindingFilter, listFindings } from "../../../db/queries/finding.server";
import { findingStages } from "../../domain/finding-stage";
import { foldName } from "../../domain/slug";
import { type Context, scopeOf } from "../context";
import { type FindingQuery, findingsAPage } from "./finding-query";
import type { ShownFindings } from "./shown-findings";

const columnMax = 20;
const underWay = ["open", "agreed", "shown"] as const;

/** Findings of all subcontractors and own inspections that the reader may know of, as a board by stage or as a list. */
export async function showFindings(context: Context, query: FindingQuery): Promise<ShownFindings> {
  const { reader } = context.database;
  const [scope, day] = [scopeOf(context), context.today];
  const { view, severity, owner, subcontractor, overdue, closed, sort } = query;
  const name = subcontractor === null ? null : foldName(subcontractor);
  const asked = { severity, owner, name, overdue };
  const filter: FindingFilter = { ...asked, stages: view === "board" ? findingStages : closed ? ["closed"] : underWay };
  const nothing = { severity: null, owner: null, name: null };
  const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((all, count) => all + count, 0);
  const open = sum(await countFindings(reader, scope, day, { ...nothing, overdue: false, stages: underWay }));
  const late = sum(await countFindings(reader, scope, day, { ...nothing, overdue: true, stages: underWay }));
  const counts = await countFindings(reader, scope, day, filter);
  const head = { open, overdue: late, count: sum(counts), shownOn: day };
  if (view === "board") {
    const columns = [];
    for (const stage of findingStages) {
      const part = { ...asked, stages: [stage] };
      const findings = await listFindings(reader, scope, day, part, { order: sort, offset: 0, limit: columnMax });
      columns.push({ stage, count: counts.get(stage) ?? 0, findings });
    }
    return { ...head, view, columns };
  }
  const pages = Math.max(1, Math.ceil(head.count / findingsAPage));
  const page = Math.min(query.page, pages);
  const place = { order: sort, offset: (page - 1) * findingsAPage, limit: findingsAPage };
  return { ...head, view, page, pages, findings: await listFindings(reader, scope, day, filter, place) };
}

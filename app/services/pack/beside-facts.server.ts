import { listCasesOf, listChangeNotices, listInspectors } from "../../../db/queries/dossier.server";
import { findScale, findSupervision, type PlanSupervision } from "../../../db/queries/supervision.server";
import type { Db } from "../../../db/schema";
import type { RecordedEvent } from "../../domain/audit-event";
import type { ChangeNotice } from "../../domain/change-notice";
import { asKnown, type ToldSupervision } from "../../domain/dossier/as-known";
import type { AnnouncedChange, PlanDecision } from "../../domain/dossier/dossier";
import type { DossierSource } from "../../domain/dossier/make-dossier";
import { partsOf, pointsOf, suggestedScale } from "../../domain/inspection/supervision";

const decisionOf = (supervision: PlanSupervision | null): PlanDecision | null => {
  if (supervision === null) return null;
  const { assessment, decidedBy, decidedOn } = supervision;
  if (assessment === null) return { points: null, decidedBy, decidedOn };
  const { answers, scale, points: sum, lowest } = assessment;
  return { points: { parts: partsOf(answers, scale.weights), sum, lowest }, decidedBy, decidedOn };
};

/** The weights of then are not in the history: today's are taken where they give the same sum. */
async function decisionThen(kept: Db, told: ToldSupervision | null): Promise<PlanDecision | null> {
  if (told === null) return null;
  const { points: sum, lowest, answers, decider: decidedBy, decidedOn } = told;
  if (sum === null || lowest === null || answers === null) return { points: null, decidedBy, decidedOn };
  const { weights } = (await findScale(kept)) ?? suggestedScale;
  const parts = pointsOf(answers, weights) === sum ? partsOf(answers, weights) : null;
  return { points: { parts, sum, lowest }, decidedBy, decidedOn };
}

const announced = (notice: ChangeNotice): AnnouncedChange<"auditor"> => ({
  kind: notice.kind,
  announcedOn: notice.announcedOn,
  receivedOn: notice.receivedOn,
  effectiveOn: notice.effectiveOn,
  name: notice.name,
  country: notice.country,
  objectBy: notice.objectBy,
  decision: notice.decision,
  decidedOn: notice.decidedOn,
  customersNotifiedOn: notice.customersNotifiedOn,
  details: { description: notice.description, reason: notice.reason },
});

type Beside = Pick<DossierSource, "decision" | "cases" | "inspectedBy" | "changeNotices">;
type Names = ReadonlyMap<string, string>;

const named = (ids: ReadonlyMap<string, string | null>, names: Names) =>
  new Map([...ids].map(([key, id]) => [key, id === null ? null : (names.get(id) ?? null)]));

/** What stands beside the facts of the register as it is. */
export async function besideNow(kept: Db, id: string, by: string, names: Names): Promise<Beside> {
  return {
    decision: decisionOf((await findSupervision(kept, [id])).get(id) ?? null),
    cases: await listCasesOf(kept, id, by, names, null),
    inspectedBy: named(await listInspectors(kept, id), names),
    changeNotices: (await listChangeNotices(kept, id)).map(announced),
  };
}

/** What stood beside the facts of the register as it was known, by the events that were known. */
export async function besideThen(
  kept: Db,
  id: string,
  by: string,
  names: Names,
  events: readonly RecordedEvent[],
): Promise<Beside> {
  const { supervision, inspectedBy, notices, cases } = asKnown(events);
  const newestFirst = [...notices].sort(([a, { receivedOn: on }], [b, { receivedOn: other }]) =>
    on === other ? (a < b ? 1 : -1) : on < other ? 1 : -1,
  );
  return {
    decision: await decisionThen(kept, supervision),
    cases: await listCasesOf(kept, id, by, names, cases),
    inspectedBy: named(inspectedBy, names),
    changeNotices: newestFirst.map(([, notice]) => announced(notice)),
  };
}

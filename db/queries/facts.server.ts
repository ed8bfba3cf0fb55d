import type {
  Agreement,
  Clauses,
  Contact,
  Decision,
  Evidence,
  FactList,
  Finding,
  Inspection,
  InspectionPlan,
  Location,
  Service,
  Subcontractor,
  Terms,
  Waiver,
} from "../../app/domain/portfolio";
import { outsideScope, type Scope } from "../../app/domain/permissions/scope";
import type { Db, Schema } from "../schema";
import { isKeyWithin, isWithin } from "./scope.server";

/** A subcontractor's facts with the id the register knows it by. */
export interface StoredSubcontractor {
  id: string;
  facts: Subcontractor;
}

/** The table of each list, named as its noun. */
export const tableOfList = {
  contacts: "contact",
  services: "service",
  locations: "location",
  agreements: "agreement",
  evidence: "evidence",
  inspections: "inspection",
  findings: "finding",
  waivers: "waiver",
} as const satisfies Record<FactList, keyof Schema>;
export type FactTable = (typeof tableOfList)[FactList];

type Row<T extends keyof Schema> = Schema[T];

const emptyClauses: Clauses = {};
const toClauses = (text: string): Clauses => (text === "{}" ? emptyClauses : (JSON.parse(text) as Clauses));
/** A field that came later than the format is there only where it is set; before its migration the column itself is not. */
const set = <Name extends string, Value>(name: Name, value: Value | null | undefined) =>
  (value === null || value === undefined ? {} : { [name]: value }) as { [N in Name]?: Value };
const setJson = <Value, Name extends string>(name: Name, text: string | null | undefined) =>
  set(name, text === null || text === undefined ? null : (JSON.parse(text) as Value));
const toSites = (text: string): string[] => (text === "[]" ? [] : (JSON.parse(text) as string[]));

const toContact = (row: Row<"contact">): Contact => ({ name: row.name, email: row.email, phone: row.phone, role: row.role });
const toService = (row: Row<"service">): Service => ({
  key: row.key,
  name: row.name,
  kind: row.kind,
  role: row.role,
  startsOn: row.startsOn,
  endsOn: row.endsOn,
});
const toLocation = (row: Row<"location">): Location => ({
  key: row.key,
  path: row.path,
  country: row.country,
  region: row.region,
  city: row.city,
  address: row.address,
  latitude: row.latitude,
  longitude: row.longitude,
  startsOn: row.startsOn,
  endsOn: row.endsOn,
  confirmedOn: row.confirmedOn,
  transferTool: row.transferTool,
  transferAssessedOn: row.transferAssessedOn,
});
const toAgreement = (row: Row<"agreement">): Agreement => ({
  key: row.key,
  kind: row.kind,
  title: row.title,
  signedOn: row.signedOn,
  effectiveOn: row.effectiveOn,
  endsOn: row.endsOn,
  renewalMonths: row.renewalMonths,
  noticeMonths: row.noticeMonths,
  noticeDays: row.noticeDays,
  reviewedOn: row.reviewedOn,
  includesConfidentiality: row.includesConfidentiality === 1,
  clauses: toClauses(row.clauses),
  ...setJson<NonNullable<Agreement["clauseNotes"]>, "clauseNotes">("clauseNotes", row.clauseNotes),
  ...setJson<Terms, "terms">("terms", row.terms),
  ...setJson<Decision, "decision">("decision", row.decision),
});
const toEvidence = (row: Row<"evidence">): Evidence => ({
  key: row.key,
  kind: row.kind,
  title: row.title,
  issuedOn: row.issuedOn,
  validFrom: row.validFrom,
  validTo: row.validTo,
  periodStart: row.periodStart,
  periodEnd: row.periodEnd,
  receivedOn: row.receivedOn,
  review: row.review,
  reviewedOn: row.reviewedOn,
  opinion: row.opinion,
  sites: toSites(row.sites),
  ...set("issuer", row.issuer),
  ...set("scopeText", row.scopeText),
});
const toInspection = (row: Row<"inspection">): Inspection => ({ key: row.key, completedOn: row.completedOn, result: row.result });
const toFinding = (row: Row<"finding">): Finding => ({
  key: row.key,
  title: row.title,
  severity: row.severity,
  dueOn: row.dueOn,
  closedOn: row.closedOn,
  evidence: row.evidence,
  inspection: row.inspection,
  ...set("agreement", row.agreement),
  ...set("term", row.term),
  ...set("owner", row.owner),
  ...set("action", row.action),
  ...set("effect", row.effect),
  ...set("question", row.question),
});
const toWaiver = (row: Row<"waiver">): Waiver => ({
  rule: row.rule,
  subject: row.subject,
  from: row.from,
  until: row.until,
  reason: row.reason,
  approvedBy: row.approvedBy,
});
const toPlan = (row: Row<"inspectionPlan">): InspectionPlan => ({
  firstDueOn: row.firstDueOn,
  everyMonths: row.everyMonths,
  concept: row.concept,
  rationale: row.rationale,
});

type Ids = { after: string; until: string } | { ids: readonly string[] };

/** The rows of a fact table for some subcontractors, in the order of subcontractor and key (or position). */
async function rowsOf<T extends FactTable | "inspectionPlan">(db: Db, table: T, ids: Ids): Promise<Row<T>[]> {
  // The union of tables is too wide for Kysely's inference; the columns named here are in every one of them.
  const query = db.selectFrom(table as "service").selectAll();
  const chosen =
    "ids" in ids
      ? query.where("subcontractorId", "in", ids.ids)
      : query.where("subcontractorId", ">", ids.after).where("subcontractorId", "<=", ids.until);
  const second = table === "contact" || table === "waiver" ? "position" : table === "inspectionPlan" ? "id" : "key";
  return (await chosen
    .orderBy("subcontractorId")
    .orderBy(second as "key")
    .execute()) as unknown as Row<T>[];
}

/** Deals rows sorted by subcontractor out to the subcontractors, which are sorted alike. */
function deal<R extends { subcontractorId: string }, F>(
  stored: readonly StoredSubcontractor[],
  rows: readonly R[],
  give: (to: Subcontractor, fact: F) => void,
  toFact: (row: R) => F,
) {
  let at = 0;
  for (const row of rows) {
    while (stored[at]?.id !== row.subcontractorId) {
      if (at >= stored.length) return;
      at += 1;
    }
    const to = stored[at];
    if (to !== undefined) give(to.facts, toFact(row));
  }
}

type Head = Schema["subcontractor"] & { engagedBy: string | null };

const toStored = (head: Head): StoredSubcontractor => ({
  id: head.id,
  facts: {
    key: head.key,
    name: head.name,
    registrationNumber: head.registrationNumber,
    country: head.country,
    address: head.address,
    website: head.website,
    parentName: head.parentName,
    parentCountry: head.parentCountry,
    parentAssessedOn: head.parentAssessedOn,
    status: head.status,
    criticality: head.criticality,
    affectsSecurity: head.affectsSecurity === 1,
    engagedBy: head.engagedBy,
    owner: head.owner,
    contacts: [],
    services: [],
    locations: [],
    agreements: [],
    evidence: [],
    inspectionPlan: null,
    inspections: [],
    findings: [],
    waivers: [],
  },
});

const heads = (db: Db) =>
  db
    .selectFrom("subcontractor as s")
    .leftJoin("subcontractor as engager", "engager.id", "s.engagedById")
    .selectAll("s")
    .select("engager.key as engagedBy");

async function withFacts(db: Db, heads: readonly Head[], ids: Ids): Promise<StoredSubcontractor[]> {
  const stored = heads.map(toStored);
  if (stored.length === 0) return stored;
  deal(stored, await rowsOf(db, "contact", ids), (to, fact) => to.contacts.push(fact), toContact);
  deal(stored, await rowsOf(db, "service", ids), (to, fact) => to.services.push(fact), toService);
  deal(stored, await rowsOf(db, "location", ids), (to, fact) => to.locations.push(fact), toLocation);
  deal(stored, await rowsOf(db, "agreement", ids), (to, fact) => to.agreements.push(fact), toAgreement);
  deal(stored, await rowsOf(db, "evidence", ids), (to, fact) => to.evidence.push(fact), toEvidence);
  deal(
    stored,
    await rowsOf(db, "inspectionPlan", ids),
    (to, fact) => {
      to.inspectionPlan = fact;
    },
    toPlan,
  );
  deal(stored, await rowsOf(db, "inspection", ids), (to, fact) => to.inspections.push(fact), toInspection);
  deal(stored, await rowsOf(db, "finding", ids), (to, fact) => to.findings.push(fact), toFinding);
  deal(stored, await rowsOf(db, "waiver", ids), (to, fact) => to.waivers.push(fact), toWaiver);
  return stored;
}

/** The next `limit` subcontractors after an id ("" to begin), in the order of id, with all their facts. */
export async function listStoredAfter(db: Db, afterId: string, limit: number): Promise<StoredSubcontractor[]> {
  const page = await heads(db).where("s.id", ">", afterId).orderBy("s.id").limit(limit).execute();
  const last = page.at(-1);
  return last === undefined ? [] : withFacts(db, page, { after: afterId, until: last.id });
}

/** Row and key of the next `limit` subcontractors of the scope after a key ("" to begin), in the order of key. */
export const listKeysInOrder = (db: Db, scope: Scope, afterKey: string, limit: number): Promise<{ id: string; key: string }[]> =>
  db
    .selectFrom("subcontractor")
    .select(["id", "key"])
    .where("key", ">", afterKey)
    .where(isWithin(scope, "subcontractor.id"))
    .orderBy("key")
    .limit(limit)
    .execute();

/** As {@link listKeysInOrder}, with all their facts. */
export async function listStoredInKeyOrder(
  db: Db,
  scope: Scope,
  afterKey: string,
  limit: number,
): Promise<StoredSubcontractor[]> {
  const keys = await listKeysInOrder(db, scope, afterKey, limit);
  const stored = await listStored(
    db,
    keys.map(({ id }) => id),
  );
  return (await asSeenFrom(db, scope, stored)).sort((a, b) => (a.facts.key < b.facts.key ? -1 : 1));
}

const idsMax = 500;

/** Some subcontractors with all their facts, in the order of id; an id that is not there is left out. */
export async function listStored(db: Db, ids: readonly string[]): Promise<StoredSubcontractor[]> {
  const stored: StoredSubcontractor[] = [];
  const sorted = [...ids].sort();
  for (let at = 0; at < sorted.length; at += idsMax) {
    const chunk = sorted.slice(at, at + idsMax);
    stored.push(...(await withFacts(db, await heads(db).where("s.id", "in", chunk).orderBy("s.id").execute(), { ids: chunk })));
  }
  return stored;
}

/** The subcontractors that have one of the keys, with all their facts, in no particular order. */
export async function listStoredByKey(db: Db, keys: readonly string[]): Promise<StoredSubcontractor[]> {
  const ids: string[] = [];
  for (let at = 0; at < keys.length; at += idsMax) {
    const found = await db
      .selectFrom("subcontractor")
      .select("id")
      .where("key", "in", keys.slice(at, at + idsMax))
      .execute();
    for (const { id } of found) ids.push(id);
  }
  return listStored(db, ids);
}

/** Null where there is none of that key within the scope. */
export async function findStoredByKey(db: Db, scope: Scope, key: string): Promise<StoredSubcontractor | null> {
  if (!(await isKeyWithin(db, scope, key))) return null;
  return (await asSeenFrom(db, scope, await listStoredByKey(db, [key])))[0] ?? null;
}

/** Whoever may not know of an engager sees that there is one, which the rules need, and not which. */
async function asSeenFrom(db: Db, scope: Scope, stored: readonly StoredSubcontractor[]): Promise<StoredSubcontractor[]> {
  if (scope.kind === "all") return [...stored];
  const engagers = [...new Set(stored.flatMap(({ facts }) => facts.engagedBy ?? []))];
  const known = new Set<string>();
  for (let at = 0; at < engagers.length; at += idsMax) {
    const rows = await db
      .selectFrom("subcontractor")
      .select("key")
      .where("key", "in", engagers.slice(at, at + idsMax))
      .where(isWithin(scope, "subcontractor.id"))
      .execute();
    for (const { key } of rows) known.add(key);
  }
  return stored.map(({ id, facts }) => {
    const { engagedBy } = facts;
    return { id, facts: engagedBy === null || known.has(engagedBy) ? facts : { ...facts, engagedBy: outsideScope } };
  });
}

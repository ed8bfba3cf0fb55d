import { currentDpa, mandatoryClauses, ofKind } from "../agreement";
import { plusMonths } from "../calendar";
import { coverageOf } from "../coverage";
import clauseList from "../data/dpa-clauses.json";
import { Day } from "../day";
import type { DocumentList } from "../document/document";
import { evaluate } from "../evaluate";
import type { Flag, Light } from "../flag";
import { flowDown } from "../flow-down";
import { needsPlan, nextInspection } from "../inspection/due";
import type { Agreement, Evidence, Finding, Subcontractor, Terms } from "../portfolio";
import { untilOf } from "../requirement";
import { classOf, keepsPromise } from "../residency";
import { isLiveLocation, scopeOf } from "../scope";
import type {
  AnnouncedChange,
  Answers,
  CarriedOutCase,
  ChainNode,
  Cover,
  Dossier,
  HeldAgreement,
  HeldDpa,
  HeldFile,
  HeldFinding,
  HeldLocation,
  MapFigure,
  Needed,
  PlanDecision,
  Trail,
} from "./dossier";
import { byPart, partOfFlag } from "./part";

/** What the register holds of a subcontractor, as the making of a pack finds it. */
export interface DossierSource {
  cover: Cover<"auditor">;
  facts: Subcontractor;
  customerTerms: Terms | null;
  above: readonly { name: string }[];
  below: readonly ChainNode[];
  light: Light;
  map: MapFigure | null;
  /** Null where there is no plan. */
  decision: PlanDecision | null;
  /** Files by list and key of what they belong to. */
  filesOf: (list: DocumentList, key: string) => readonly HeldFile[];
  /** Cases by the key of the inspection that they were signed off as; null = under way. */
  cases: readonly { inspectionKey: string | null; case: CarriedOutCase<"auditor"> }[];
  inspectedBy: ReadonlyMap<string, string | null>;
  changeNotices: readonly AnnouncedChange<"auditor">[];
  trail: Trail<"auditor">;
}

/** How far back the changes of a pack reach. */
const changesMonths = 12;

function answersOf({ facts, decision }: DossierSource, date: string): Answers<"auditor"> {
  const day = new Day(date);
  const { inspectionPlan: plan, findings } = facts;
  const next = nextInspection(facts, day);
  const isClosed = ({ closedOn }: Finding) => closedOn !== null && closedOn <= date;
  const open = findings.filter((finding) => !isClosed(finding));
  return {
    isNeeded: needsPlan(facts, scopeOf(facts, day)),
    plan:
      plan === null || next === null
        ? null
        : {
            concept: plan.concept,
            everyMonths: plan.everyMonths,
            firstDueOn: plan.firstDueOn,
            nextDueOn: next.dueOn,
            lastOn: next.lastOn,
            points: decision?.points ?? null,
            decidedOn: decision?.decidedOn ?? null,
            details: { rationale: plan.rationale, decidedBy: decision?.decidedBy ?? null },
          },
    inspections: carriedOut(facts, date).map(({ completedOn, result }) => ({ completedOn, result })),
    findings: {
      open: open.length,
      overdue: open.filter(({ dueOn }) => dueOn < date).length,
      closed: findings.length - open.length,
    },
  };
}

/** Newest first. */
const carriedOut = ({ inspections }: Subcontractor, on: string) =>
  inspections
    .filter(({ completedOn }) => completedOn <= on)
    .sort((a, b) => (a.completedOn === b.completedOn ? 0 : a.completedOn > b.completedOn ? -1 : 1));

function agreementOf(agreement: Agreement, { filesOf }: DossierSource): HeldAgreement<"auditor"> {
  const { kind, signedOn, effectiveOn, endsOn, renewalMonths, noticeMonths, noticeDays, reviewedOn } = agreement;
  const { key, title, decision = null, includesConfidentiality } = agreement;
  return {
    kind,
    signedOn,
    effectiveOn,
    endsOn,
    renewalMonths,
    noticeMonths,
    noticeDays,
    reviewedOn,
    includesConfidentiality,
    details: { key, title, decision, files: filesOf("agreements", key) },
  };
}

function dpaOf(dpa: Agreement, source: DossierSource, current: Agreement | null): HeldDpa<"auditor"> {
  return {
    ...agreementOf(dpa, source),
    isCurrent: dpa.key === current?.key,
    clauses: clauseList.map(({ id, article, da, en }) => {
      const note = dpa.clauseNotes?.[id] ?? null;
      return {
        id,
        article,
        words: { da, en },
        isMandatory: mandatoryClauses.includes(id),
        state: dpa.clauses[id] ?? null,
        details: { reference: note?.reference ?? null, note: note?.note ?? null },
      };
    }),
    flowDown: flowDown(source.customerTerms, dpa.terms ?? null),
  };
}

function locationsOf({ facts, cover }: DossierSource): HeldLocation<"auditor">[] {
  const day = new Day(cover.on);
  return facts.locations.map((location) => {
    const { key, path, country, region, city, address, latitude: _, longitude: __, ...dates } = location;
    const countryClass = country === null ? null : classOf(country, day);
    return {
      ...dates,
      path,
      country,
      region,
      city,
      isLive: isLiveLocation(location, day),
      class: countryClass,
      keepsPromise: countryClass !== null && keepsPromise(countryClass, cover.promise),
      details: { key, address },
    };
  });
}

function neededOf({ facts, cover }: DossierSource, flags: readonly Flag[]): Needed<"auditor">[] {
  return coverageOf(facts, cover.on, flags).map(({ needed, held, from, until, noticeOn, flag }) => {
    const thing: Agreement | Evidence | undefined =
      held === null ? undefined : facts[held.list].find(({ key }) => key === held.key);
    const kind = held?.list === "evidence" ? ((thing as Evidence | undefined)?.kind ?? null) : null;
    return {
      needed,
      from,
      until,
      noticeOn,
      flag,
      held: held === null ? null : { kind },
      details: { title: thing?.title ?? null },
    };
  });
}

function findingOf(finding: Finding, { cover }: DossierSource): HeldFinding<"auditor"> {
  const { key, title, severity, dueOn, closedOn, owner = null, action = null, effect = null } = finding;
  const isOpen = closedOn === null || closedOn > cover.on;
  return {
    severity,
    dueOn,
    closedOn: isOpen ? null : closedOn,
    isOverdue: isOpen && dueOn < cover.on,
    shownBy:
      finding.evidence !== null
        ? "evidence"
        : finding.inspection !== null
          ? "inspection"
          : finding.agreement !== undefined
            ? "agreement"
            : null,
    details: { key, title, owner, action, effect },
  };
}

/** Worst and most urgent first, open before closed. */
const byUrgency = (a: HeldFinding<"auditor">, b: HeldFinding<"auditor">) =>
  Number(a.closedOn !== null) - Number(b.closedOn !== null) || (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0);

/** All that is known of a subcontractor, judged on the cover's day. Total on valid facts. */
export function makeDossier(source: DossierSource): Dossier<"auditor"> {
  const { cover, facts } = source;
  const { on, promise } = cover;
  const day = new Day(on);
  const { flags } = evaluate(facts, on, promise);
  const dpa = currentDpa(facts, day);
  return {
    edition: "auditor",
    cover,
    light: source.light,
    inScope: scopeOf(facts, day).inScope,
    flags: byPart((id) => flags.filter((flag) => partOfFlag(flag) === id)),
    needed: neededOf(source, flags),
    company: {
      key: facts.key,
      name: facts.name,
      registrationNumber: facts.registrationNumber,
      country: facts.country,
      status: facts.status,
      criticality: facts.criticality,
      affectsSecurity: facts.affectsSecurity,
      parentCountry: facts.parentCountry,
      parentAssessedOn: facts.parentAssessedOn,
      engagedBy: source.above,
      details: {
        address: facts.address,
        website: facts.website,
        parentName: facts.parentName,
        owner: facts.owner,
        contacts: facts.contacts,
      },
    },
    answers: answersOf(source, on),
    services: facts.services.map(({ name, kind, role, startsOn, endsOn }) => ({ name, kind, role, startsOn, endsOn })),
    contracts: facts.agreements.filter(({ kind }) => kind === "contract").map((one) => agreementOf(one, source)),
    dpas: facts.agreements.filter(({ kind }) => kind === "dpa").map((one) => dpaOf(one, source, dpa)),
    ndas: ofKind(facts, "nda").map((one) => agreementOf(one, source)),
    locations: locationsOf(source),
    map: source.map,
    chain: source.below,
    changeNotices: source.changeNotices,
    evidence: facts.evidence.map((one) => {
      const { key, title, opinion, sites, kind, issuedOn, validFrom, periodStart, periodEnd, receivedOn } = one;
      const { review, reviewedOn, issuer = null, scopeText = null } = one;
      return {
        kind,
        issuedOn,
        validFrom,
        until: untilOf(one),
        periodStart,
        periodEnd,
        receivedOn,
        review,
        reviewedOn,
        details: { key, title, opinion, issuer, scopeText, sites, files: source.filesOf("evidence", key) },
      };
    }),
    inspections: carriedOut(facts, on).map(({ key, completedOn, result }) => ({
      completedOn,
      result,
      case: source.cases.find(({ inspectionKey }) => inspectionKey === key)?.case ?? null,
      details: { key, inspectedBy: source.inspectedBy.get(key) ?? null },
    })),
    casesUnderWay: source.cases.filter(({ inspectionKey }) => inspectionKey === null).map((one) => one.case),
    findings: facts.findings.map((finding) => findingOf(finding, source)).sort(byUrgency),
    waivers: facts.waivers.map(({ rule, subject, from, until, reason, approvedBy }) => ({
      rule,
      from,
      until,
      isInForce: from <= on && on <= until,
      details: { subject, reason, approvedBy },
    })),
    changesFrom: plusMonths(on, -changesMonths),
    trail: source.trail,
  };
}

import type { Flag } from "../flag";
import type { CarriedOutCase, CheckedClause, Dossier, HeldAgreement, Needed } from "./dossier";
import { byPart } from "./part";

const withheld = { details: null } as const;

/** The flag without any text that a person typed: kinds, dates and places stay. */
function withoutTexts(flag: Flag): Flag {
  const facts: Record<string, unknown> = { ...flag.facts };
  if ("title" in facts) facts["title"] = null;
  if (flag.rule === "waiver-expired") facts["subject"] = null;
  // A key is made from a name or a title.
  return { ...flag, subject: null, facts } as Flag;
}

const agreement = (held: HeldAgreement<"auditor">): HeldAgreement<"customer"> => ({ ...held, ...withheld });
const clause = (checked: CheckedClause<"auditor">): CheckedClause<"customer"> => ({ ...checked, ...withheld });
const needed = (line: Needed<"auditor">): Needed<"customer"> => ({
  ...line,
  ...withheld,
  flag: line.flag === null ? null : withoutTexts(line.flag),
});
const carriedOut = (one: CarriedOutCase<"auditor">): CarriedOutCase<"customer"> => ({ ...one, ...withheld });

/**
 * The customer's edition: what was promised to them and how it is kept, without originals, contacts, titles, notes and
 * findings' text. What is withheld is not in it at all.
 */
export function forCustomer(dossier: Dossier<"auditor">): Dossier<"customer"> {
  const { plan } = dossier.answers;
  return {
    ...dossier,
    edition: "customer",
    cover: { ...dossier.cover, madeBy: null },
    flags: byPart((id) => dossier.flags[id].map(withoutTexts)),
    needed: dossier.needed.map(needed),
    company: { ...dossier.company, ...withheld },
    answers: { ...dossier.answers, plan: plan === null ? null : { ...plan, ...withheld } },
    contracts: dossier.contracts.map(agreement),
    dpas: dossier.dpas.map((dpa) => ({ ...dpa, ...withheld, clauses: dpa.clauses.map(clause) })),
    ndas: dossier.ndas.map(agreement),
    locations: dossier.locations.map((location) => ({ ...location, ...withheld })),
    changeNotices: dossier.changeNotices.map((notice) => ({ ...notice, ...withheld })),
    evidence: dossier.evidence.map((one) => ({ ...one, ...withheld })),
    inspections: dossier.inspections.map((one) => ({
      ...one,
      ...withheld,
      case: one.case === null ? null : carriedOut(one.case),
    })),
    casesUnderWay: dossier.casesUnderWay.map(carriedOut),
    findings: dossier.findings.map((finding) => ({ ...finding, ...withheld })),
    waivers: dossier.waivers.map((waiver) => ({ ...waiver, ...withheld })),
    trail: { ...dossier.trail, events: dossier.trail.events.map((event) => ({ ...event, ...withheld })) },
  };
}

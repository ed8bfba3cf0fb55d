import { clauseIds, mandatoryClauses } from "../../app/domain/agreement";
import { plusDays, plusMonths } from "../../app/domain/calendar";
import type {
  Agreement,
  Clauses,
  Contact,
  Evidence,
  EvidenceKind,
  Finding,
  Inspection,
  Location,
  LocationPath,
  Service,
  ServiceKind,
  ServiceRole,
  Subcontractor,
  Waiver,
} from "../../app/domain/portfolio";
import { slugOf } from "../../app/domain/slug";
import { emptySubcontractor } from "../../app/domain/subcontractor";
import { type PlaceName, places } from "./demo-places";

/** A made-up company: where it sits and whom one talks to there. */
export interface Company {
  key: string;
  name: string;
  place: PlaceName;
  /** Name and role. */
  contacts: [name: string, role: string][];
}

export const owners = {
  mette: "mette.dahl@nordvang.example",
  jonas: "jonas.krag@nordvang.example",
  sofie: "sofie.lind@nordvang.example",
} as const;

/** No authority hands out a number that begins with zeros, so that it cannot be anybody's. */
const impossibleNumber = (country: string, number: number) => `${country}${String(number).padStart(8, "0")}`;

export const approvedBy = "Mette Dahl, direktør";

const year = (date: string) => date.slice(0, 4);

const clauses = (overrides: Clauses): Clauses => {
  const notNeeded = ["DPA-29", "DPA-30"];
  const state = (id: string) => (!mandatoryClauses.includes(id) && notNeeded.includes(id) ? "n/a" : "present");
  return { ...Object.fromEntries(clauseIds.map((id) => [id, state(id)])), ...overrides };
};

const evidenceTitles: Partial<Record<EvidenceKind, string>> = {
  iso27001: "ISO/IEC 27001:2022-certifikat",
  en50600: "EN 50600-certifikat, tilgængelighedsklasse 3",
  "isae3402-2": "ISAE 3402 type 2-erklæring",
  "isae3000-gdpr": "ISAE 3000 type 2-erklæring om databeskyttelse",
  "soc2-2": "SOC 2 type 2-rapport",
  insurance: "Erhvervs- og cyberforsikring",
  "continuity-test": "Gendannelsestest af backup",
  "breach-drill": "Øvelse i brudunderretning",
  pentest: "Penetrationstest, resumé",
  "location-statement": "Lokationserklæring",
  "subprocessor-list": "Liste over underdatabehandlere",
};

/** Kinds of service that each piece of evidence is asked for; the list of sub-processors is asked of who processes. */
const askedOf: Partial<Record<EvidenceKind, readonly ServiceKind[]>> = {
  "continuity-test": ["datacentre", "cloud", "network"],
  "breach-drill": ["datacentre", "cloud", "software"],
  pentest: ["cloud", "software"],
  "location-statement": ["datacentre", "cloud", "software", "network", "consultant"],
};

/** What is tried out is not the same everywhere. */
const continuityTests: Partial<Record<ServiceKind, string>> = {
  datacentre: "Beredskabsøvelse: strømsvigt og skift til generator",
  network: "Failovertest mellem to fremføringer",
};

/**
 * Makes the facts of companies that have their things in order, unless told otherwise. Every date counts from the day of
 * loading, so that the demo never grows old; windows that a rule opens and shuts within days are counted in days.
 */
export class DemoFacts {
  constructor(readonly today: string) {}

  ago(months: number, days = 0): string {
    return plusDays(plusMonths(this.today, -months), -days);
  }

  ahead(months: number, days = 0): string {
    return plusDays(plusMonths(this.today, months), days);
  }

  inDays(days: number): string {
    return plusDays(this.today, days);
  }

  /** The day whose anniversary comes in so many days. */
  yearBefore(days: number): string {
    return plusMonths(this.inDays(days), -12);
  }

  /** First day of the month so many months back. */
  monthStart(months: number): string {
    return `${this.ago(months).slice(0, 8)}01`;
  }

  /** Last day of the month so many months back. */
  monthEnd(months: number): string {
    return plusDays(plusMonths(this.monthStart(months), 1), -1);
  }

  company(number: number, { key, name, place, contacts }: Company, facts: Partial<Subcontractor>): Subcontractor {
    const { country, address } = places[place];
    const phone = country === "DK" ? `+45 0000 ${String(number).padStart(4, "0")}` : null;
    const toContact = ([person, role]: [string, string], at: number): Contact => ({
      name: person,
      email: `${slugOf(person.split(" ")[0] ?? person)}@${key}.example`,
      phone: at === 0 ? phone : null,
      role,
    });
    return emptySubcontractor({
      key,
      name,
      registrationNumber: impossibleNumber(country, number),
      country,
      address,
      website: `https://${key}.example`,
      contacts: contacts.map(toContact),
      ...facts,
    });
  }

  /** @param months since it started */
  service(kind: ServiceKind, role: ServiceRole | null, name: string, months: number, overrides: Partial<Service> = {}): Service {
    return { key: slugOf(name), name, kind, role, startsOn: this.monthStart(months), endsOn: null, ...overrides };
  }

  /** @param months since it was confirmed */
  location(path: LocationPath, place: PlaceName, months: number, overrides: Partial<Location> = {}): Location {
    return {
      key: `${slugOf(place)}-${path}`,
      path,
      region: null,
      startsOn: null,
      endsOn: null,
      confirmedOn: this.ago(months),
      transferTool: null,
      transferAssessedOn: null,
      ...places[place],
      ...overrides,
    };
  }

  private agreement(kind: Agreement["kind"], title: string, effectiveOn: string, overrides: Partial<Agreement>): Agreement {
    return {
      key: slugOf(title),
      kind,
      title: `${title} ${year(effectiveOn)}`,
      signedOn: plusDays(effectiveOn, -18),
      effectiveOn,
      endsOn: null,
      renewalMonths: null,
      noticeMonths: null,
      noticeDays: null,
      reviewedOn: null,
      includesConfidentiality: false,
      clauses: {},
      ...overrides,
    };
  }

  contract(months: number, overrides: Partial<Agreement> = {}, title = "Rammeaftale"): Agreement {
    return this.agreement("contract", title, this.monthStart(months), { noticeMonths: 6, ...overrides });
  }

  /** @param reviewed months since the clauses were looked at */
  dpa(months: number, reviewed: number, overrides: Partial<Agreement> = {}, states: Clauses = {}): Agreement {
    const contents = { reviewedOn: this.ago(reviewed), clauses: clauses(states) };
    return this.agreement("dpa", "Databehandleraftale", this.monthStart(months), { ...contents, ...overrides });
  }

  nda(months: number, overrides: Partial<Agreement> = {}): Agreement {
    return this.agreement("nda", "Fortrolighedsaftale", this.monthStart(months), overrides);
  }

  /** Received, read and accepted within two weeks. */
  dated(kind: EvidenceKind, issuedOn: string, overrides: Partial<Evidence> = {}): Evidence {
    const title = `${evidenceTitles[kind] ?? "Dokumentation"} ${year(issuedOn)}`;
    return {
      key: kind,
      kind,
      title,
      issuedOn,
      validFrom: null,
      validTo: null,
      periodStart: null,
      periodEnd: null,
      receivedOn: plusDays(issuedOn, 5),
      review: "accepted",
      reviewedOn: plusDays(issuedOn, 9),
      opinion: null,
      sites: [],
      ...overrides,
    };
  }

  /** An auditor's report over the twelve months up to the end of the month so many months back, issued seven weeks later. */
  report(kind: EvidenceKind, months: number, overrides: Partial<Evidence> = {}): Evidence {
    const periodEnd = this.monthEnd(months);
    const periodStart = plusMonths(plusDays(periodEnd, 1), -12);
    const title = `${evidenceTitles[kind] ?? "Erklæring"} ${year(periodEnd)}`;
    return this.dated(kind, plusDays(periodEnd, 49), { title, periodStart, periodEnd, opinion: "unmodified", ...overrides });
  }

  /** A certificate of three years of which so many months are left. */
  certificate(kind: EvidenceKind, monthsLeft: number, overrides: Partial<Evidence> = {}): Evidence {
    const validTo = this.monthEnd(-monthsLeft);
    const validFrom = plusDays(plusMonths(validTo, -36), 1);
    const title = evidenceTitles[kind] ?? "Certifikat";
    return this.dated(kind, validFrom, { title, validFrom, validTo, ...overrides });
  }

  insurance(monthsLeft: number): Evidence {
    const validTo = this.monthEnd(-monthsLeft);
    const validFrom = plusDays(plusMonths(validTo, -12), 1);
    return this.dated("insurance", validFrom, { validFrom, validTo });
  }

  /**
   * What the requirement profile asks of a kind of service, an auditor's report or a certificate aside.
   * @param months since the oldest of it was issued, 3 to 8: what is older begins to run out
   * @param without kinds that are left out
   */
  kept(kind: ServiceKind, months: number, processing: boolean, without: EvidenceKind[] = []): Evidence[] {
    const wanted = (Object.keys(askedOf) as EvidenceKind[]).filter((piece) => askedOf[piece]?.includes(kind) === true);
    if (processing) wanted.push("subprocessor-list");
    const dated = wanted
      .filter((piece) => !without.includes(piece))
      .map((piece, at) => {
        const evidence = this.dated(piece, this.ago(months - (at % 3), at * 4));
        const tried = piece === "continuity-test" ? continuityTests[kind] : undefined;
        return tried === undefined ? evidence : { ...evidence, title: `${tried} ${year(evidence.issuedOn ?? "")}` };
      });
    const insured = kind === "datacentre" || kind === "cloud" || kind === "consultant";
    return insured && !without.includes("insurance") ? [...dated, this.insurance(months + 1)] : dated;
  }

  /** Two years of supervision, the last so many months ago, with what was planned for it. */
  supervised(
    concept: number,
    rationale: string,
    months: number,
    everyMonths = 12,
  ): Pick<Subcontractor, "inspectionPlan" | "inspections"> {
    const lastOn = this.ago(months);
    const inspections = [plusMonths(lastOn, -everyMonths), lastOn].map((date) => this.inspection(date));
    const firstDueOn = plusMonths(inspections[0]?.completedOn ?? lastOn, 1);
    return { inspectionPlan: { firstDueOn, everyMonths, concept, rationale }, inspections };
  }

  inspection(completedOn: string, result: Inspection["result"] = "passed"): Inspection {
    return { key: `egenkontrol-${completedOn}`, completedOn, result };
  }

  finding(key: string, title: string, severity: Finding["severity"], dueOn: string, overrides: Partial<Finding> = {}): Finding {
    return { key, title, severity, dueOn, closedOn: null, evidence: null, inspection: null, ...overrides };
  }

  /** An exception accepted so many months ago and good for so many more, eleven months in all at most. */
  waiver(rule: string, subject: string | null, monthsAgo: number, monthsLeft: number, reason: string): Waiver {
    return { rule, subject, from: this.ago(monthsAgo), until: this.ahead(monthsLeft), reason, approvedBy };
  }
}

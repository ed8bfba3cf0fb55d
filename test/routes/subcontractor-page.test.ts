import { describe, expect, test } from "vitest";
import { savedIn, shownAt } from "~/components/fact-form/nouns";
import type { SubcontractorData } from "~/components/subcontractor/subcontractor-data";
import type { Subcontractor } from "~/domain/portfolio";
import * as page from "~/routes/_app.subcontractors.$key";
import { Caller, holding } from "../support/call-route";
import {
  aContract,
  aDpa,
  aLocation,
  anEvidence,
  anInspection,
  aFinding,
  aService,
  aSubcontractor,
  aWaiver,
  keptEvidence,
} from "../support/facts";
import { freshRegister } from "../support/register";

interface Page {
  shown: SubcontractorData;
  refusal: { code: string } | null;
  saved: { noun: string; edited: string } | null;
}

async function shown(subcontractors: Subcontractor[], path = "/", key = "nordhavn") {
  const { context } = await freshRegister();
  await holding(context, subcontractors);
  return new Caller(context).load<Page>(page.loader, { key }, path);
}

const coverage = ({ coverage: rows }: SubcontractorData) => Object.fromEntries(rows.map((row) => [row.needed, row]));

describe("the page of a subcontractor", () => {
  test("shows what it is, and that all is in place", async () => {
    const { status, data } = await shown([aSubcontractor()]);
    expect(status).toBe(200);
    expect(data.shown).toMatchObject({
      light: "green",
      inScope: true,
      flags: [],
      kinds: ["cloud"],
      roles: ["sub-processor"],
      on: "2026-11-23",
      today: "2026-11-23",
    });
    expect(data.shown.coverage.map(({ needed }) => needed)).toEqual([
      "contract",
      "dpa",
      "nda",
      "assurance",
      "insurance",
      "continuity-test",
      "breach-drill",
      "pentest",
      "location-statement",
      "subprocessor-list",
    ]);
    expect(data.shown.coverage.every(({ flag, held }) => flag === null && held !== null)).toBe(true);
    expect(data.shown.nextDeadline).toMatchObject({ kind: "inspection-due", on: "2027-01-31" });
  });

  test("is not there for a key that nothing has", async () => {
    expect((await shown([aSubcontractor()], "/", "nobody")).status).toBe(404);
  });

  test("answers for the day asked about, and says when that is no day", async () => {
    const facts = [aSubcontractor({ services: [aService({ startsOn: "2026-06-01" })] })];
    expect((await shown(facts, "/?on=2026-05-31")).data.shown).toMatchObject({
      on: "2026-05-31",
      inScope: false,
      light: "grey",
      coverage: [],
    });
    const bad = await shown(facts, "/?on=2026-02-30");
    expect(bad).toMatchObject({ status: 400, data: { refusal: { code: "bad-on-date" } } });
    expect(bad.data.shown).toBeUndefined();
  });

  test("puts the worst flag first and the waived ones last", async () => {
    const { data } = await shown([
      aSubcontractor({
        agreements: [],
        evidence: keptEvidence().filter(({ kind }) => kind !== "insurance"),
        waivers: [aWaiver()],
      }),
    ]);
    expect(data.shown.flags.map(({ rule, severity, waived }) => [rule, severity, waived])).toEqual([
      ["dpa-missing", "critical", false],
      ["evidence-missing", "high", false],
      ["nda-missing", "high", false],
      ["contract-missing", "high", true],
    ]);
    expect(coverage(data.shown)).toMatchObject({
      contract: { held: null, flag: { waived: true } },
      dpa: { held: null, flag: { rule: "dpa-missing" } },
      insurance: { held: null, flag: { rule: "evidence-missing" } },
    });
  });

  test("holds against each requirement what lasts longest, with its days and the notice deadline", async () => {
    const { data } = await shown([
      aSubcontractor({
        agreements: [
          aContract({ key: "old", endsOn: "2026-01-31" }),
          aContract({
            key: "new",
            signedOn: "2025-01-01",
            effectiveOn: "2025-02-01",
            endsOn: "2027-01-31",
            renewalMonths: 12,
            noticeMonths: 1,
            includesConfidentiality: true,
          }),
          aDpa({ key: "unsigned", signedOn: null }),
          aDpa({ key: "signed" }),
        ],
        evidence: [
          ...keptEvidence().filter(({ kind }) => kind !== "pentest"),
          anEvidence({ kind: "pentest", review: "pending", issuedOn: "2026-11-20" }),
        ],
      }),
    ]);
    expect(coverage(data.shown)).toMatchObject({
      contract: {
        held: { list: "agreements", key: "new" },
        from: "2025-02-01",
        until: "2027-01-31",
        noticeOn: "2026-12-31",
        flag: { rule: "contract-notice-closing" },
      },
      dpa: { held: { key: "signed" }, until: null, noticeOn: null, flag: null },
      nda: { held: { key: "new" } },
      pentest: { held: { list: "evidence", key: "pentest" }, flag: { rule: "evidence-missing" } },
      assurance: { held: { key: "iso27001" }, until: "2029-01-31" },
    });
  });

  test("says where data is, and how supervision was planned, carried out and followed up", async () => {
    const { data } = await shown([
      aSubcontractor({
        locations: [
          aLocation(),
          aLocation({ key: "oslo", country: "NO" }),
          aLocation({ key: "eu", country: null, region: "EU" }),
          aLocation({ key: "gone", endsOn: "2025-01-01" }),
          aLocation({ key: "next", startsOn: "2027-01-01" }),
        ],
        inspections: [anInspection(), anInspection({ key: "late", completedOn: "2026-12-24" })],
        findings: [aFinding({ closedOn: "2026-11-23" }), aFinding({ key: "f2", closedOn: "2026-11-24" })],
      }),
    ]);
    expect(data.shown.residencies).toEqual([
      { key: "cph", class: "EU", keepsPromise: true, time: "now" },
      { key: "eu", class: null, keepsPromise: null, time: "now" },
      { key: "gone", class: "EU", keepsPromise: true, time: "past" },
      { key: "next", class: "EU", keepsPromise: true, time: "ahead" },
      { key: "oslo", class: "EEA", keepsPromise: false, time: "now" },
    ]);
    expect(data.shown.supervision).toEqual({ nextOn: "2027-01-31", latest: "2026", findings: { all: 2, closed: 1 } });
  });

  test("asks nothing of a chain node but to be known", async () => {
    const chain = [aSubcontractor(), aSubcontractor({ key: "below", name: "Nederst", engagedBy: "nordhavn", locations: [] })];
    const below = (await shown(chain, "/", "below")).data.shown;
    expect(below).toMatchObject({
      coverage: [],
      above: [{ key: "nordhavn", name: "Nordhavn" }],
      flags: [{ rule: "location-none" }],
      light: "red",
    });
    const above = (await shown(chain)).data.shown;
    expect(above).toMatchObject({ light: "amber", below: [{ key: "below", engagedBy: "nordhavn", light: "red" }] });
  });
});

describe("what was saved", () => {
  test("is read back from where one is sent, and only from a closed list", () => {
    const url = new URL(shownAt("waiver", "nordhavn", "2026-01-01", "removed"), "http://localhost");
    expect(url.pathname).toBe("/subcontractors/nordhavn/findings");
    expect(savedIn(url.searchParams)).toEqual({ noun: "waiver", edited: "removed" });
    for (const text of ["", "waiver", "waiver-sold", "organisation-created", "constructor-removed", "<b>-removed"]) {
      expect(savedIn(new URLSearchParams({ saved: text }))).toBeNull();
    }
  });
});

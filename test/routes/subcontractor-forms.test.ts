import { describe, expect, test } from "vitest";
import type { FormPage, RefusedForm } from "~/components/fact-form/form-page";
import type { RefusedRemoval } from "~/components/fact-form/removal";
import type { RemovePage } from "~/components/fact-form/remove-page";
import type { FactList, Subcontractor } from "~/domain/portfolio";
import * as editFact from "~/routes/_app.subcontractors.$key_.$list.$fact.edit";
import * as removeFact from "~/routes/_app.subcontractors.$key_.$list.$fact.remove";
import * as newFact from "~/routes/_app.subcontractors.$key_.$list.new";
import * as editHead from "~/routes/_app.subcontractors.$key_.edit";
import * as editPlan from "~/routes/_app.subcontractors.$key_.plan.edit";
import * as removePlan from "~/routes/_app.subcontractors.$key_.plan.remove";
import * as removeHead from "~/routes/_app.subcontractors.$key_.remove";
import * as newHead from "~/routes/_app.subcontractors.new";
import { findFacts } from "~/services/subcontractor/find-facts.server";
import { Caller, holding } from "../support/call-route";
import { aContact, aFinding, anEvidence, anInspection, aSubcontractor, aWaiver, keptEvidence } from "../support/facts";
import { freshRegister } from "../support/register";

const key = "nordhavn";

/** A subcontractor with one thing of every noun, the last of each with a name of its own. */
const whole = (): Subcontractor =>
  aSubcontractor({
    contacts: [aContact(), aContact({ name: "Bo Bak", email: "bo@nordhavn.example" })],
    evidence: [
      ...keptEvidence(),
      anEvidence({ key: "report", kind: "isae3402-2", periodStart: "2025-07-01", periodEnd: "2026-06-30", sites: ["cph"] }),
    ],
    inspections: [anInspection(), anInspection({ key: "2025", completedOn: "2025-01-31", result: "findings" })],
    findings: [aFinding({ title: "Nøglekort", inspection: "2025", evidence: "report" })],
    waivers: [aWaiver()],
  });

async function opened(...subcontractors: Subcontractor[]) {
  const { database, context } = await freshRegister();
  await holding(context, subcontractors.length === 0 ? [whole()] : subcontractors);
  const facts = async (of = key) => {
    const found = await findFacts(context, of);
    if (found === null) throw new Error(`No ${of} in the register.`);
    return found;
  };
  return { call: new Caller(context), context, database, facts };
}
type Opened = Awaited<ReturnType<typeof opened>>;

const events = ({ database }: Opened) =>
  database.reader.selectFrom("event").select(["action", "subject", "subjectKey"]).orderBy("id").execute();

/** What was written down for the last event: reasons and other words of people, apart from the event. */
const words = async ({ database }: Opened) =>
  JSON.stringify(
    await database.reader.selectFrom("personalValue").select("value").orderBy("eventSeq", "desc").limit(20).execute(),
  );

/** A form as the browser would send it when nothing but `typed` is touched. */
const sent = (page: FormPage, typed: Record<string, string | string[]>) => ({
  ...Object.fromEntries(Object.entries(page.values).map(([name, values]) => [name, [...values]])),
  ...(page.digest === null ? {} : { digest: page.digest }),
  ...typed,
});

interface Noun {
  list: FactList;
  tab: string;
  noun: string;
  /** Fields of a new one, and what the register then holds. */
  added: Record<string, string | string[]>;
  holds: Record<string, unknown>;
  /** One that is there, and a change of it. */
  fact: string;
  typed: Record<string, string | string[]>;
  becomes: Record<string, unknown>;
  /** What the schema refuses, and the field it is said at. */
  bad: Record<string, string | string[]>;
  at: string;
}

const nouns: Noun[] = [
  {
    list: "contacts",
    tab: "contacts",
    noun: "contact",
    added: { name: "Ida Iversen", email: " ", phone: "+45 33 33 33 33", role: "" },
    holds: { name: "Ida Iversen", email: null, phone: "+45 33 33 33 33", role: null },
    fact: "1",
    typed: { role: "salg" },
    becomes: { name: "Bo Bak", email: "bo@nordhavn.example", phone: null, role: "salg" },
    bad: { name: "x".repeat(20_001) },
    at: "name",
  },
  {
    list: "services",
    tab: "",
    noun: "service",
    added: { name: "Backup", kind: "cloud", role: "", startsOn: "2026-01-01", endsOn: "" },
    holds: { key: "backup", name: "Backup", kind: "cloud", role: null, startsOn: "2026-01-01", endsOn: null },
    fact: "hosting",
    typed: { endsOn: "2027-06-30" },
    becomes: { key: "hosting", role: "sub-processor", endsOn: "2027-06-30" },
    bad: { startsOn: "2026-02-30" },
    at: "startsOn",
  },
  {
    list: "locations",
    tab: "locations",
    noun: "location",
    added: { path: "backup", country: "FR", city: "Roubaix", latitude: "50,69", longitude: "3.17", address: "Rue 1\r\n59100" },
    holds: {
      key: "roubaix",
      path: "backup",
      country: "FR",
      latitude: 50.69,
      longitude: 3.17,
      address: "Rue 1\n59100",
      region: null,
    },
    fact: "cph",
    typed: { confirmedOn: "2026-11-20" },
    becomes: { key: "cph", confirmedOn: "2026-11-20", city: "Ballerup" },
    bad: { startsOn: "2026-05-01", endsOn: "2026-04-30" },
    at: "endsOn",
  },
  {
    list: "agreements",
    tab: "agreements",
    noun: "agreement",
    added: {
      kind: "contract",
      title: "Tillæg",
      signedOn: "2026-10-01",
      renewalMonths: "12",
      noticeMonths: "3",
      noticeDays: "",
      includesConfidentiality: "yes",
    },
    holds: {
      key: "contract-2026",
      renewalMonths: 12,
      noticeMonths: 3,
      noticeDays: null,
      includesConfidentiality: true,
      clauses: {},
    },
    fact: "dpa",
    typed: { "clauses.DPA-29": "partial", "clauses.DPA-01": "" },
    becomes: { key: "dpa", kind: "dpa", clauses: expect.objectContaining({ "DPA-02": "present", "DPA-29": "partial" }) },
    bad: { noticeMonths: "tre" },
    at: "noticeMonths",
  },
  {
    list: "evidence",
    tab: "evidence",
    noun: "evidence",
    added: { kind: "iso27001", review: "pending", validTo: "2029-01-31", sites: ["cph"] },
    holds: { key: "iso27001-2", kind: "iso27001", review: "pending", validTo: "2029-01-31", sites: ["cph"], opinion: null },
    fact: "report",
    typed: { opinion: "qualified" },
    becomes: { key: "report", opinion: "qualified", sites: ["cph"] },
    bad: { validFrom: "2026-01-02", validTo: "2026-01-01" },
    at: "validTo",
  },
  {
    list: "inspections",
    tab: "inspections",
    noun: "inspection",
    added: { completedOn: "2026-11-01", result: "passed" },
    holds: { key: "2026-11-01", completedOn: "2026-11-01", result: "passed" },
    fact: "2026",
    typed: { result: "findings" },
    becomes: { key: "2026", completedOn: "2026-01-31", result: "findings" },
    bad: { completedOn: "" },
    at: "completedOn",
  },
  {
    list: "findings",
    tab: "findings",
    noun: "finding",
    added: { title: "Låst rum", severity: "low", dueOn: "2027-01-01", inspection: "2026" },
    holds: { key: "laast-rum", title: "Låst rum", severity: "low", inspection: "2026", evidence: null },
    fact: "f1",
    typed: { closedOn: "2026-11-22" },
    becomes: { key: "f1", closedOn: "2026-11-22", title: "Nøglekort" },
    bad: { evidence: "nowhere" },
    at: "evidence",
  },
  {
    list: "waivers",
    tab: "findings",
    noun: "waiver",
    added: {
      rule: "location-stale",
      subject: "cph",
      from: "2026-11-01",
      until: "2027-10-31",
      reason: "På vej",
      approvedBy: "Mette Dahl",
    },
    holds: {
      rule: "location-stale",
      subject: "cph",
      from: "2026-11-01",
      until: "2027-10-31",
      reason: "På vej",
      approvedBy: "Mette Dahl",
    },
    fact: "0",
    typed: { until: "2026-12-30" },
    becomes: { rule: "contract-missing", subject: null, until: "2026-12-30" },
    bad: { until: "2027-06-01" },
    at: "until",
  },
];

const expectedAt = (tab: string, saved: string) => `/subcontractors/${key}${tab === "" ? "" : `/${tab}`}?saved=${saved}`;

describe.each(nouns)("$noun", ({ list, tab, noun, added, holds, fact, typed, becomes, bad, at }) => {
  const one = { key, list, fact };

  test("is added", async () => {
    const open = await opened();
    const before = (await open.facts())[list].length;
    expect((await open.call.load<FormPage>(newFact.loader, { key, list })).data).toMatchObject({
      noun,
      digest: null,
      of: { key },
    });
    const answer = await open.call.act(newFact.action, { key, list }, added);
    expect(answer).toMatchObject({ status: 302, location: expectedAt(tab, `${noun}-created`) });
    const things = (await open.facts())[list];
    expect(things).toHaveLength(before + 1);
    expect(things).toContainEqual(expect.objectContaining(holds));
    expect((await events(open)).at(-1)).toMatchObject({ action: "created", subject: list });
  });

  test("is edited, and what was not touched stays as it was", async () => {
    const open = await opened();
    const before = await open.facts();
    const page = (await open.call.load<FormPage>(editFact.loader, one)).data;
    const untouched = await open.call.act(editFact.action, one, sent(page, {}));
    expect(untouched.status).toBe(302);
    expect(await open.facts()).toEqual(before);
    expect((await events(open)).filter(({ action, subject }) => action === "changed" && subject !== "organisation")).toEqual([]);
    const answer = await open.call.act(editFact.action, one, sent(page, typed), "/?on=2026-01-01");
    expect(answer.location).toBe(expectedAt(tab, `${noun}-changed`).replace("?", "?on=2026-01-01&"));
    expect((await open.facts())[list]).toContainEqual(expect.objectContaining(becomes));
  });

  test("is refused at its field, and keeps what was typed", async () => {
    const open = await opened();
    const before = await open.facts();
    const page = (await open.call.load<FormPage>(editFact.loader, one)).data;
    const answer = await open.call.act<RefusedForm>(editFact.action, one, sent(page, bad));
    expect(answer.status).toBe(422);
    expect(answer.data.problems).toEqual([{ field: at, message: expect.stringMatching(/\.$/) }]);
    expect(answer.data.digest).toBe(page.digest);
    for (const [name, value] of Object.entries(bad)) expect(answer.data.values[name]).toEqual([value].flat());
    expect(await open.facts()).toEqual(before);
  });

  test("shows both versions when somebody else changed it, and saving again overwrites", async () => {
    const open = await opened();
    const page = (await open.call.load<FormPage>(editFact.loader, one)).data;
    const other = {
      contacts: { phone: "112" },
      services: { name: "Drift" },
      locations: { city: "Herlev" },
      agreements: { title: "Ny" },
      evidence: { title: "Ny" },
      inspections: { completedOn: "2026-02-01" },
      findings: { title: "Ny" },
      waivers: { approvedBy: "Ole" },
    }[list] as Record<string, string>;
    await open.call.act(editFact.action, one, sent(page, other));
    const answer = await open.call.act<RefusedForm>(editFact.action, one, sent(page, typed));
    expect(answer.status).toBe(409);
    const [name, theirs] = Object.entries(other)[0] ?? ["", ""];
    expect(answer.data.conflict?.theirs?.[name]).toEqual([theirs]);
    for (const [field, value] of Object.entries(typed)) expect(answer.data.values[field]).toEqual([value].flat());
    const again = await open.call.act(editFact.action, one, { ...answer.data.values, digest: answer.data.digest ?? "" });
    expect(again.status).toBe(302);
    expect((await open.facts())[list]).toContainEqual(expect.objectContaining(becomes));
    expect((await open.facts())[list]).not.toContainEqual(expect.objectContaining({ [name]: theirs }));
  });

  test("goes for a reason, never without", async () => {
    // What refers to it goes first: findings to evidence and inspections, evidence to locations.
    const isReferredTo = list === "evidence" || list === "inspections" || list === "locations";
    const open = await opened({
      ...whole(),
      ...(isReferredTo && { findings: [] }),
      ...(list === "locations" && { evidence: keptEvidence() }),
    });
    const page = (await open.call.load<RemovePage>(removeFact.loader, one)).data;
    expect(page).toMatchObject({ noun, blockers: [], typedName: null });
    expect(page.lines.length).toBeGreaterThan(0);
    const before = (await open.facts())[list].length;
    const refused = await open.call.act<RefusedRemoval>(removeFact.action, one, { digest: page.digest, reason: "  " });
    expect(refused).toMatchObject({ status: 422, data: { problems: [{ field: "reason" }] } });
    expect((await open.facts())[list]).toHaveLength(before);
    const answer = await open.call.act(removeFact.action, one, { digest: page.digest, reason: "Registreret ved en fejl" });
    expect(answer).toMatchObject({ status: 302, location: expectedAt(tab, `${noun}-removed`) });
    expect((await open.facts())[list]).toHaveLength(before - 1);
    expect((await events(open)).at(-1)).toMatchObject({ action: "removed", subject: list });
    expect(await words(open)).toContain("Registreret ved en fejl");
  });

  test("is not found where it is not", async () => {
    const { call } = await opened();
    const absent = { key, list, fact: list === "contacts" || list === "waivers" ? "9" : "nothing" };
    expect((await call.load(editFact.loader, absent)).status).toBe(404);
    expect((await call.load(removeFact.loader, absent)).status).toBe(404);
    expect((await call.act(removeFact.action, absent, { reason: "r", digest: "" })).status).toBe(404);
    expect((await call.load(newFact.loader, { key: "nobody", list })).status).toBe(404);
    expect((await call.act(newFact.action, { key: "nobody", list }, added)).status).toBe(404);
  });
});

describe("a fact", () => {
  test.each([["nothing"], ["inspectionPlan"], ["__proto__"]])("of a list called %s does not exist", async (list) => {
    const { call } = await opened();
    expect((await call.load(newFact.loader, { key, list })).status).toBe(404);
    expect((await call.act(newFact.action, { key, list }, {})).status).toBe(404);
    expect((await call.load(editFact.loader, { key, list, fact: "0" })).status).toBe(404);
    expect((await call.act(removeFact.action, { key, list, fact: "0" }, { reason: "r" })).status).toBe(404);
  });

  test("that another removed meanwhile can be added again with what was typed", async () => {
    const { call } = await opened();
    const one = { key, list: "services", fact: "hosting" };
    const page = (await call.load<FormPage>(editFact.loader, one)).data;
    await call.act(removeFact.action, one, { reason: "Væk", digest: page.digest ?? "" });
    const answer = await call.act<RefusedForm>(editFact.action, one, sent(page, { name: "Housing" }));
    expect(answer).toMatchObject({ status: 409, data: { conflict: { theirs: null }, values: { name: ["Housing"] } } });
    expect((await call.load<FormPage>(editFact.loader, one)).data).toMatchObject({
      gone: true,
      addPath: "/subcontractors/nordhavn/services/new",
    });
  });

  test("is not overwritten by a form that lost its digest", async () => {
    const { call } = await opened();
    const answer = await call.act(
      editFact.action,
      { key, list: "services", fact: "hosting" },
      { kind: "cloud", startsOn: "2026-01-01" },
    );
    expect(answer.status).toBe(409);
  });

  test("at a place that moved is not removed in another's stead", async () => {
    const { call, facts } = await opened();
    const page = (await call.load<RemovePage>(removeFact.loader, { key, list: "contacts", fact: "0" })).data;
    await call.act(removeFact.action, { key, list: "contacts", fact: "0" }, { reason: "r", digest: page.digest });
    const again = await call.act<RefusedRemoval>(
      removeFact.action,
      { key, list: "contacts", fact: "0" },
      { reason: "r", digest: page.digest },
    );
    expect(again).toMatchObject({ status: 409, data: { problems: [{ field: null }], values: { reason: "r" } } });
    expect((await facts()).contacts).toHaveLength(1);
  });

  test("whose site does not exist is refused at the sites", async () => {
    const { call } = await opened();
    const answer = await call.act<RefusedForm>(
      newFact.action,
      { key, list: "evidence" },
      { kind: "pentest", review: "pending", sites: ["cph", "nowhere"] },
    );
    expect(answer).toMatchObject({
      status: 422,
      data: { problems: [{ field: "sites" }], values: { sites: ["cph", "nowhere"] } },
    });
  });

  test("that is still referred to stays, and the page says by what", async () => {
    const { call, facts } = await opened();
    for (const [list, fact, by] of [
      ["locations", "cph", "evidence/report"],
      ["evidence", "report", "findings/f1"],
      ["inspections", "2025", "findings/f1"],
    ] as const) {
      const page = (await call.load<RemovePage>(removeFact.loader, { key, list, fact })).data;
      expect(page.blockers).toEqual([{ label: expect.any(String), path: `/subcontractors/nordhavn/${by}/edit` }]);
      const before = await facts();
      const answer = await call.act<RefusedRemoval>(removeFact.action, { key, list, fact }, { reason: "r", digest: page.digest });
      expect(answer).toMatchObject({
        status: 422,
        data: { problems: [{ field: null, message: expect.stringContaining(by.split("/")[1] ?? "") }] },
      });
      expect(await facts()).toEqual(before);
    }
  });

  test("takes clauses only where it is a data processing agreement", async () => {
    const { call } = await opened();
    const answer = await call.act<RefusedForm>(
      newFact.action,
      { key, list: "agreements" },
      { kind: "contract", "clauses.DPA-01": "present" },
    );
    expect(answer).toMatchObject({
      status: 422,
      data: { problems: [{ field: "clauses" }], values: { "clauses.DPA-01": ["present"] } },
    });
  });
});

test("a region is understood as people write it", async () => {
  const { call, facts } = await opened(aSubcontractor({ locations: [] }));
  for (const region of ["EØS", " eøs", "eu", "Norden"])
    await call.act(newFact.action, { key, list: "locations" }, { path: "processing", country: "", region });
  expect((await facts()).locations.map(({ region }) => region).sort()).toEqual(["EEA", "EEA", "EU", "Norden"]);
});

describe("a waiver", () => {
  const typed = { from: "2026-11-01", until: "2027-10-31", reason: "På vej", approvedBy: "Mette Dahl" };
  test.each([
    ["location-stale", "", 422],
    ["location-stale", "cph", 302],
    ["evidence-missing", "insurance", 302],
    ["contract-missing", "", 302],
    ["contract-missing", "contract", 422],
  ])("of %s about »%s« answers %i", async (rule, subject, status) => {
    const { call } = await opened();
    const answer = await call.act<RefusedForm | null>(newFact.action, { key, list: "waivers" }, { ...typed, rule, subject });
    expect(answer.status).toBe(status);
    if (status === 422) expect(answer.data).toMatchObject({ problems: [{ field: "subject" }], values: { reason: ["På vej"] } });
  });
});

describe("the query of a new form", () => {
  test("fills in short texts and what can be chosen, and nothing else", async () => {
    const { call } = await opened();
    const values = async (list: FactList, query: string) =>
      (await call.load<FormPage>(newFact.loader, { key, list }, `/?${query}`)).data.values;
    expect(await values("agreements", "kind=dpa&title=hej&clauses.DPA-01=present")).toEqual({ kind: ["dpa"], title: ["hej"] });
    expect(await values("agreements", "kind=deed")).toEqual({});
    expect(await values("waivers", "rule=location-stale&subject=cph")).toEqual({
      rule: ["location-stale"],
      subject: ["cph"],
      from: ["2026-11-23"],
    });
    expect(await values("waivers", "rule=waiver-expired&subject=nowhere")).toEqual({ from: ["2026-11-23"] });
    expect(await values("evidence", "sites=cph&sites=x&review=accepted")).toEqual({
      review: ["accepted"],
      sites: ["cph"],
      receivedOn: ["2026-11-23"],
    });
    const chained = (await call.load<FormPage>(newHead.loader, {}, "/?engagedBy=nordhavn&name=x")).data;
    expect(chained.values).toEqual({ name: ["x"], status: ["active"], criticality: ["medium"], engagedBy: ["nordhavn"] });
  });
});

describe("the plan", () => {
  test("is made, edited, refused, in conflict and removed", async () => {
    const open = await opened(aSubcontractor({ inspectionPlan: null }));
    const { call, facts } = open;
    const empty = (await call.load<FormPage>(editPlan.loader, { key })).data;
    expect(empty.title).toBe("Ny plan for egenkontrol");
    expect((await call.load(removePlan.loader, { key })).status).toBe(404);
    const made = await call.act(
      editPlan.action,
      { key },
      sent(empty, { firstDueOn: "2026-12-31", everyMonths: "12", concept: "5", rationale: "Pointtal 6" }),
    );
    expect(made).toMatchObject({ status: 302, location: expectedAt("inspections", "inspectionPlan-changed") });
    expect((await facts()).inspectionPlan).toEqual({
      firstDueOn: "2026-12-31",
      everyMonths: 12,
      concept: 5,
      rationale: "Pointtal 6",
    });

    const late = await call.act<RefusedForm>(
      editPlan.action,
      { key },
      sent(empty, { firstDueOn: "2027-01-31", everyMonths: "6" }),
    );
    expect(late).toMatchObject({ status: 409, data: { conflict: { theirs: { everyMonths: ["12"] } } } });
    const page = (await call.load<FormPage>(editPlan.loader, { key })).data;
    const refused = await call.act<RefusedForm>(
      editPlan.action,
      { key },
      sent(page, { everyMonths: "0", firstDueOn: "31-12-2026" }),
    );
    expect(refused.data.problems.map(({ field }) => field)).toEqual(["firstDueOn", "everyMonths"]);
    expect((await call.act(editPlan.action, { key }, sent(page, { everyMonths: "6" }))).status).toBe(302);

    const removal = (await call.load<RemovePage>(removePlan.loader, { key })).data;
    const remove = (reason: string, digest = removal.digest) =>
      call.act<RefusedRemoval>(removePlan.action, { key }, { reason, digest });
    expect((await remove("")).data.problems).toMatchObject([{ field: "reason" }]);
    for (const digest of ["", page.digest ?? ""]) {
      const unseen = await remove("Afvikles", digest);
      expect(unseen).toMatchObject({ status: 409, data: { values: { reason: "Afvikles" }, problems: [{ field: null }] } });
    }
    expect((await facts()).inspectionPlan).toMatchObject({ everyMonths: 6 });
    const gone = await remove("Afvikles");
    expect(gone.location).toBe(expectedAt("inspections", "inspectionPlan-removed"));
    expect((await facts()).inspectionPlan).toBeNull();
    expect((await remove("r")).status).toBe(404);
  });
});

describe("a subcontractor", () => {
  const fields = { name: "Vesterhav Data", status: "active", criticality: "high", country: "DK" };

  test("is added under a key of its own, below whoever is named", async () => {
    const { call, facts } = await opened();
    const answer = await call.act(newHead.action, {}, { ...fields, engagedBy: "Nordhavn", affectsSecurity: "yes" });
    expect(answer).toMatchObject({ status: 302, location: "/subcontractors/vesterhav-data?saved=subcontractor-created" });
    expect(await facts("vesterhav-data")).toMatchObject({ ...fields, engagedBy: "nordhavn", affectsSecurity: true, owner: null });
  });

  test("is refused without a name, and below somebody unknown or below itself", async () => {
    const { call } = await opened();
    const problems = async (typed: Record<string, string>) =>
      (await call.act<RefusedForm>(newHead.action, {}, { ...fields, ...typed })).data.problems;
    expect(await problems({ name: " " })).toMatchObject([{ field: "name" }]);
    expect(await problems({ engagedBy: "Ukendt Firma" })).toEqual([
      { field: "engagedBy", message: expect.stringContaining("»Ukendt Firma«") },
    ]);
    const page = (await call.load<FormPage>(editHead.loader, { key })).data;
    const cycle = await call.act<RefusedForm>(editHead.action, { key }, sent(page, { engagedBy: key }));
    expect(cycle).toMatchObject({ status: 422, data: { problems: [{ field: "engagedBy" }] } });
  });

  test("is edited; a change by another shows both, and so does its removal", async () => {
    const { call, facts } = await opened(whole(), aSubcontractor({ key: "other", name: "Anden" }));
    const page = (await call.load<FormPage>(editHead.loader, { key })).data;
    const answer = await call.act(editHead.action, { key }, sent(page, { owner: "ada@example.dk" }));
    expect(answer.location).toBe("/subcontractors/nordhavn?saved=subcontractor-changed");
    expect(await facts()).toMatchObject({ owner: "ada@example.dk", contacts: [{}, {}] });
    const late = await call.act<RefusedForm>(editHead.action, { key }, sent(page, { name: "Nordhavn A/S" }));
    expect(late).toMatchObject({
      status: 409,
      data: { conflict: { theirs: { owner: ["ada@example.dk"] } }, values: { name: ["Nordhavn A/S"] } },
    });
    const { digest } = (await call.load<RemovePage>(removeHead.loader, { key })).data;
    await call.act(removeHead.action, { key }, { reason: "r", typedName: "Nordhavn", digest });
    const removed = await call.act<RefusedForm>(editHead.action, { key }, sent(page, { name: "Nordhavn A/S" }));
    expect(removed).toMatchObject({ status: 409, data: { conflict: { theirs: null }, values: { name: ["Nordhavn A/S"] } } });
    expect(await call.load<FormPage>(editHead.loader, { key })).toMatchObject({
      status: 404,
      data: { gone: true, addPath: "/subcontractors/new" },
    });
  });

  test("goes only with its name typed, a reason, and nobody below it", async () => {
    const open = await opened(whole(), aSubcontractor({ key: "below", name: "Nederst", engagedBy: key }));
    const { call, facts } = open;
    const remove = async (fields_: Record<string, string>, of = key) => {
      const { digest } = (await call.load<RemovePage>(removeHead.loader, { key: of })).data;
      return call.act<RefusedRemoval>(removeHead.action, { key: of }, { digest, ...fields_ });
    };
    expect((await call.load<RemovePage>(removeHead.loader, { key })).data.blockers).toEqual([
      { label: "Nederst", path: "/subcontractors/below/edit" },
    ]);
    expect(await remove({ reason: "r", typedName: "nordhavn" })).toMatchObject({
      status: 422,
      data: { problems: [{ field: "typedName" }], values: { reason: "r" } },
    });
    expect(await remove({ reason: "r", typedName: "Nordhavn" })).toMatchObject({
      status: 422,
      data: { problems: [{ field: null, message: expect.stringContaining("below") }] },
    });
    await facts();
    expect((await remove({ reason: "Ophørt", typedName: " Nederst " }, "below")).location).toBe(
      "/subcontractors?saved=subcontractor-removed",
    );
    expect(await remove({ reason: "", typedName: "Nordhavn" })).toMatchObject({ data: { problems: [{ field: "reason" }] } });

    const { digest } = (await call.load<RemovePage>(removeHead.loader, { key })).data;
    await call.act(newFact.action, { key, list: "services" }, { name: "Backup", kind: "cloud", startsOn: "2026-01-01" });
    const unseen = await remove({ reason: "Ophørt", typedName: "Nordhavn", digest });
    expect(unseen).toMatchObject({ status: 409, data: { problems: [{ field: null }] } });
    expect((await facts()).services).toHaveLength(2);
    expect((await remove({ reason: "Ophørt", typedName: "Nordhavn" })).status).toBe(302);
    await expect(facts()).rejects.toThrow();
    expect((await call.load(removeHead.loader, { key })).status).toBe(404);
  });
});

import { renderToStaticMarkup } from "react-dom/server";
import { createElement } from "react";
import { describe, expect, test } from "vitest";
import { ClauseChecklist } from "~/components/fact-form/clause-checklist";
import type { FormPage } from "~/components/fact-form/form-page";
import { changesOf } from "~/components/history/event-changes";
import { clauseIds } from "~/domain/agreement";
import { areas } from "~/domain/area";
import type { RecordedEvent } from "~/domain/audit-event";
import { everything } from "~/domain/permissions/scope";
import type { Role } from "~/domain/permissions/role";
import type { Subcontractor, Terms } from "~/domain/portfolio";
import { eventSentence } from "~/i18n/event-sentence";
import { languages } from "~/i18n/language";
import * as customerTerms from "~/routes/_app.settings_.customer-terms";
import * as settings from "~/routes/_app.settings";
import * as decide from "~/routes/_app.subcontractors.$key_.agreements.$fact.decision";
import * as editFact from "~/routes/_app.subcontractors.$key_.$list.$fact.edit";
import { type Context, NotPermitted } from "~/services/context";
import { listEvents } from "../../db/queries/history.server";
import { loadCustomerTerms } from "~/services/organisation/change-customer-terms.server";
import { findFacts } from "~/services/subcontractor/find-facts.server";
import { Caller, holding, loadContextFor } from "../support/call-route";
import { aContract, aDpa, anNda, aSubcontractor } from "../support/facts";
import { freshRegister } from "../support/register";

const key = "nordhavn";
const whole = (): Subcontractor => aSubcontractor({ agreements: [aContract({ noticeMonths: 3 }), aDpa(), anNda()] });

async function opened() {
  const { database, context } = await freshRegister();
  await holding(context, [whole()]);
  const as = (...roles: Role[]): Context => ({
    ...context,
    get today() {
      return context.today;
    },
    actor: { kind: "account", id: "0190aaaa-0000-7000-8000-000000000001", roles, scope: everything },
  });
  const agreement = async (name: string) => (await findFacts(context, key))?.agreements.find((one) => one.key === name);
  const findings = async () => (await findFacts(context, key))?.findings ?? [];
  const lastEvent = async () => (await listEvents(database.reader, everything, anyEvent, null, 1))[0] as RecordedEvent;
  return { call: new Caller(context), context, database, as, agreement, findings, lastEvent };
}
const anyEvent = {
  subcontractorId: null,
  actorId: null,
  actorKind: null,
  subject: null,
  from: null,
  until: null,
  search: "",
  seenDocumentId: null,
};

/** A form as a browser sends it: an empty line is sent, a box without a tick is not. */
const boxes = new Set(["includesConfidentiality", "terms.annexSections"]);
const sent = (page: FormPage, typed: Record<string, string | string[]>) => ({
  ...Object.fromEntries(
    Object.entries(page.values).map(([name, values]) => [name, values.length === 0 && !boxes.has(name) ? "" : [...values]]),
  ),
  digest: page.digest ?? "",
  ...typed,
});

describe("what was promised to customers", () => {
  test("is typed as people say it, kept, shown, and held against the agreements", async () => {
    const { call, context, database } = await opened();
    const page = await call.load<{ values: Record<string, string[]>; digest: string }>(customerTerms.loader, {});
    expect(Object.values(page.data.values)).toEqual(Array(7).fill([]));
    const typed = {
      digest: page.data.digest,
      "terms.breachHours": " 48 ",
      "terms.noticeDays": "",
      "terms.auditRight": "onsite",
      "terms.deletionDays": "30",
      "terms.countries": "Danmark, fr; EØS",
      "terms.thirdCountries": "forbidden",
      "terms.annexSections": ["FYS", "BCK"],
    };
    expect((await call.act(customerTerms.action, {}, typed)).location).toBe("/settings?promised=0");
    const expected: Terms = {
      breachHours: 48,
      noticeDays: null,
      auditRight: "onsite",
      deletionDays: 30,
      countries: [...areas.EEA].sort(),
      thirdCountries: false,
      annexSections: ["BCK", "FYS"],
    };
    expect((await loadCustomerTerms(context)).customerTerms).toEqual(expected);
    const again = await call.load<{ values: Record<string, string[]>; digest: string }>(customerTerms.loader, {});
    expect(again.data.values["terms.countries"]).toEqual(["EEA"]);
    // Sent again as it stands, nothing is changed.
    const events = () => database.reader.selectFrom("event").selectAll().execute();
    const before = (await events()).length;
    await call.act(customerTerms.action, {}, { ...again.data.values, digest: again.data.digest });
    expect(await events()).toHaveLength(before);
    const shown = async (query: string) =>
      settings.loader({
        request: new Request(`http://localhost/settings${query}`),
        params: {},
        context: loadContextFor(context),
      });
    expect(await shown("?promised=2")).toMatchObject({ customerTerms: expected, opened: 2 });
    expect((await shown("?promised=x")).opened).toBeNull();
    // A stale page overwrites nothing.
    expect((await call.act(customerTerms.action, {}, { ...typed, "terms.breachHours": "1" })).status).toBe(409);
    await database.close();
  });

  test("what cannot be is said at its field, and what was typed stays", async () => {
    const { call, database } = await opened();
    const { data } = await call.load<{ digest: string }>(customerTerms.loader, {});
    const typed = { digest: data.digest, "terms.breachHours": "to døgn", "terms.countries": "Danmark, Narnia" };
    const refused = await call.act<{ problems: { field: string; message: string }[]; values: Record<string, string[]> }>(
      customerTerms.action,
      {},
      typed,
    );
    expect(refused.status).toBe(422);
    expect(refused.data.problems.map(({ field }) => field)).toEqual(["terms.breachHours", "terms.countries"]);
    expect(refused.data.problems[1]?.message).toContain("Narnia");
    expect(refused.data.values["terms.countries"]).toEqual(["Danmark, Narnia"]);
    await database.close();
  });
});

describe("the terms of an agreement", () => {
  const params = { key, list: "agreements", fact: "dpa" };

  test("stand on its form, open the findings, and go when they are emptied", async () => {
    const { call, context, agreement, findings, database, lastEvent } = await opened();
    const { data: promise } = await call.load<{ digest: string }>(customerTerms.loader, {});
    await call.act(customerTerms.action, {}, { digest: promise.digest, "terms.breachHours": "24" });
    const { data: page } = await call.load<FormPage>(editFact.loader, params);
    const typed = { "terms.breachHours": "72", "terms.countries": "EU" };
    expect((await call.act(editFact.action, params, sent(page, typed))).status).toBe(302);
    expect((await agreement("dpa"))?.terms).toMatchObject({ breachHours: 72, countries: [...areas.EU].sort(), noticeDays: null });
    expect(await findings()).toMatchObject([{ agreement: "dpa", term: "breachHours", dueOn: "2026-12-23" }]);
    expect((await lastEvent()).subject).toBe("findings");

    const { data: filled } = await call.load<FormPage>(editFact.loader, params);
    expect(filled.values["terms.countries"]).toEqual(["EU"]);
    const emptied = { "terms.breachHours": "", "terms.countries": " " };
    await call.act(editFact.action, params, sent(filled, emptied));
    expect(await agreement("dpa")).not.toHaveProperty("terms");
    expect(changesOf(await lastEvent(), "da").map(({ label, before, after }) => [label, before, after])).toEqual([
      ["Underretning om brud", "senest 72 timer", null],
      ["Lande, hvor data må være", "EU", null],
    ]);
    // A form of before, which has none of the controls, takes nothing away.
    await call.act(editFact.action, params, sent(filled, { ...typed, digest: (await fresh()).digest ?? "" }));
    const without = Object.fromEntries(Object.entries(sent(await fresh(), {})).filter(([name]) => !name.startsWith("terms.")));
    expect((await call.act(editFact.action, params, without)).status).toBe(302);
    expect((await agreement("dpa"))?.terms).toMatchObject({ breachHours: 72 });
    expect(context.today).toBe("2026-11-23");
    await database.close();

    async function fresh() {
      return (await call.load<FormPage>(editFact.loader, params)).data;
    }
  });

  test("are refused at their control, and on what is no DPA", async () => {
    const { call, database } = await opened();
    const { data: page } = await call.load<FormPage>(editFact.loader, params);
    const bad = await call.act<{ problems: { field: string }[] }>(
      editFact.action,
      params,
      sent(page, { "terms.noticeDays": "-1" }),
    );
    expect([bad.status, bad.data.problems.map(({ field }) => field)]).toEqual([422, ["terms.noticeDays"]]);
    const nda = { ...params, fact: "nda" };
    const { data: other } = await call.load<FormPage>(editFact.loader, nda);
    const wrong = await call.act<{ problems: { field: string }[] }>(
      editFact.action,
      nda,
      sent(other, { "terms.noticeDays": "30" }),
    );
    expect([wrong.status, wrong.data.problems.map(({ field }) => field)]).toEqual([422, ["terms"]]);
    await database.close();
  });

  test("a clause holds its reference and note, with a state or without; nothing is filled in beforehand", async () => {
    const { call, agreement, database, lastEvent } = await opened();
    const { data: page } = await call.load<FormPage>(editFact.loader, params);
    const typed = {
      "clauses.DPA-02.reference": "pkt. 7.2",
      "clauses.DPA-02.note": "Generel godkendelse,\r\n30 dages varsel",
      "clauses.DPA-B1.note": "Spørg",
    };
    await call.act(editFact.action, params, sent(page, typed));
    expect((await agreement("dpa"))?.clauseNotes).toEqual({
      "DPA-02": { reference: "pkt. 7.2", note: "Generel godkendelse,\n30 dages varsel" },
      "DPA-B1": { reference: null, note: "Spørg" },
    });
    expect(changesOf(await lastEvent(), "en").map(({ label }) => label)).toEqual([
      "DPA-02: Clause in their paper",
      "DPA-02: Note",
      "DPA-B1: Note",
    ]);
    await database.close();
  });
});

test("the checklist has each of the 39 clauses once, in either language, with no state chosen", () => {
  const html = renderToStaticMarkup(createElement(ClauseChecklist, { id: "field-clauses", values: {}, messages: [] }));
  for (const id of clauseIds) {
    expect(html.split(`name="clauses.${id}"`)).toHaveLength(2);
    expect(html).toContain(`name="clauses.${id}.reference"`);
    expect(html).toContain(`name="clauses.${id}.note"`);
  }
  expect(clauseIds).toHaveLength(39);
  expect(html.match(/<option value="" selected="">/g)).toHaveLength(39);
});

describe("a decision about a contract", () => {
  const params = { key, fact: "contract" };
  interface Page {
    digest: string;
    values: Record<string, string>;
    last: unknown;
  }

  test("is recorded with its day as the last review, shown, and told in the history", async () => {
    const { call, agreement, database, lastEvent } = await opened();
    const { data: page } = await call.load<Page>(decide.loader, params);
    expect(page.values).toEqual({ decision: "", decidedOn: "2026-11-23", remindOn: "", note: "" });
    const typed = {
      digest: page.digest,
      decision: "renegotiate",
      decidedOn: "2026-11-20",
      remindOn: "2027-02-01",
      note: "Prisen",
    };
    expect((await call.act(decide.action, params, typed)).location).toContain("/subcontractors/nordhavn/agreements?saved=");
    const { digest: _digest, ...decision } = typed;
    expect(await agreement("contract")).toMatchObject({ reviewedOn: "2026-11-20", decision });
    const event = await lastEvent();
    expect(changesOf(event, "da").map(({ label, after }) => [label, after])).toEqual([
      ["Senest gennemgået", "20. nov. 2026"],
      ["Beslutning om aftalen", "Genforhandl, besluttet 20. nov. 2026; Påmindelse 1. feb. 2027; Prisen"],
    ]);
    for (const language of languages)
      expect(eventSentence(event, { actor: "Ada", subcontractor: "N" }, language)).not.toMatch(/undefined/);
    expect((await call.load<Page>(decide.loader, params)).data.last).toEqual(decision);
    // A decision of before a later review leaves that later review.
    const { data: second } = await call.load<Page>(decide.loader, params);
    await call.act(decide.action, params, { ...typed, digest: second.digest, decidedOn: "2026-11-10", remindOn: "" });
    expect(await agreement("contract")).toMatchObject({ reviewedOn: "2026-11-20", decision: { decidedOn: "2026-11-10" } });
    // The form of the agreement knows nothing of it and leaves it.
    const edit = { key, list: "agreements", fact: "contract" };
    const { data: form } = await call.load<FormPage>(editFact.loader, edit);
    await call.act(editFact.action, edit, sent(form, { title: "Rammeaftale" }));
    expect(await agreement("contract")).toMatchObject({ title: "Rammeaftale", decision: { decidedOn: "2026-11-10" } });
    await database.close();
  });

  test("is refused at its field, on what is no contract, when stale, and to who may not", async () => {
    const { call, context, as, agreement, database } = await opened();
    const { data: page } = await call.load<Page>(decide.loader, params);
    const good = { digest: page.digest, decision: "renew", decidedOn: "2026-11-23", remindOn: "", note: "" };
    const fieldsOf = async (typed: object) => {
      const { status, data } = await call.act<{ problems: { field: string }[] }>(decide.action, params, { ...good, ...typed });
      return [status, data.problems.map(({ field }) => field)];
    };
    expect(await fieldsOf({ decision: "" })).toEqual([422, ["decision"]]);
    expect(await fieldsOf({ decision: "maybe", decidedOn: "" })).toEqual([422, ["decision", "decidedOn"]]);
    expect(await fieldsOf({ decidedOn: "2026-11-24" })).toEqual([422, ["decidedOn"]]);
    expect(await fieldsOf({ remindOn: "2026-11-22" })).toEqual([422, ["remindOn"]]);
    for (const fact of ["dpa", "nda", "none"]) {
      expect((await call.load(decide.loader, { key, fact })).status).toBe(404);
      expect((await call.act(decide.action, { key, fact }, good)).status).toBe(404);
    }
    expect((await call.act(decide.action, params, { ...good, digest: "stale" })).status).toBe(409);
    expect(await agreement("contract")).toMatchObject({ reviewedOn: null });
    for (const role of ["administrator", "auditor"] as const)
      await expect(new Caller(as(role)).act(decide.action, params, good)).rejects.toThrow(NotPermitted);
    expect((await new Caller(as("legal")).act(decide.action, params, good)).status).toBe(302);
    expect(context.actor.kind).toBe("command");
    await database.close();
  });
});

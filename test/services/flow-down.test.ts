import { describe, expect, test } from "vitest";
import type { Database, Engine } from "../../db/schema";
import type { Terms } from "../../app/domain/portfolio";
import type { Role } from "../../app/domain/permissions/role";
import { everything } from "../../app/domain/permissions/scope";
import { type Context, NotPermitted } from "../../app/services/context";
import { verifyHistory } from "../../app/services/history/verify-history.server";
import { changeCustomerTerms, loadCustomerTerms } from "../../app/services/organisation/change-customer-terms.server";
import { changeOrganisation, loadOrganisation } from "../../app/services/organisation/change-organisation.server";
import { importPortfolio } from "../../app/services/portfolio/import-portfolio.server";
import { saveFact } from "../../app/services/subcontractor/save-fact.server";
import { freshOn } from "../support/engines";
import { exported } from "../support/random-edits";
import { Clock, contextFor } from "../support/register";

const terms = (some: Partial<Terms>): Partial<Terms> => some;
const by = (context: Context, ...roles: Role[]): Context => ({
  ...context,
  get today() {
    return context.today;
  },
  actor: { kind: "account", id: `0190aaaa-0000-7000-8000-${String(roles.length).padStart(12, "0")}`, roles, scope: everything },
});
const dpa = { kind: "dpa", title: "Databehandleraftale", signedOn: "2024-01-01" };

async function filled(context: Context, count = 1) {
  const subcontractors = Array.from({ length: count }, (_, nth) => ({
    key: `s${nth}`,
    name: `S${nth}`,
    status: "active",
    engagedBy: nth === 1 ? "s0" : null,
    agreements: [{ ...dpa, key: "dpa", terms: { breachHours: 72, noticeDays: 30 } }],
  }));
  const document = { format: "tilsyn-portfolio/1", organisation: { name: "Org", promise: "EU" }, subcontractors };
  await importPortfolio(context, [Buffer.from(JSON.stringify(document))], { dryRun: false, reason: "import" });
}

const findingsOf = async (database: Database, key = "s0") =>
  (await exported(database)).subcontractors.find((one) => one.key === key)?.findings ?? [];

const eventsOf = (database: Database) =>
  database.reader.selectFrom("event").select(["subject", "action", "subjectKey", "actorId"]).orderBy("seq").execute();

describe.each<Engine>(["sqlite", "postgres"])("on %s", (engine) => {
  const withRegister = (name: string, work: (context: Context, database: Database, clock: Clock) => Promise<void>) =>
    test(name, async (task) => {
      const database = await freshOn(engine);
      if (database === null) return task.skip("PostgreSQL could not be started");
      const clock = new Clock();
      try {
        await work(contextFor(database, clock), database, clock);
        expect((await verifyHistory(database, new Map())).problems).toEqual([]);
      } finally {
        await database.close();
      }
    });

  withRegister(
    "another promise opens a finding of each agreement that falls short, in its own transaction",
    async (context, database) => {
      await filled(context, 3);
      const administrator = by(context, "administrator");
      expect(await changeCustomerTerms(administrator, terms({ breachHours: 48, noticeDays: 60 }), null)).toEqual({
        done: true,
        opened: 6,
      });
      const [first, second] = await findingsOf(database, "s1");
      expect([first, second]).toMatchObject([
        { agreement: "dpa", term: "breachHours", severity: "high", dueOn: "2026-12-23", closedOn: null },
        { agreement: "dpa", term: "noticeDays", severity: "high", dueOn: "2026-12-23", closedOn: null },
      ]);
      expect(first?.title).toBe(
        "Underretning om brud: aftalen lover mindre, end vi har lovet kunderne (senest 72 timer mod senest 48 timer)",
      );
      expect((await exported(database)).subcontractors[1]?.engagedBy).toBe("s0");
      expect((await eventsOf(database)).slice(-7).map(({ subject, action }) => `${subject} ${action}`)).toEqual([
        "organisation changed",
        ...Array(6).fill("findings created"),
      ]);
      // Eased and made stricter again: what is open stays the one there is.
      await changeCustomerTerms(administrator, terms({ breachHours: 96 }), null);
      expect(await changeCustomerTerms(administrator, terms({ breachHours: 24 }), null)).toEqual({ done: true, opened: 0 });
      expect(await findingsOf(database)).toHaveLength(2);
    },
  );

  withRegister("saving an agreement opens what it falls short in, once while it is open", async (context, database, clock) => {
    await filled(context);
    await changeCustomerTerms(by(context, "administrator"), terms({ deletionDays: 30, countries: ["DK"] }), null);
    expect(await findingsOf(database)).toEqual([]);
    const lawyer = by(context, "legal");
    const weak = { ...dpa, terms: terms({ deletionDays: 90, countries: ["DK", "US"] }) };
    expect((await saveFact(lawyer, "s0", "agreements", "dpa", weak, null)).outcome).toBe("saved");
    expect((await findingsOf(database)).map(({ key, term }) => [key, term])).toEqual([
      ["dpa-countries", "countries"],
      ["dpa-deletion-days", "deletionDays"],
    ]);
    for (const reviewedOn of ["2026-11-01", "2026-11-02", "2026-11-02"]) {
      await saveFact(lawyer, "s0", "agreements", "dpa", { ...weak, reviewedOn }, null);
    }
    expect(await findingsOf(database)).toHaveLength(2);
    // Mended, and still nothing closes by itself.
    const strong = { ...dpa, terms: terms({ deletionDays: 30, countries: ["DK"] }) };
    await saveFact(lawyer, "s0", "agreements", "dpa", strong, null);
    expect((await findingsOf(database)).map(({ closedOn }) => closedOn)).toEqual([null, null]);

    const closed = { severity: "high", dueOn: "2026-12-23", closedOn: "2026-11-23", title: "x" };
    await saveFact(context, "s0", "findings", "dpa-countries", closed, null);
    expect((await findingsOf(database))[0]).toMatchObject({ agreement: "dpa", term: "countries", closedOn: "2026-11-23" });
    await saveFact(lawyer, "s0", "agreements", "dpa", weak, null);
    expect((await findingsOf(database)).map(({ key, closedOn }) => [key, closedOn])).toEqual([
      ["dpa-countries", "2026-11-23"],
      ["dpa-countries-2", null],
      ["dpa-deletion-days", null],
    ]);
    // Saved as it was after its finding was closed: that alone is the change.
    clock.set("2026-11-25T12:00:00Z");
    await saveFact(context, "s0", "findings", "dpa-countries-2", { ...closed, closedOn: "2026-11-25" }, null);
    const before = (await eventsOf(database)).length;
    await saveFact(lawyer, "s0", "agreements", "dpa", weak, null);
    const events = (await eventsOf(database)).slice(before);
    expect(events.map(({ subject, subjectKey }) => [subject, subjectKey])).toEqual([["findings", "s0/dpa-countries-3"]]);
  });

  withRegister("a new agreement is held against the promise, too; an import is not", async (context, database) => {
    await filled(context);
    await changeCustomerTerms(by(context, "administrator"), terms({ auditRight: "onsite" }), null);
    await saveFact(by(context, "legal"), "s0", "agreements", null, { ...dpa, terms: terms({ auditRight: "report" }) }, null);
    expect(await findingsOf(database)).toMatchObject([{ agreement: "dpa-2024", term: "auditRight" }]);
    const document = await exported(database);
    for (const agreement of document.subcontractors[0]?.agreements ?? [])
      Object.assign(agreement, { terms: { auditRight: "none" } });
    await importPortfolio(context, [Buffer.from(JSON.stringify(document))], { dryRun: false, reason: "import" });
    expect(await findingsOf(database)).toHaveLength(1);
  });

  withRegister(
    "only an administrator promises; the settings beside it leave it as it is; a second editor is told",
    async (context, database) => {
      await filled(context);
      for (const role of ["compliance", "legal", "auditor"] as const)
        await expect(changeCustomerTerms(by(context, role), terms({ breachHours: 1 }), null)).rejects.toThrow(NotPermitted);
      const administrator = by(context, "administrator");
      const { digest } = await loadCustomerTerms(administrator);
      await changeCustomerTerms(administrator, terms({ breachHours: 80 }), digest);
      expect(await changeCustomerTerms(administrator, terms({ breachHours: 81 }), digest)).toMatchObject({
        current: { customerTerms: { breachHours: 80 } },
      });
      expect(await changeCustomerTerms(administrator, { breachHours: 9000 }, null)).toMatchObject({
        refusals: [{ path: "$.breachHours", code: "out-of-range" }],
      });
      const { settings, digest: ofSettings } = await loadOrganisation(database.reader);
      await changeOrganisation(administrator, { ...settings, name: "Other" }, ofSettings);
      expect((await exported(database)).organisation).toMatchObject({ name: "Other", customerTerms: { breachHours: 80 } });
      await changeCustomerTerms(administrator, {}, null);
      expect((await exported(database)).organisation).not.toHaveProperty("customerTerms");
    },
  );
});

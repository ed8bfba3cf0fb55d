import { describe, expect, test } from "vitest";
import { registerOf } from "../../app/context.server";
import type { Role } from "../../app/domain/permissions/role";
import { everything, type Scope } from "../../app/domain/permissions/scope";
import { decideChange, noteCustomersTold } from "../../app/services/change-notice/decide-change.server";
import { recordChange } from "../../app/services/change-notice/record-change.server";
import { showChange, showChanges } from "../../app/services/change-notice/show-changes.server";
import { NotPermitted } from "../../app/services/context";
import { verifyHistory } from "../../app/services/history/verify-history.server";
import { changeCustomerTerms } from "../../app/services/organisation/change-customer-terms.server";
import type { Engine } from "../../db/schema";
import { holding } from "../support/call-route";
import { freshOn } from "../support/engines";
import { aDpa, aSubcontractor } from "../support/facts";
import { Clock, testDirectory } from "../support/register";

const noTerms = {
  breachHours: null,
  auditRight: null,
  deletionDays: null,
  countries: null,
  thirdCountries: null,
  annexSections: null,
};
const announced = {
  kind: "sub-processor",
  source: "mail",
  announcedOn: "2026-11-20",
  receivedOn: "2026-11-21",
  effectiveOn: "2027-01-10",
  name: "Nordlys Logs ApS",
  country: "NO",
  description: "Holds logs of support sessions.",
  objectBy: null,
};

const codes = (result: Awaited<ReturnType<typeof recordChange>>) =>
  result.outcome === "refused" ? result.refusals.map(({ path, code }) => `${path} ${code}`) : result.outcome;

describe.each<Engine>(["sqlite", "postgres"])("announced changes on %s", (engine) => {
  test("are recorded, decided and passed on, each step an event that holds no name", async (task) => {
    const database = await freshOn(engine);
    if (database === null) return task.skip("PostgreSQL could not be started");
    try {
      const register = registerOf(database, testDirectory(), new Clock().now);
      const command = await register.contextFor({ kind: "command" });
      const dpa = aDpa({ terms: { ...noTerms, noticeDays: 30 } });
      await holding(command, [aSubcontractor({ agreements: [dpa] }), aSubcontractor({ key: "other", name: "Other" })]);
      await changeCustomerTerms(command, { ...noTerms, noticeDays: 14 }, null);
      const as = (roles: Role[], scope: Scope = everything) =>
        register.contextFor({ kind: "account", id: "0190aaaa-0000-7000-8000-000000000001", roles, scope });

      expect(codes(await recordChange(command, "nordhavn", { ...announced, name: null, receivedOn: "2026-11-19" }))).toEqual([
        "$.name required",
        "$.receivedOn end-before-beginning",
      ]);
      const recorded = await recordChange(command, "nordhavn", announced);
      if (recorded.outcome !== "saved") throw new Error(JSON.stringify(recorded));
      const id = recorded.key;
      expect(await showChange(command, "nordhavn", id)).toMatchObject({
        change: { objectBy: "2026-12-21", tellCustomersBy: "2026-12-27", state: "undecided" },
        short: false,
        noticeDays: 30,
      });
      expect(await showChange(command, "other", id)).toBeNull();
      expect(await showChanges(await as(["auditor"], { kind: "some", ids: [] }), null)).toEqual([]);
      await expect(as(["legal"]).then((by) => recordChange(by, "nordhavn", announced))).rejects.toThrow(NotPermitted);

      const told = { customersNotifiedOn: "2026-11-23" };
      expect(codes(await noteCustomersTold(command, "nordhavn", id, told))).toEqual([
        "$.customersNotifiedOn change-not-accepted",
      ]);
      const decision = { decision: "accepted", decidedOn: "2026-11-23", reason: "In the EEA, same terms." };
      expect(codes(await decideChange(command, "nordhavn", id, { ...decision, decidedOn: "2026-11-24" }))).toEqual([
        "$.decidedOn decided-ahead",
      ]);
      expect(await decideChange(command, "other", id, decision)).toEqual({ outcome: "not-found" });
      expect(await decideChange(command, "nordhavn", id, decision)).toMatchObject({ outcome: "saved" });
      expect((await showChanges(command, "nordhavn"))[0]).toMatchObject({ state: "untold", decision: "accepted" });
      expect(await noteCustomersTold(command, "nordhavn", id, told)).toMatchObject({ outcome: "saved" });
      expect((await showChanges(command, null)).map(({ state }) => state)).toEqual(["settled"]);

      const events = await database.reader.selectFrom("event").select("content").where("subject", "=", "changeNotice").execute();
      expect(events).toHaveLength(3);
      for (const { content } of events) expect(content).not.toMatch(/Nordlys|support sessions|same terms/);
      expect((await verifyHistory(database, new Map())).problems).toEqual([]);
    } finally {
      await database.close();
    }
  });
});

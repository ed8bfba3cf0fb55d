import { describe, expect, test } from "vitest";
import { isDeletable, keptUntil } from "../../../app/domain/document/retention";
import { aService as service, anAgreement as agreement, anEvidence as evidence } from "../../support/facts";

const binned = { removedAt: "2026-11-23T12:00:00.000Z", heldAt: null, verdicts: ["unreviewed" as const] };

describe("how long papers are kept", () => {
  test.each([
    ["while a service runs, without end", [service({ endsOn: null }), service({ endsOn: "2026-01-31" })], null],
    ["five years after the last one ended", [service({ endsOn: "2026-01-31" }), service({ endsOn: "2024-02-29" })], "2031-01-31"],
    ["counted from the leap day", [service({ endsOn: "2024-02-29" })], "2029-02-28"],
    ["without services, without end", [], null],
  ])("agreements: %s", (_name, services, until) => {
    expect(keptUntil({ services }, agreement({}))).toBe(until);
  });

  test.each([
    ["the period", { periodEnd: "2025-12-31", validTo: "2030-01-01" }, "2030-12-31"],
    ["the validity", { validTo: "2028-06-30" }, "2033-06-30"],
    ["the day of issue", { issuedOn: "2026-03-01" }, "2031-03-01"],
    ["nothing", {}, null],
  ])("evidence: five years after %s", (_name, dates, until) => {
    const undated = { periodEnd: null, validTo: null, issuedOn: null };
    expect(keptUntil({ services: [] }, evidence({ ...undated, ...dates }))).toBe(until);
  });

  test("a draft goes after thirty days, at that instant and not before", () => {
    expect(isDeletable(binned, null, "2026-12-23T11:59:59.999Z", "2026-12-23")).toBe(false);
    expect(isDeletable(binned, null, "2026-12-23T12:00:00.000Z", "2026-12-23")).toBe(true);
    expect(isDeletable({ ...binned, removedAt: null }, null, "2099-01-01T00:00:00.000Z", "2099-01-01")).toBe(false);
    expect(isDeletable({ ...binned, heldAt: binned.removedAt }, null, "2099-01-01T00:00:00.000Z", "2099-01-01")).toBe(false);
  });

  test("what was accepted stays until its time has passed", () => {
    const accepted = { ...binned, verdicts: ["rejected" as const, "accepted-with-remarks" as const] };
    const on = (until: string | null, today: string) => isDeletable(accepted, until, `${today}T12:00:00.000Z`, today);
    expect([on(null, "2099-01-01"), on("2031-01-31", "2031-01-31"), on("2031-01-31", "2031-02-01")]).toEqual([
      false,
      false,
      true,
    ]);
  });
});

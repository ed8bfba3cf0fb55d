import { describe, expect, test } from "vitest";
import { isDeletable, keptUntil, retentionOf } from "../../../app/domain/document/retention";
import { aService as service, anAgreement as agreement, anEvidence as evidence } from "../../support/facts";

const binned: Parameters<typeof retentionOf>[0] = {
  removedAt: "2026-11-23T12:00:00.000Z",
  heldAt: null,
  verdicts: ["unreviewed"],
};

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

  const none = { services: [] };
  const goes = (over: Partial<typeof binned>, now: string) => {
    const document = { ...binned, ...over };
    return isDeletable(document, retentionOf(document, none, agreement({})), now);
  };

  test("a draft goes after thirty days, at that instant and not before", () => {
    expect(retentionOf(binned, none, agreement({}))).toEqual({ rule: "never-accepted", from: "2026-12-23" });
    expect(goes({}, "2026-12-23T11:59:59.999Z")).toBe(false);
    expect(goes({}, "2026-12-23T12:00:00.000Z")).toBe(true);
    expect(goes({ removedAt: null }, "2099-01-01T00:00:00.000Z")).toBe(false);
    expect(goes({ heldAt: binned.removedAt }, "2099-01-01T00:00:00.000Z")).toBe(false);
  });

  test("what was accepted stays until its time has passed", () => {
    const accepted = { ...binned, verdicts: ["rejected" as const, "accepted-with-remarks" as const] };
    const ended = (endsOn: string | null) => retentionOf(accepted, { services: [service({ endsOn })] }, agreement({}));
    expect([ended(null), ended("2026-01-31"), ended("2019-01-31")]).toEqual([
      { rule: "agreement", from: null },
      { rule: "agreement", from: "2031-02-01" },
      { rule: "agreement", from: "2026-12-23" },
    ]);
    const until = retentionOf(accepted, none, evidence({ periodEnd: "2025-12-31" }));
    expect(until).toEqual({ rule: "evidence", from: "2031-01-01" });
    const on = (today: string) => isDeletable(accepted, until, `${today}T12:00:00.000Z`);
    expect([on("2030-12-31"), on("2031-01-01")]).toEqual([false, true]);
    expect(isDeletable(accepted, ended(null), "2099-01-01T00:00:00.000Z")).toBe(false);
    expect(retentionOf({ ...accepted, heldAt: binned.removedAt }, none, null)).toEqual({ rule: "held", from: null });
  });
});

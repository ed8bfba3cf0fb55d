import { expect, test } from "vitest";
import { permissionsToEdit } from "../../../app/domain/permissions/fact";
import { anEvidence } from "../../support/facts";

const finding = {
  key: "f",
  title: "Adgang",
  severity: "high" as const,
  dueOn: "2027-01-01",
  closedOn: null,
  evidence: null,
  inspection: null,
};

test("judging evidence and closing a finding ask for more than writing them down", () => {
  const pending = anEvidence({ review: "pending" });
  expect(permissionsToEdit("evidence", null, pending)).toEqual(["facts.write"]);
  expect(permissionsToEdit("evidence", pending, { ...pending, title: "Andet" })).toEqual(["facts.write"]);
  expect(permissionsToEdit("evidence", pending, { ...pending, review: "accepted" })).toEqual(["facts.write", "evidence.review"]);
  expect(permissionsToEdit("evidence", null, { ...pending, review: "rejected" })).toEqual(["facts.write", "evidence.review"]);
  expect(permissionsToEdit("findings", finding, { ...finding, title: "Andet" })).toEqual(["facts.write"]);
  expect(permissionsToEdit("findings", finding, { ...finding, closedOn: "2026-11-23" })).toEqual([
    "facts.write",
    "findings.close",
  ]);
});

import { describe, expect, test } from "vitest";
import { type ChangeNotice, isShortNotice, objectByOf, stateOf, tellCustomersByOf } from "~/domain/change-notice";

const notice: ChangeNotice = {
  kind: "sub-processor",
  source: "mail",
  announcedOn: "2027-01-30",
  receivedOn: "2027-01-31",
  effectiveOn: "2027-03-15",
  name: "Nordlys Logs",
  country: "DK",
  description: "Log storage",
  objectBy: "2027-03-02",
  decision: null,
  decidedOn: null,
  reason: null,
  customersNotifiedOn: null,
};

describe("the day to object by", () => {
  test("is as many days after the notice was received as the agreement says", () => {
    expect(objectByOf(notice, 30)).toBe("2027-03-02");
    expect(objectByOf(notice, 0)).toBe("2027-01-31");
  });
  test("is the day before the change where the agreement says nothing, and unknown where neither is known", () => {
    expect(objectByOf(notice, null)).toBe("2027-03-14");
    expect(objectByOf({ ...notice, effectiveOn: null }, null)).toBeNull();
  });
});

test("a notice is short when the change applies before it has passed", () => {
  expect(isShortNotice(notice, 43)).toBe(false);
  expect(isShortNotice(notice, 44)).toBe(true);
  expect(isShortNotice({ ...notice, effectiveOn: null }, 44)).toBe(false);
  expect(isShortNotice(notice, null)).toBe(false);
});

test("customers are to be told as many days before the change as they were promised", () => {
  expect(tellCustomersByOf(notice, 14)).toBe("2027-03-01");
  expect(tellCustomersByOf(notice, null)).toBeNull();
  expect(tellCustomersByOf({ effectiveOn: null }, 14)).toBeNull();
});

describe("what is left to do", () => {
  const tellBy = "2027-03-01";
  const accepted = { ...notice, decision: "accepted", decidedOn: "2027-02-10", reason: "Known and in the EU" } as const;
  test("is a decision, until the day to object by and on it", () => {
    expect(stateOf(notice, "2027-03-01", tellBy)).toBe("undecided");
    expect(stateOf(notice, "2027-03-02", tellBy)).toBe("undecided");
    expect(stateOf(notice, "2027-03-03", tellBy)).toBe("lapsed");
    expect(stateOf({ ...notice, objectBy: null }, "2199-12-31", tellBy)).toBe("undecided");
  });
  test("is telling the customers once it is accepted, where they were promised it", () => {
    expect(stateOf(accepted, "2027-03-03", tellBy)).toBe("untold");
    expect(stateOf(accepted, "2027-03-03", null)).toBe("settled");
    expect(stateOf({ ...accepted, customersNotifiedOn: "2027-02-20" }, "2027-03-03", tellBy)).toBe("settled");
  });
  test("is nothing once we objected", () => {
    expect(stateOf({ ...accepted, decision: "objected" }, "2027-03-03", tellBy)).toBe("settled");
  });
});

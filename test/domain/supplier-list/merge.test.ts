import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Location, Service, Subcontractor } from "~/domain/portfolio";
import { applyDifferences, planMerge } from "~/domain/supplier-list/merge";
import { importedOn, ours, readList } from "./tables";

const free = { takenKey: () => false };
const merge = (text: string, existing: readonly Subcontractor[] = [], options = {}) =>
  planMerge(readList(text).rows, existing, { ...free, ...options });
const only = (text: string, existing: readonly Subcontractor[]) => {
  const [planned, ...others] = merge(text, existing).subcontractors;
  if (planned === undefined || others.length > 0) throw new Error("one subcontractor expected");
  return planned;
};

const service = (given: Partial<Service> & { key: string }): Service => ({
  name: given.key,
  kind: "other",
  role: null,
  startsOn: "2020-01-01",
  endsOn: null,
  ...given,
});
const location = (given: Partial<Location> & { key: string }): Location => ({
  path: "storage",
  country: null,
  region: null,
  city: null,
  address: null,
  latitude: null,
  longitude: null,
  startsOn: null,
  endsOn: null,
  confirmedOn: null,
  transferTool: null,
  transferAssessedOn: null,
  ...given,
});

describe("matching", () => {
  const register = [
    ours({ key: "a", name: "Acme", registrationNumber: "DK12345678" }),
    ours({ key: "b", name: "Beta" }),
    ours({ key: "chain", name: "Carl", engagedBy: "a" }),
  ];
  const matched = (text: string, existing = register) =>
    merge(text, existing).subcontractors.map((planned) => [planned.after.key, planned.outcome]);

  test("by a key column first, then by registration number, then by folded name", () => {
    expect(matched("Nøgle|Navn|CVR\nb|Acme|12345678")).toEqual([["b", "changed"]]);
    expect(matched("Navn|CVR\nBeta|12 34 56 78")).toEqual([["a", "changed"]]);
    expect(matched("Navn|Land\n  BÉTA |Danmark")).toEqual([["b", "changed"]]);
    expect(matched("Nøgle|Navn\nukendt|Beta")).toEqual([["b", "changed"]]);
  });

  test("a registration number that differs from its namesake's makes another supplier", () => {
    expect(matched("Navn|CVR\nAcme|87654321")).toEqual([["acme", "new"]]);
    expect(matched("Navn|CVR\nBeta|87654321")).toEqual([["b", "changed"]]);
    expect(matched("Navn|CVR\nAcme|")).toEqual([["a", "changed"]]);
  });

  test("only direct subcontractors are matched", () => {
    expect(matched("Navn|Land\nCarl|Danmark")).toEqual([["carl", "new"]]);
    expect(matched("Nøgle|Navn\nchain|Carl")).toEqual([["chain-2", "new"]]);
  });

  test("several matches refuse the row, and whom it may mean is not called unnamed", () => {
    const twins = [ours({ key: "a", name: "Acme" }), ours({ key: "a-2", name: "ACME" }), ours({ key: "z", name: "Zeta" })];
    const plan = merge("Navn|Land\nAcme|Danmark\nBeta|EU", twins);
    expect(plan.refused).toEqual([{ row: 2, refusal: { code: "row-ambiguous", params: { keys: ["a", "a-2"] } } }]);
    expect(plan.subcontractors.map((planned) => planned.after.key)).toEqual(["beta"]);
    expect(plan.notNamed).toEqual(["z"]);
  });

  test("two rows of one name are two services and the union of locations of one subcontractor", () => {
    const plan = merge("Navn|Land|Formål\nAcme|Danmark, EU|Hosting\nacme|Danmark, USA|Support");
    expect(plan.subcontractors).toHaveLength(1);
    expect(plan.subcontractors[0]?.rows).toEqual([2, 3]);
    expect(plan.subcontractors[0]?.after.services.map((one) => one.key)).toEqual(["hosting", "support"]);
    expect(plan.subcontractors[0]?.after.locations.map((one) => one.key)).toEqual(["dk", "eu", "us"]);
  });

  test("two keys in one list are two suppliers", () => {
    const text = "Nøgle|Navn\na|Acme\nb|Acme";
    const plan = merge(text);
    expect(plan.subcontractors.map((planned) => planned.after.key)).toEqual(["a", "b"]);
    expect(
      merge(
        text,
        plan.subcontractors.map((planned) => planned.after),
      ).subcontractors.map((planned) => planned.outcome),
    ).toEqual(["unchanged", "unchanged"]);
  });
});

test("a row is told by a registration number that a later row brings", () => {
  const twins = [ours({ key: "b1", name: "Beta" }), ours({ key: "b2", name: "Beta" })];
  const plan = merge("Navn|CVR|Formål\nBeta|12345678|Support\nAcme|12345678|Hosting", twins);
  expect(plan.refused).toEqual([]);
  expect(plan.subcontractors.map((planned) => [planned.after.key, planned.outcome, planned.rows, planned.before])).toEqual([
    ["acme", "new", [3, 2], null],
  ]);
  expect(plan.subcontractors[0]?.after.services.map((one) => one.key)).toEqual(["hosting", "support"]);
  expect(plan.subcontractors[0]?.differences).toEqual([{ field: "name", ours: "Acme", theirs: "Beta" }]);
});

describe("keys", () => {
  test("are slugs, with -2 where another thing holds or held them", () => {
    const plan = merge("Navn|Land\nÆrø Øl|Danmark\nAcme|EU\nAcme!|EU", [ours({ key: "acme", name: "Other" })], {
      takenKey: (key: string) => key === "aeroe-oel",
    });
    expect(plan.subcontractors.map((planned) => planned.after.key)).toEqual(["aeroe-oel-2", "acme-2", "acme-3"]);
  });

  test("of services and locations as well", () => {
    const acme = ours({
      key: "acme",
      name: "Acme",
      services: [service({ key: "hosting", name: "Drift" })],
      locations: [location({ key: "dk", country: "SE" })],
    });
    const plan = merge("Navn|Land|Formål\nAcme|Danmark, USA|Hosting", [acme], {
      takenFactKey: (key: string, list: string, fact: string) => key === "acme" && list === "locations" && fact === "us",
    });
    expect(plan.subcontractors[0]?.after.services.map((one) => one.key)).toEqual(["hosting", "hosting-2"]);
    expect(plan.subcontractors[0]?.after.locations.map((one) => one.key)).toEqual(["dk", "dk-2", "us-2"]);
  });
});

describe("what a match does", () => {
  const acme = ours({
    key: "acme",
    name: "Acme",
    address: "Gade 1",
    contacts: [{ name: "Jens", email: "jens@acme.example", phone: null, role: "salg" }],
    services: [service({ key: "drift", name: "Hosting", kind: "software", role: "processor" })],
    locations: [
      location({ key: "cph", path: "storage", country: "DK", confirmedOn: "2020-01-01" }),
      location({ key: "cph-backup", path: "backup", country: "DK" }),
      location({ key: "verden", region: "Global", confirmedOn: "2024-01-01" }),
    ],
  });
  const header = "Navn|Underdatabehandler|CVR|Adresse|Hjemmeside|Land|Formål|Grundlag|E-mail|Telefon|Opdateret";

  test("matches services by name, locations by country or region; fills null, moves confirmedOn forward", () => {
    const planned = only(
      `${header}\nAcme|Ja|12345678|Gade 2|acme.example|Danmark, Worldwide|HOSTING|SCC|JENS@acme.example|12345678|2022-03-01`,
      [acme],
    );
    expect(planned.outcome).toBe("changed");
    expect(planned.after).toEqual({
      ...acme,
      registrationNumber: "12345678",
      website: "acme.example",
      contacts: [{ name: "Jens", email: "jens@acme.example", phone: "12345678", role: "salg" }],
      locations: [
        { ...acme.locations[0], confirmedOn: "2022-03-01" },
        { ...acme.locations[1], confirmedOn: "2022-03-01" },
        { ...acme.locations[2], transferTool: "scc" },
      ],
    });
    expect(planned.differences).toEqual([
      { field: "address", ours: "Gade 1", theirs: "Gade 2" },
      { field: "services/drift/name", ours: "Hosting", theirs: "HOSTING" },
      { field: "services/drift/kind", ours: "software", theirs: "cloud" },
      { field: "services/drift/role", ours: "processor", theirs: "sub-processor" },
    ]);
  });

  test("differences are applied where they are ticked, and only these", () => {
    const { after, differences } = only(`${header}\nAcme|Ja||Gade 2||Danmark|HOSTING|||||`.replace(/\|\|$/, "|"), [acme]);
    const ticked = differences.filter((difference) => difference.field !== "services/drift/role");
    const applied = applyDifferences(after, ticked);
    expect(applied).toEqual({
      ...after,
      address: "Gade 2",
      services: [service({ key: "drift", name: "HOSTING", kind: "cloud", role: "processor" })],
    });
    expect(applyDifferences(after, [])).toEqual(after);
    expect(
      applyDifferences(after, [
        { field: "key", ours: "acme", theirs: "x" },
        { field: "services/nej/kind", ours: "x", theirs: "cloud" },
      ]),
    ).toEqual(after);
  });

  test("a contact is added to none, and shown beside some", () => {
    const text = "Navn|Land|E-mail\nAcme|Danmark|eva@acme.example";
    const eva = { name: null, email: "eva@acme.example", phone: null, role: null };
    expect(only(text, [{ ...acme, contacts: [] }]).after.contacts).toEqual([eva]);
    const { after, differences } = only(text, [acme]);
    expect(after.contacts).toEqual(acme.contacts);
    expect(differences).toEqual([{ field: "contacts", ours: null, theirs: eva }]);
    expect(applyDifferences(after, differences).contacts).toEqual([...acme.contacts, eva]);
  });

  test("a registration number is one however it is written", () => {
    const numbered = ours({ key: "x", name: "X", registrationNumber: "DK 12 34 56 78" });
    expect(only("Navn|CVR\nX|12345678", [numbered]).differences).toEqual([]);
    expect(only("Nøgle|Navn|CVR\nx|X|87654321", [numbered]).differences).toEqual([
      { field: "registrationNumber", ours: "DK 12 34 56 78", theirs: "87654321" },
    ]);
  });

  test("confirmedOn never moves back", () => {
    const planned = only("Navn|Land|Opdateret\nAcme|Worldwide|2022-03-01", [acme]);
    expect(planned.after.locations[2]?.confirmedOn).toBe("2024-01-01");
  });

  test("what has ended here is shown, neither begun again nor added a second time", () => {
    const ended = ours({
      key: "acme",
      name: "Acme",
      status: "ended",
      services: [service({ key: "hosting", name: "Hosting", kind: "cloud", endsOn: "2025-01-01" })],
      locations: [location({ key: "dk", country: "DK", endsOn: "2025-01-01" })],
    });
    const planned = only("Navn|Land|Formål\nAcme|Danmark|Hosting", [ended]);
    expect(planned.outcome).toBe("unchanged");
    expect(planned.differences).toEqual([
      { field: "status", ours: "ended", theirs: "active" },
      { field: "services/hosting/endsOn", ours: "2025-01-01", theirs: null },
      { field: "locations/dk/endsOn", ours: "2025-01-01", theirs: null },
    ]);
    expect(applyDifferences(planned.after, planned.differences)).toMatchObject({
      status: "active",
      services: [{ endsOn: null }],
      locations: [{ endsOn: null }],
    });
  });

  test("what the list no longer names is shown as such, and stays", () => {
    const text = "Navn|Land|Formål\nAcme|Sverige|Hosting\n|Danmark|x\nBeta|Narnia|x";
    const others = [
      ours({ key: "beta", name: "Beta" }),
      ours({ key: "gamma", name: "Gamma" }),
      ours({ key: "d", name: "Delta", engagedBy: "gamma" }),
    ];
    const plan = merge(text, [acme, ...others]);
    expect(plan.notNamed).toEqual(["gamma"]);
    expect(plan.refused.map(({ row, refusal }) => [row, refusal.code])).toEqual([
      [3, "row-without-name"],
      [4, "row-unknown-place"],
    ]);
    expect(plan.subcontractors[0]?.notNamed).toEqual({ services: [], locations: ["cph", "cph-backup", "verden"] });
    expect(plan.subcontractors[0]?.after.locations).toHaveLength(4);
  });

  test("the register that is given is not touched", () => {
    const before = structuredClone(acme);
    only(`${header}\nAcme|Ja|12345678|Gade 2|acme.example|Danmark, USA|Support|SCC|a@b.example|12345678|2026-03-01`, [acme]);
    expect(acme).toEqual(before);
  });
});

describe("laws", () => {
  const name = fc.constantFrom("Acme", "ACME ", "Beta", "Gamma", "Åse", "Aase");
  const place = fc.constantFrom(
    "",
    "Danmark",
    "EEA, UK, India, US",
    "Worldwide",
    "Dublin (Irland)",
    "Irland",
    "EØS; Sverige",
    "Narnia",
  );
  const row = fc
    .tuple(
      fc.constantFrom("", "", "acme", "beta", "x y"),
      name,
      fc.constantFrom("", "", "12345678", "DK12345678", "87654321"),
      place,
      fc.constantFrom("", "Hosting", "HOSTING", "Support", "Ærlig drift"),
      fc.constantFrom("", "SCC", "DPF", "Privacy Shield"),
      fc.constantFrom("", "Jens, jens@a.example", "12345678", "eva@a.example"),
      fc.constantFrom("", "2018.04.13", "21/05-2022", "31/02-2022"),
    )
    .map((cells) => cells.join("|"));
  const list = fc
    .array(row, { minLength: 1, maxLength: 8 })
    .map((rows) => `Nøgle|Navn|CVR|Land|Formål|Grundlag|Kontakt|Opdateret\n${rows.join("\n")}`);
  const inRegister = fc.record({
    name,
    registrationNumber: fc.constantFrom(null, "12345678", "87654321"),
    engagedBy: fc.constantFrom(null, null, "elsewhere"),
    address: fc.constantFrom(null, "Gade 1"),
    services: fc
      .uniqueArray(fc.constantFrom("hosting", "support", "drift"), { maxLength: 2 })
      .map((keys) => keys.map((key) => service({ key }))),
    locations: fc
      .uniqueArray(fc.constantFrom("dk", "gb", "in", "ie"), { maxLength: 3 })
      .map((keys) => keys.map((key) => location({ key, country: key.toUpperCase(), confirmedOn: "2020-06-01" }))),
  });
  const register = fc
    .array(inRegister, { maxLength: 4 })
    .map((all) => all.map((one, at) => ours({ ...one, key: at === 0 ? "acme" : `s${at}` })));

  /** The register as it is when a plan has been carried out. */
  function after(existing: readonly Subcontractor[], plan: ReturnType<typeof planMerge>): Subcontractor[] {
    const changed = new Map(plan.subcontractors.map((planned) => [planned.after.key, planned.after]));
    const kept = existing.map((one) => changed.get(one.key) ?? one);
    return [...kept, ...plan.subcontractors.filter((planned) => planned.before === null).map((planned) => planned.after)];
  }

  test("the same list a second time changes nothing", () => {
    fc.assert(
      fc.property(list, register, (text, existing) => {
        const first = after(existing, merge(text, existing));
        const again = planMerge(readList(text, { importedOn: "2026-11-30" }).rows, first, free);
        expect(again.subcontractors.filter((planned) => planned.outcome !== "unchanged")).toEqual([]);
        expect(after(first, again)).toEqual(first);
      }),
      { numRuns: 200 },
    );
  });

  test("a merge removes nothing, ends nothing and overwrites nothing but an earlier confirmedOn", () => {
    fc.assert(
      fc.property(list, register, (text, existing) => {
        for (const { before, after: now } of merge(text, existing).subcontractors) {
          if (before === null) continue;
          expect(keepsAll(before, now)).toBe(true);
          for (const facts of ["services", "locations"] as const) {
            expect(now[facts].slice(0, before[facts].length).map((fact) => fact.key)).toEqual(
              before[facts].map((fact) => fact.key),
            );
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  /** Every value of the first is in the second, but for null ones and for an earlier confirmedOn. */
  function keepsAll(before: unknown, now: unknown, field = ""): boolean {
    if (before === null) return true;
    if (Array.isArray(before)) return Array.isArray(now) && before.every((value, at) => keepsAll(value, now[at]));
    if (typeof before === "object")
      return Object.entries(before).every(([key, value]) => keepsAll(value, (now as Record<string, unknown>)[key], key));
    return before === now || (field === "confirmedOn" && typeof now === "string" && typeof before === "string" && now > before);
  }

  test("every good row is placed or refused, keys are new and unique, and a country stands once in a new subcontractor", () => {
    fc.assert(
      fc.property(list, register, (text, existing) => {
        const { rows } = readList(text);
        const plan = planMerge(rows, existing, free);
        const placed = [...plan.subcontractors.flatMap((planned) => planned.rows), ...plan.refused.map((refused) => refused.row)];
        expect([...new Set(placed)].sort((a, b) => a - b)).toEqual(rows.map((one) => one.number));
        const keys = after(existing, plan).map((one) => one.key);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { before, after: now } of plan.subcontractors) {
          expect(new Set(now.services.map((one) => one.key)).size).toBe(now.services.length);
          expect(new Set(now.locations.map((one) => one.key)).size).toBe(now.locations.length);
          if (before === null)
            expect(new Set(now.locations.map((one) => one.country ?? one.region)).size).toBe(now.locations.length);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("the day of import is the beginning of a service without a date", () => {
    expect(merge("Navn|Land\nAcme|Danmark").subcontractors[0]?.after.services[0]?.startsOn).toBe(importedOn);
  });

  test("time grows with the list and the register, not with their product", () => {
    const lines = Array.from({ length: 10_000 }, (_, at) => `Leverandør ${at % 7_500}|EEA, US|Drift ${at}`);
    const { rows } = readList(["Navn|Land|Formål", ...lines].join("\n"));
    const existing = Array.from({ length: 10_000 }, (_, at) => ours({ key: `s${at}`, name: `Leverandør ${at}` }));
    const began = performance.now();
    expect(planMerge(rows, existing, free).subcontractors).toHaveLength(10_000 - 2_500);
    expect(performance.now() - began).toBeLessThan(15_000);
  });
});

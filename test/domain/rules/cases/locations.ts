import type { Location, Service, Subcontractor } from "../../../../app/domain/portfolio";
import { aContact, aLocation, aService, aSubcontractor, aWaiver, today } from "../../../support/facts";
import { table } from "./case";

const at = (location: Partial<Location>, overrides: Partial<Subcontractor> = {}) =>
  aSubcontractor({ locations: [aLocation(location)], ...overrides });
const served = (...services: Partial<Service>[]) => services.map((one, n) => aService({ key: `s${n + 1}`, ...one }));

/** Neither processes nor houses: these rules leave it alone. */
const hands = { services: served({ kind: "software", role: "non-processor" }) };
/** Houses data without processing it. */
const houses = { services: served({ kind: "datacentre", role: "non-processor" }) };
const node = { engagedBy: "hub" };
const toCome = { services: served({ startsOn: "2027-01-01" }) };
const ends = "2026-06-30";

const place = (severity: "critical" | "high" | "medium") => ({ subject: "cph", severity }) as const;

/** The first and last day of a location, for the rules that have no other date limit. */
const living = (
  location: Partial<Location>,
  severity: "critical" | "high" | "medium",
  overrides: Partial<Subcontractor> = {},
) => {
  const begins = { ...location, startsOn: "2026-07-01" };
  const over = { ...location, endsOn: ends };
  const expect = place(severity);
  return [
    { name: "the day before the location begins", covers: "before", on: ends, facts: at(begins, overrides), expect: null },
    {
      name: "on the day the location begins",
      covers: "at",
      on: "2026-07-01",
      facts: at(begins, overrides),
      expect: { ...expect, since: "2026-07-01" },
    },
    {
      name: "the day after the location began",
      covers: "after",
      on: "2026-07-02",
      facts: at(begins, overrides),
      expect: { ...expect, since: "2026-07-01" },
    },
    {
      name: "on the last day of the location",
      covers: "at",
      on: ends,
      facts: at(over, overrides),
      expect: { ...expect, since: "2023-01-01" },
    },
    { name: "the day after the location ended", covers: "after", on: "2026-07-01", facts: at(over, overrides), expect: null },
  ] as const;
};

/** Who these rules are about: whoever handles data, own subcontractors and chain nodes alike. */
const handled = (location: Partial<Location>, severity: "critical" | "high" | "medium") =>
  [
    { name: "a chain node as well", covers: "exception", on: today, facts: at(location, node), expect: place(severity) },
    {
      name: "data is housed, not processed",
      covers: "exception",
      on: today,
      facts: at(location, houses),
      expect: place(severity),
    },
    {
      name: "data is in a cloud, not processed",
      covers: "exception",
      on: today,
      facts: at(location, { services: served({ kind: "cloud", role: "non-processor" }) }),
      expect: place(severity),
    },
    {
      name: "no role known counts as processing",
      covers: "exception",
      on: today,
      facts: at(location, { services: served({ kind: "other", role: null }) }),
      expect: place(severity),
    },
    { name: "no data is handled", covers: "exception", on: today, facts: at(location, hands), expect: null },
    {
      name: "the service that handled data has ended",
      covers: "exception",
      on: today,
      facts: at(location, { services: served({ endsOn: "2026-11-22" }, { kind: "software", role: "non-processor" }) }),
      expect: null,
    },
    { name: "not in scope", covers: "exception", on: today, facts: at(location, toCome), expect: null },
    {
      name: "remote access is a location like any other",
      covers: "exception",
      on: today,
      facts: at({ ...location, path: "remote-access" }),
      expect: place(severity),
    },
    {
      name: "waived for this location",
      covers: "exception",
      on: today,
      facts: at(location, { waivers: waivers("cph") }),
      expect: { ...place(severity), waived: true },
    },
    {
      name: "waived for another location",
      covers: "exception",
      on: today,
      facts: at(location, { waivers: waivers("ber") }),
      expect: { ...place(severity), waived: false },
    },
  ] as const;

const placeRules = [
  "location-unknown",
  "location-imprecise",
  "residency-broken",
  "territory-undecided",
  "transfer-no-basis",
  "transfer-unconfirmed",
  "transfer-assessment-overdue",
  "adequacy-ending",
  "location-stale",
];
const waivers = (subject: string) => placeRules.map((rule) => aWaiver({ rule, subject }));

/** What a country and a tool give under one rule. */
const each = (
  countries: readonly string[],
  rest: Partial<Location>,
  severity: "critical" | "high" | "medium" | null,
  label = "",
  on = today,
) =>
  countries.map((country) => ({
    name: `${country}${label}`,
    covers: "exception" as const,
    on,
    facts: at({ country, ...rest }),
    expect: severity === null ? null : place(severity),
  }));

const usable = ["scc", "bcr", "adhoc", "code", "certification"] as const;
const void_ = ["privacy-shield", "scc-2010"] as const;
const third = [
  "IN",
  "CN",
  "RU",
  "GI",
  "MC",
  "XK",
  "PR",
  "BM",
  "GL",
  "NC",
  "PF",
  "BL",
  "PM",
  "WF",
  "TF",
  "AW",
  "CW",
  "SX",
  "BQ",
  "ZA",
  "AU",
];
const partial = ["US", "CA", "IL", "JP", "KR"];
const adequate = ["AD", "AR", "BR", "CH", "FO", "GB", "GG", "IM", "JE", "NZ", "UY"];
const union = ["DK", "DE", "GR", "CY", "GP", "MQ", "GF", "RE", "YT", "MF", "AX"];
const efta = ["IS", "LI", "NO"];

/** What a country gives with each tool: with none, a void one or `adequacy` unless told; nothing with a usable one. */
const tools = (country: string, severity: "critical" | "high", adequacy: "critical" | "high" | null = severity) =>
  [...usable, ...void_, "adequacy" as const, null].map((transferTool) => {
    const isUsable = usable.some((tool) => tool === transferTool);
    const given = isUsable ? null : transferTool === "adequacy" ? adequacy : severity;
    return {
      name: `${country} with ${transferTool ?? "no tool"}`,
      covers: "exception" as const,
      on: today,
      facts: at({ country, transferTool, transferAssessedOn: "2026-06-01" }),
      expect: given === null ? null : place(given),
    };
  });

const expectNone = (severity: "critical" | "high") => ({ subject: null, severity }) as const;
const assessed = { country: "US", transferTool: "scc", transferAssessedOn: "2025-05-31" } as const;
const parent = { parentCountry: "US", parentAssessedOn: "2024-05-31" };
const parentOutside = { subject: null, severity: "medium" } as const;
const identity = { subject: null, severity: "high" } as const;

export const locationTables = {
  "location-none": table("location-none", [
    {
      name: "no location at all",
      covers: "held",
      on: today,
      facts: aSubcontractor({ locations: [] }),
      expect: { ...expectNone("critical"), since: "2023-01-01" },
    },
    { name: "a live location", covers: "not-held", on: today, facts: aSubcontractor(), expect: null },
    { name: "the day before the only one ends", covers: "before", on: "2026-06-29", facts: at({ endsOn: ends }), expect: null },
    { name: "on the last day of the only one", covers: "at", on: ends, facts: at({ endsOn: ends }), expect: null },
    {
      name: "the day after the only one ended",
      covers: "after",
      on: "2026-07-01",
      facts: at({ endsOn: ends }),
      expect: { ...expectNone("critical"), since: "2026-07-01" },
    },
    {
      name: "the day before the first one begins",
      covers: "before",
      on: ends,
      facts: at({ startsOn: "2026-07-01" }),
      expect: { ...expectNone("critical"), since: "2023-01-01" },
    },
    {
      name: "on the day the first one begins",
      covers: "at",
      on: "2026-07-01",
      facts: at({ startsOn: "2026-07-01" }),
      expect: null,
    },
    {
      name: "a location without a country is one",
      covers: "exception",
      on: today,
      facts: at({ country: null }),
      expect: null,
    },
    {
      name: "high where data is housed, not processed",
      covers: "exception",
      on: today,
      facts: aSubcontractor({ locations: [], ...houses }),
      expect: expectNone("high"),
    },
    {
      name: "critical where no role is known",
      covers: "exception",
      on: today,
      facts: aSubcontractor({ locations: [], services: served({ kind: "network", role: null }) }),
      expect: expectNone("critical"),
    },
    {
      name: "critical where one of the services processes",
      covers: "exception",
      on: today,
      facts: aSubcontractor({
        locations: [],
        services: served({ kind: "cloud", role: "joint-controller" }, { kind: "other", role: "processor" }),
      }),
      expect: expectNone("critical"),
    },
    {
      name: "the run goes on when processing begins and the flag worsens",
      covers: "exception",
      on: today,
      facts: aSubcontractor({
        locations: [],
        services: served({ role: "non-processor" }, { role: "processor", startsOn: "2026-07-01" }),
      }),
      expect: { ...expectNone("critical"), since: "2023-01-01" },
    },
    {
      name: "no data is handled",
      covers: "exception",
      on: today,
      facts: aSubcontractor({ locations: [], ...hands }),
      expect: null,
    },
    {
      name: "a chain node as well",
      covers: "exception",
      on: today,
      facts: aSubcontractor({ locations: [], ...node }),
      expect: expectNone("critical"),
    },
    { name: "not in scope", covers: "exception", on: today, facts: aSubcontractor({ locations: [], ...toCome }), expect: null },
  ]),
  "location-unknown": table("location-unknown", [
    {
      name: "neither country nor region",
      covers: "held",
      on: today,
      facts: at({ country: null }),
      expect: {
        ...place("critical"),
        since: "2023-01-01",
        says: { path: "storage", country: null, region: null, city: "Ballerup" },
      },
    },
    { name: "a country", covers: "not-held", on: today, facts: at({}), expect: null },
    ...living({ country: null }, "critical"),
    ...(["EU", "EEA", "none"] as const).flatMap((promise) => [
      {
        name: `somewhere in the world, promise ${promise}`,
        covers: "exception" as const,
        on: today,
        promise,
        facts: at({ country: null, region: "Worldwide" }),
        expect: place("critical"),
      },
      {
        name: `the region EU, promise ${promise}`,
        covers: "exception" as const,
        on: today,
        promise,
        facts: at({ country: null, region: "EU" }),
        expect: null,
      },
      {
        name: `the region EEA, promise ${promise}`,
        covers: "exception" as const,
        on: today,
        promise,
        facts: at({ country: null, region: "EEA" }),
        expect: promise === "EU" ? place("critical") : null,
      },
    ]),
    {
      name: "high where data is housed, not processed",
      covers: "exception",
      on: today,
      facts: at({ country: null }, houses),
      expect: place("high"),
    },
    { name: "no data is handled", covers: "exception", on: today, facts: at({ country: null }, hands), expect: null },
    {
      name: "a chain node as well",
      covers: "exception",
      on: today,
      facts: at({ country: null }, node),
      expect: place("critical"),
    },
    { name: "not in scope", covers: "exception", on: today, facts: at({ country: null }, toCome), expect: null },
  ]),
  "location-imprecise": table("location-imprecise", [
    {
      name: "the region EU",
      covers: "held",
      on: today,
      facts: at({ country: null, region: "EU" }),
      expect: { ...place("medium"), since: "2023-01-01", says: { region: "EU" } },
    },
    { name: "a country", covers: "not-held", on: today, facts: at({}), expect: null },
    ...living({ country: null, region: "EU" }, "medium"),
    ...handled({ country: null, region: "EU" }, "medium"),
    ...(["EU", "EEA", "none"] as const).flatMap((promise) => [
      {
        name: `the region EU, promise ${promise}`,
        covers: "exception" as const,
        on: today,
        promise,
        facts: at({ country: null, region: "EU" }),
        expect: place("medium"),
      },
      {
        name: `the region EEA, promise ${promise}`,
        covers: "exception" as const,
        on: today,
        promise,
        facts: at({ country: null, region: "EEA" }),
        expect: promise === "EU" ? null : place("medium"),
      },
      {
        name: `somewhere in the world, promise ${promise}`,
        covers: "exception" as const,
        on: today,
        promise,
        facts: at({ country: null, region: "Worldwide" }),
        expect: null,
      },
    ]),
  ]),
  "residency-broken": table("residency-broken", [
    {
      name: "outside the EU",
      covers: "held",
      on: today,
      facts: at({ country: "US", transferTool: "scc" }),
      expect: { ...place("critical"), since: "2023-01-01", says: { promise: "EU", class: "ADEQUATE-PARTIAL", country: "US" } },
    },
    { name: "in the EU", covers: "not-held", on: today, facts: at({ country: "DE" }), expect: null },
    ...living({ country: "IN" }, "critical"),
    ...handled({ country: "CH" }, "critical"),
    ...(["EU", "EEA", "none"] as const).flatMap((promise) =>
      (
        [
          [union, []],
          [["SJ"], []],
          [efta, ["EU"]],
          [
            [...adequate, ...partial, ...third],
            ["EU", "EEA"],
          ],
        ] as const
      ).flatMap(([countries, broken]) =>
        countries.map((country) => ({
          name: `${country}, promise ${promise}`,
          covers: "exception" as const,
          on: today,
          promise,
          facts: at({ country }),
          expect: broken.some((one: string) => one === promise) ? place("critical") : null,
        })),
      ),
    ),
    {
      name: "no country is another matter",
      covers: "exception",
      on: today,
      facts: at({ country: null, region: "USA" }),
      expect: null,
    },
    {
      name: "GB is outside before and after its decision",
      covers: "exception",
      on: "2031-12-28",
      facts: at({ country: "GB" }),
      expect: { ...place("critical"), since: "2023-01-01", says: { class: "THIRD" } },
    },
  ]),
  "territory-undecided": table("territory-undecided", [
    {
      name: "Svalbard",
      covers: "held",
      on: today,
      facts: at({ country: "SJ" }),
      expect: { ...place("high"), since: "2023-01-01", says: { country: "SJ", tool: null } },
    },
    {
      name: "Svalbard with a tool",
      covers: "not-held",
      on: today,
      facts: at({ country: "SJ", transferTool: "scc" }),
      expect: null,
    },
    ...living({ country: "SJ" }, "high"),
    ...handled({ country: "SJ" }, "high"),
    ...tools("SJ", "high"),
    ...each(["NO", "DK", "GL", "FO", "US", "IN", "GI"], {}, null),
    ...(["EEA", "none"] as const).map((promise) => ({
      name: `promise ${promise}`,
      covers: "exception" as const,
      on: today,
      promise,
      facts: at({ country: "SJ" }),
      expect: place("high"),
    })),
  ]),
  "transfer-no-basis": table("transfer-no-basis", [
    {
      name: "a third country without a tool",
      covers: "held",
      on: today,
      facts: at({ country: "IN" }),
      expect: { ...place("critical"), since: "2023-01-01", says: { country: "IN", tool: null } },
    },
    {
      name: "a third country with a tool",
      covers: "not-held",
      on: today,
      facts: at({ country: "IN", transferTool: "scc" }),
      expect: null,
    },
    {
      name: "GB, the day before the decision's last",
      covers: "before",
      on: "2031-12-26",
      facts: at({ country: "GB" }),
      expect: null,
    },
    { name: "GB, on the decision's last day", covers: "at", on: "2031-12-27", facts: at({ country: "GB" }), expect: null },
    {
      name: "GB, the day after the decision",
      covers: "after",
      on: "2031-12-28",
      facts: at({ country: "GB" }),
      expect: { ...place("critical"), since: "2031-12-28" },
    },
    {
      name: "GB with a tool, the day after the decision",
      covers: "exception",
      on: "2031-12-28",
      facts: at({ country: "GB", transferTool: "bcr" }),
      expect: null,
    },
    {
      name: "GB on adequacy, the day after the decision",
      covers: "exception",
      on: "2031-12-28",
      facts: at({ country: "GB", transferTool: "adequacy" }),
      expect: place("critical"),
    },
    ...living({ country: "IN" }, "critical"),
    ...handled({ country: "IN" }, "critical"),
    ...tools("IN", "critical"),
    ...each(third, {}, "critical"),
    ...each([...union, ...efta, ...adequate, ...partial, "SJ"], {}, null),
    ...each(["FO", "CH", "NZ"], {}, null, " in 2199", "2199-12-31"),
    ...(["EEA", "none"] as const).map((promise) => ({
      name: `promise ${promise}`,
      covers: "exception" as const,
      on: today,
      promise,
      facts: at({ country: "IN" }),
      expect: place("critical"),
    })),
  ]),
  "transfer-unconfirmed": table("transfer-unconfirmed", [
    {
      name: "the United States without a tool",
      covers: "held",
      on: today,
      facts: at({ country: "US" }),
      expect: { ...place("high"), since: "2023-01-01", says: { country: "US", tool: null } },
    },
    {
      name: "the United States, checked",
      covers: "not-held",
      on: today,
      facts: at({ country: "US", transferTool: "adequacy" }),
      expect: null,
    },
    ...living({ country: "US" }, "high"),
    ...handled({ country: "US" }, "high"),
    ...tools("US", "high", null),
    ...each(partial, {}, "high"),
    ...each([...union, ...efta, ...adequate, ...third, "SJ"], {}, null),
  ]),
  "transfer-assessment-overdue": table("transfer-assessment-overdue", [
    {
      name: "never assessed",
      covers: "held",
      on: today,
      facts: at({ country: "IN", transferTool: "scc" }),
      expect: { ...place("high"), since: "2023-01-01", says: { tool: "scc", lastOn: null } },
    },
    {
      name: "assessed this year",
      covers: "not-held",
      on: today,
      facts: at({ country: "IN", transferTool: "scc", transferAssessedOn: "2026-06-01" }),
      expect: null,
    },
    { name: "the day before a year is over", covers: "before", on: "2026-05-30", facts: at(assessed), expect: null },
    { name: "on the day a year is over", covers: "at", on: "2026-05-31", facts: at(assessed), expect: null },
    {
      name: "the day after a year is over",
      covers: "after",
      on: "2026-06-01",
      facts: at(assessed),
      expect: { ...place("high"), since: "2026-06-01", says: { on: "2026-05-31", lastOn: "2025-05-31" } },
    },
    {
      name: "a year from a leap day",
      covers: "after",
      on: "2025-03-01",
      facts: at({ ...assessed, transferAssessedOn: "2024-02-29" }),
      expect: { ...place("high"), since: "2025-03-01" },
    },
    {
      name: "on the day a year from a leap day is over",
      covers: "at",
      on: "2025-02-28",
      facts: at({ ...assessed, transferAssessedOn: "2024-02-29" }),
      expect: null,
    },
    {
      name: "an assessment that lies ahead stands",
      covers: "exception",
      on: today,
      facts: at({ ...assessed, transferAssessedOn: "2027-01-01" }),
      expect: null,
    },
    ...handled({ country: "US", transferTool: "adequacy" }, "high"),
    ...usable.flatMap((transferTool) => [
      ...each(["IN", "GL", "US", "JP"], { transferTool }, "high", ` with ${transferTool}`),
      ...each(["DK", "NO", "CH", "FO", "SJ", "GB"], { transferTool }, null, ` with ${transferTool}`),
    ]),
    ...each(["IN", "GL", "DK", "CH", "SJ"], { transferTool: "adequacy" }, null, " with adequacy"),
    ...each(partial, { transferTool: "adequacy" }, "high", " with adequacy"),
    ...[...void_, null].flatMap((transferTool) =>
      each(["IN", "US"], { transferTool }, null, ` with ${transferTool ?? "no tool"}`),
    ),
    {
      name: "GB with a tool, on the decision's last day",
      covers: "at",
      on: "2031-12-27",
      facts: at({ country: "GB", transferTool: "scc" }),
      expect: null,
    },
    {
      name: "GB with a tool, the day after the decision",
      covers: "after",
      on: "2031-12-28",
      facts: at({ country: "GB", transferTool: "scc" }),
      expect: { ...place("high"), since: "2031-12-28" },
    },
  ]),
  "adequacy-ending": table("adequacy-ending", [
    {
      name: "within 180 days of the end",
      covers: "held",
      on: "2031-10-01",
      facts: at({ country: "GB" }),
      expect: { ...place("medium"), since: "2031-06-30", says: { country: "GB", on: "2031-12-27" } },
    },
    { name: "years before the end", covers: "not-held", on: today, facts: at({ country: "GB" }), expect: null },
    { name: "181 days before the end", covers: "before", on: "2031-06-29", facts: at({ country: "GB" }), expect: null },
    {
      name: "180 days before the end",
      covers: "at",
      on: "2031-06-30",
      facts: at({ country: "GB" }),
      expect: { ...place("medium"), since: "2031-06-30" },
    },
    {
      name: "179 days before the end",
      covers: "after",
      on: "2031-07-01",
      facts: at({ country: "GB" }),
      expect: { ...place("medium"), since: "2031-06-30" },
    },
    {
      name: "on the last day",
      covers: "at",
      on: "2031-12-27",
      facts: at({ country: "GB" }),
      expect: { ...place("medium"), since: "2031-06-30" },
    },
    { name: "the day after the last", covers: "after", on: "2031-12-28", facts: at({ country: "GB" }), expect: null },
    {
      name: "a tool changes nothing",
      covers: "exception",
      on: "2031-10-01",
      facts: at({ country: "GB", transferTool: "scc" }),
      expect: place("medium"),
    },
    ...each(["FO", "US", "CH", "DK", "IN", "GI", "GG"], {}, null, " has no end", "2031-10-01"),
    {
      name: "a chain node as well",
      covers: "exception",
      on: "2031-10-01",
      facts: at({ country: "GB" }, node),
      expect: place("medium"),
    },
    { name: "no data is handled", covers: "exception", on: "2031-10-01", facts: at({ country: "GB" }, hands), expect: null },
    {
      name: "the location has ended",
      covers: "exception",
      on: "2031-10-01",
      facts: at({ country: "GB", endsOn: "2031-09-30" }),
      expect: null,
    },
    {
      name: "the location begins within the window",
      covers: "exception",
      on: "2031-10-01",
      facts: at({ country: "GB", startsOn: "2031-09-30" }),
      expect: { ...place("medium"), since: "2031-09-30" },
    },
  ]),
  "location-stale": table("location-stale", [
    {
      name: "never confirmed",
      covers: "held",
      on: today,
      facts: at({ confirmedOn: null }),
      expect: { ...place("medium"), since: "2023-01-01", says: { on: null, lastOn: null } },
    },
    { name: "confirmed this year", covers: "not-held", on: today, facts: at({}), expect: null },
    {
      name: "the day before a year is over",
      covers: "before",
      on: "2026-05-30",
      facts: at({ confirmedOn: "2025-05-31" }),
      expect: null,
    },
    { name: "on the day a year is over", covers: "at", on: "2026-05-31", facts: at({ confirmedOn: "2025-05-31" }), expect: null },
    {
      name: "the day after a year is over",
      covers: "after",
      on: "2026-06-01",
      facts: at({ confirmedOn: "2025-05-31" }),
      expect: { ...place("medium"), since: "2026-06-01", says: { on: "2026-05-31", lastOn: "2025-05-31" } },
    },
    {
      name: "a year from a leap day",
      covers: "after",
      on: "2025-03-01",
      facts: at({ confirmedOn: "2024-02-29" }),
      expect: { ...place("medium"), since: "2025-03-01" },
    },
    {
      name: "on the day a year from a leap day is over",
      covers: "at",
      on: "2025-02-28",
      facts: at({ confirmedOn: "2024-02-29" }),
      expect: null,
    },
    {
      name: "a region is enough",
      covers: "exception",
      on: today,
      facts: at({ country: null, region: "Worldwide", confirmedOn: null }),
      expect: place("medium"),
    },
    {
      name: "neither country nor region",
      covers: "exception",
      on: today,
      facts: at({ country: null, confirmedOn: null }),
      expect: null,
    },
    {
      name: "a confirmation that lies ahead stands",
      covers: "exception",
      on: today,
      facts: at({ confirmedOn: "2027-01-01" }),
      expect: null,
    },
    ...handled({ confirmedOn: null }, "medium"),
    ...living({ confirmedOn: null }, "medium"),
  ]),
  "parent-outside-eea": table("parent-outside-eea", [
    {
      name: "a parent in the United States",
      covers: "held",
      on: today,
      facts: aSubcontractor({ parentName: "Acme", parentCountry: "US" }),
      expect: { ...parentOutside, since: "2023-01-01", says: { title: "Acme", country: "US", lastOn: null } },
    },
    { name: "no parent known", covers: "not-held", on: today, facts: aSubcontractor(), expect: null },
    {
      name: "the day before two years are over",
      covers: "before",
      on: "2026-05-30",
      facts: aSubcontractor(parent),
      expect: null,
    },
    { name: "on the day two years are over", covers: "at", on: "2026-05-31", facts: aSubcontractor(parent), expect: null },
    {
      name: "the day after two years are over",
      covers: "after",
      on: "2026-06-01",
      facts: aSubcontractor(parent),
      expect: { ...parentOutside, since: "2026-06-01", says: { on: "2026-05-31", lastOn: "2024-05-31" } },
    },
    {
      name: "two years from a leap day",
      covers: "exception",
      on: "2026-03-01",
      facts: aSubcontractor({ ...parent, parentAssessedOn: "2024-02-29" }),
      expect: { ...parentOutside, since: "2026-03-01" },
    },
    ...["FR", "GP", "AX", "NO", "LI"].map((parentCountry) => ({
      name: `${parentCountry} is inside`,
      covers: "exception" as const,
      on: today,
      facts: aSubcontractor({ parentCountry }),
      expect: null,
    })),
    ...["CH", "GB", "FO", "GL", "SJ", "IN", "GI"].map((parentCountry) => ({
      name: `${parentCountry} is outside`,
      covers: "exception" as const,
      on: today,
      facts: aSubcontractor({ parentCountry }),
      expect: parentOutside,
    })),
    {
      name: "no data is handled",
      covers: "exception",
      on: today,
      facts: aSubcontractor({ parentCountry: "US", ...hands }),
      expect: null,
    },
    {
      name: "data is housed",
      covers: "exception",
      on: today,
      facts: aSubcontractor({ parentCountry: "US", ...houses }),
      expect: parentOutside,
    },
    {
      name: "a chain node as well",
      covers: "exception",
      on: today,
      facts: aSubcontractor({ parentCountry: "US", ...node }),
      expect: parentOutside,
    },
    {
      name: "not in scope",
      covers: "exception",
      on: today,
      facts: aSubcontractor({ parentCountry: "US", ...toCome }),
      expect: null,
    },
  ]),
  "chain-identity-incomplete": table("chain-identity-incomplete", [
    {
      name: "no address",
      covers: "held",
      on: today,
      facts: aSubcontractor({ address: null }),
      expect: { ...identity, since: "2023-01-01", says: { missing: ["address"] } },
    },
    {
      name: "no contact",
      covers: "held",
      on: today,
      facts: aSubcontractor({ contacts: [] }),
      expect: { ...identity, says: { missing: ["contact"] } },
    },
    { name: "an address and a contact", covers: "not-held", on: today, facts: aSubcontractor(), expect: null },
    {
      name: "the day before processing begins",
      covers: "before",
      on: ends,
      facts: aSubcontractor({ address: null, services: served({ role: "non-processor" }, { startsOn: "2026-07-01" }) }),
      expect: null,
    },
    {
      name: "on the day processing begins",
      covers: "at",
      on: "2026-07-01",
      facts: aSubcontractor({ address: null, services: served({ role: "non-processor" }, { startsOn: "2026-07-01" }) }),
      expect: { ...identity, since: "2026-07-01" },
    },
    {
      name: "the day after processing began",
      covers: "after",
      on: "2026-07-02",
      facts: aSubcontractor({ address: null, services: served({ role: "non-processor" }, { startsOn: "2026-07-01" }) }),
      expect: { ...identity, since: "2026-07-01" },
    },
    { name: "a blank address", covers: "exception", on: today, facts: aSubcontractor({ address: " \t\n " }), expect: identity },
    {
      name: "neither",
      covers: "exception",
      on: today,
      facts: aSubcontractor({ address: "", contacts: [] }),
      expect: { ...identity, says: { missing: ["address", "contact"] } },
    },
    {
      name: "a contact with a phone alone",
      covers: "exception",
      on: today,
      facts: aSubcontractor({ contacts: [aContact({ email: null, phone: "+45 1" })] }),
      expect: null,
    },
    {
      name: "a contact without e-mail or phone",
      covers: "exception",
      on: today,
      facts: aSubcontractor({ contacts: [aContact({ email: null })] }),
      expect: identity,
    },
    {
      name: "a contact with blank e-mail and phone",
      covers: "exception",
      on: today,
      facts: aSubcontractor({ contacts: [aContact({ email: " ", phone: "\t" })] }),
      expect: identity,
    },
    {
      name: "a contact without a name",
      covers: "exception",
      on: today,
      facts: aSubcontractor({ contacts: [aContact({ name: null })] }),
      expect: identity,
    },
    {
      name: "a contact with a blank name",
      covers: "exception",
      on: today,
      facts: aSubcontractor({ contacts: [aContact({ name: "  " })] }),
      expect: identity,
    },
    {
      name: "a name in one contact and an e-mail in another",
      covers: "exception",
      on: today,
      facts: aSubcontractor({ contacts: [aContact({ email: null }), aContact({ name: null })] }),
      expect: identity,
    },
    {
      name: "one whole contact among others",
      covers: "exception",
      on: today,
      facts: aSubcontractor({ contacts: [aContact({ email: null }), aContact()] }),
      expect: null,
    },
    {
      name: "no processing, though data is housed",
      covers: "exception",
      on: today,
      facts: aSubcontractor({ address: null, ...houses }),
      expect: null,
    },
    {
      name: "no role known counts as processing",
      covers: "exception",
      on: today,
      facts: aSubcontractor({ address: null, services: served({ kind: "other", role: null }) }),
      expect: identity,
    },
    {
      name: "a chain node as well",
      covers: "exception",
      on: today,
      facts: aSubcontractor({ address: null, ...node }),
      expect: identity,
    },
    { name: "not in scope", covers: "exception", on: today, facts: aSubcontractor({ address: null, ...toCome }), expect: null },
  ]),
};

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../app/services/context";
import { pickSubcontractors } from "../../app/services/subcontractor/pick-subcontractors.server";
import { findIdOfKey } from "../../db/queries/scope.server";
import type { Engine } from "../../db/schema";
import { holding } from "../support/call-route";
import { freshOn } from "../support/engines";
import { aSubcontractor } from "../support/facts";
import { Clock, contextFor } from "../support/register";

describe.each<Engine>(["sqlite", "postgres"])("subcontractors of a form, on %s", (engine) => {
  let context: Context | null = null;
  beforeAll(async () => {
    const database = await freshOn(engine);
    if (database === null) return;
    context = contextFor(database, new Clock());
    await holding(context, [
      aSubcontractor({ key: "fjord", name: "Fjord Data", registrationNumber: "12345674" }),
      aSubcontractor({ key: "fjord-2", name: "Fjord Net" }),
      aSubcontractor({ key: "aaskov", name: "Åskov Drift" }),
      ...Array.from({ length: 25 }, (_, nth) => aSubcontractor({ key: `havn-${nth}`, name: `Havn ${nth}` })),
    ]);
  });
  afterAll(() => context?.database.close());

  async function pick(by: Context, keys: readonly string[], find: string) {
    const { chosen, offered, refusal } = await pickSubcontractors(by, keys, find);
    return { chosen: chosen.map(({ key }) => key), offered: offered.map(({ key }) => key), code: refusal?.code ?? null };
  }

  test.for([
    ["nobody yet", [], "", { chosen: [], offered: [], code: null }],
    ["a key", [], " fjord ", { chosen: ["fjord"], offered: [], code: null }],
    ["a name, however written", [], "FJORD DATA", { chosen: ["fjord"], offered: [], code: null }],
    ["a part that one has", [], "skov", { chosen: ["aaskov"], offered: [], code: null }],
    ["a registration number", [], "12345674", { chosen: ["fjord"], offered: [], code: null }],
    ["one besides another", ["aaskov"], "fjord net", { chosen: ["aaskov", "fjord-2"], offered: [], code: null }],
    ["one that is chosen already", ["fjord"], "fjord data", { chosen: ["fjord"], offered: [], code: null }],
    ["a part that several have", ["aaskov"], "fjo", { chosen: ["aaskov"], offered: ["fjord", "fjord-2"], code: "several-named" }],
    ["several, one of them chosen", ["fjord"], "fjo", { chosen: ["fjord"], offered: ["fjord-2"], code: "several-named" }],
    ["what nobody is called", ["fjord"], "ingen", { chosen: ["fjord"], offered: [], code: "nobody-named" }],
    ["a wildcard", [], "%", { chosen: [], offered: [], code: "nobody-named" }],
    ["a key that is gone", ["fjord", "gone"], "", { chosen: ["fjord"], offered: [], code: "unknown-key" }],
  ] as const)("%s", async ([, keys, find, expected], { skip }) => {
    if (context === null) return skip("PostgreSQL could not be started");
    expect(await pick(context, keys, find)).toEqual(expected);
  });

  test("of too many only some are offered, and that is said", async ({ skip }) => {
    if (context === null) return skip("PostgreSQL could not be started");
    const { offered, code } = await pick(context, [], "havn");
    expect([offered.length, code]).toEqual([20, "too-many-named"]);
  });

  test("nobody outside the reader's scope is found or can be chosen", async ({ skip }) => {
    if (context === null) return skip("PostgreSQL could not be started");
    const ids = [(await findIdOfKey(context.database.reader, "fjord")) ?? ""];
    const actor = { kind: "account", id: "x", roles: ["auditor"], scope: { kind: "some", ids } } as const;
    expect(await pick({ ...context, actor }, [], "fjo")).toEqual({ chosen: ["fjord"], offered: [], code: null });
    expect(await pick({ ...context, actor }, ["aaskov"], "")).toEqual({ chosen: [], offered: [], code: "unknown-key" });
  });
});

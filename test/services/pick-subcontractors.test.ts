import { expect, test } from "vitest";
import type { Context } from "../../app/services/context";
import { pickSubcontractors } from "../../app/services/subcontractor/pick-subcontractors.server";
import { holding } from "../support/call-route";
import { aSubcontractor } from "../support/facts";
import { freshRegister } from "../support/register";

async function registerOf(): Promise<Context> {
  const { context } = await freshRegister();
  await holding(context, [
    aSubcontractor({ key: "fjord", name: "Fjord Data", registrationNumber: "12345674" }),
    aSubcontractor({ key: "fjord-2", name: "Fjord Net" }),
    aSubcontractor({ key: "aaskov", name: "Åskov Drift" }),
    ...Array.from({ length: 25 }, (_, nth) => aSubcontractor({ key: `havn-${nth}`, name: `Havn ${nth}` })),
  ]);
  return context;
}

async function pick(keys: string[], find: string, context?: Context) {
  const { chosen, offered, refusal } = await pickSubcontractors(context ?? (await registerOf()), keys, find);
  return { chosen: chosen.map(({ key }) => key), offered: offered.map(({ key }) => key), code: refusal?.code ?? null };
}

test.each([
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
] as const)("%s", async (_, keys, find, expected) => {
  expect(await pick([...keys], find)).toEqual(expected);
});

test("of too many only some are offered, and that is said", async () => {
  const { offered, code } = await pick([], "havn");
  expect([offered.length, code]).toEqual([20, "too-many-named"]);
});

test("nobody outside the reader's scope is found or can be chosen", async () => {
  const context = await registerOf();
  const { id } = await context.database.reader
    .selectFrom("subcontractor")
    .select("id")
    .where("key", "=", "fjord")
    .executeTakeFirstOrThrow();
  const limited = {
    ...context,
    actor: { kind: "account", id: "x", roles: ["auditor"], scope: { kind: "some", ids: [id] } } as const,
  };
  expect(await pick([], "fjo", limited)).toEqual({ chosen: ["fjord"], offered: [], code: null });
  expect(await pick(["aaskov"], "", limited)).toEqual({ chosen: [], offered: [], code: "unknown-key" });
});

import { everything } from "../../app/domain/permissions/scope";
import fc from "fast-check";
import type { Database } from "../../db/schema";
import { plusDays } from "../../app/domain/calendar";
import { factLists, type Portfolio, promises, type Subcontractor, type Terms } from "../../app/domain/portfolio";
import { subcontractorAfter } from "../../app/domain/carry-over";
import type { Context } from "../../app/services/context";
import { changeCustomerTerms } from "../../app/services/organisation/change-customer-terms.server";
import { exportPortfolio, toExported } from "../../app/services/portfolio/export-portfolio.server";
import { importPortfolio } from "../../app/services/portfolio/import-portfolio.server";
import { subcontractorSchema } from "../../app/services/portfolio/portfolio-schema.server";
import { removeSubcontractor } from "../../app/services/subcontractor/edit-subcontractor.server";
import { removeFact, saveFact } from "../../app/services/subcontractor/save-fact.server";
import { headOf, saveSubcontractor } from "../../app/services/subcontractor/save-subcontractor.server";
import { anySubcontractor, someTerms } from "./arbitrary";
import type { Clock } from "./register";

const keys = ["a", "b", "c", "d", "e", "f"];

/** A valid portfolio over some of the keys: who engages whom only looks back, so that no cycle can be. */
export const aPortfolio = fc
  .record({
    promise: fc.constantFrom(...promises),
    customerTerms: fc.option(someTerms, { nil: null }),
    chosen: fc.subarray(keys, { minLength: 1 }),
    seeds: fc.array(anySubcontractor, { minLength: 6, maxLength: 6 }),
    engaged: fc.array(fc.nat(9), { minLength: 6, maxLength: 6 }),
  })
  .map(
    ({ promise, customerTerms, chosen, seeds, engaged }): Portfolio => ({
      format: "tilsyn-portfolio/1",
      organisation: { name: "Org", promise, timeZone: "Europe/Copenhagen", ...(customerTerms === null ? {} : { customerTerms }) },
      subcontractors: chosen.map((key, at) => {
        const engager = chosen[engaged[at] ?? 9];
        return {
          ...(seeds[at] as Subcontractor),
          key,
          name: `Name ${key}`,
          engagedBy: engager !== undefined && chosen.indexOf(engager) < at ? engager : null,
        };
      }),
    }),
  );

export type Step =
  | { kind: "import"; portfolio: Portfolio }
  | { kind: "day"; by: number }
  | { kind: "status"; at: number; status: "active" | "ended" | "prospect"; engagedBy: number }
  | { kind: "remove-fact"; at: number; list: number; fact: number }
  | { kind: "edit-fact"; at: number; list: number; fact: number; seed: Subcontractor }
  | { kind: "promise"; terms: Terms | null }
  | { kind: "remove"; at: number };

export const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: aPortfolio.map((portfolio): Step => ({ kind: "import", portfolio })) },
  {
    weight: 3,
    arbitrary: fc
      .oneof(fc.integer({ min: -40, max: 40 }), fc.integer({ min: -4000, max: 4000 }))
      .map((by): Step => ({ kind: "day", by })),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("status" as const),
      at: fc.nat(5),
      status: fc.constantFrom("active" as const, "ended" as const, "prospect" as const),
      engagedBy: fc.nat(9),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("remove-fact" as const), at: fc.nat(5), list: fc.nat(7), fact: fc.nat(2) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("edit-fact" as const),
      at: fc.nat(5),
      list: fc.nat(7),
      fact: fc.nat(2),
      seed: anySubcontractor,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("promise" as const), terms: fc.option(someTerms, { nil: null, freq: 4 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("remove" as const), at: fc.nat(5) }) },
);

/** A portfolio as the bytes of a file. */
export const fileOf = ({ subcontractors, ...envelope }: Portfolio): Buffer =>
  Buffer.from(JSON.stringify({ ...envelope, subcontractors: subcontractors.map(toExported) }));

/** The facts that a document states, in the product's own shape. */
export const factsIn = ({ subcontractors }: Pick<Portfolio, "subcontractors">): Subcontractor[] =>
  subcontractors.map((stated) => subcontractorAfter(null, subcontractorSchema.parse(stated)));

/** The document that the register exports to; its clauses are those of the format. */
export async function exported(database: Database): Promise<Portfolio> {
  let text = "";
  await exportPortfolio(database, everything, (part) => {
    text += part;
  });
  return JSON.parse(text) as Portfolio;
}

export async function applyStep(step: Step, context: Context, clock: Clock): Promise<void> {
  const { subcontractors } = await exported(context.database);
  const chosen = "at" in step ? subcontractors[step.at] : undefined;
  if (step.kind === "day") clock.set(`${plusDays(context.today, step.by).replace(/^1[0-8]/, "20")}T12:00:00Z`);
  if (step.kind === "import") await importPortfolio(context, [fileOf(step.portfolio)], { dryRun: false, reason: "import" });
  if (step.kind === "promise") await changeCustomerTerms(context, step.terms ?? {}, null);
  if (chosen === undefined) return;
  if (step.kind === "remove") await removeSubcontractor(context, chosen.key, "because");
  if (step.kind === "status") {
    await saveSubcontractor(
      context,
      chosen.key,
      { ...headOf(chosen), status: step.status, engagedBy: subcontractors[step.engagedBy]?.key ?? null },
      null,
    );
  }
  if (step.kind === "edit-fact") {
    const list = factLists[step.list] ?? "services";
    const given = (toExported(step.seed) as Subcontractor)[list][0];
    const there = chosen[list][step.fact];
    if (given === undefined) return;
    const { key: _key, ...input } = { key: null, ...given };
    const name = there === undefined ? null : "key" in there ? there.key : step.fact;
    // An account proposes an exception; what stands in the register is written by whoever is not asked to.
    const by: Context = list === "waivers" ? { ...context, actor: { kind: "command" } } : context;
    await saveFact(by, chosen.key, list, name, input, null);
  }
  if (step.kind === "remove-fact") {
    const list = factLists[step.list] ?? "services";
    const fact = chosen[list][step.fact];
    if (fact !== undefined) await removeFact(context, chosen.key, list, "key" in fact ? fact.key : step.fact, "because");
  }
}

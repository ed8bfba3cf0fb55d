import { expect, test } from "vitest";
import { exportPortfolio } from "../../app/services/portfolio/export-portfolio.server";
import { importPortfolio } from "../../app/services/portfolio/import-portfolio.server";
import { freshRegister } from "../support/register";


const options = { dryRun: false, reason: "import" };

async function exported(register: Awaited<ReturnType<typeof freshRegister>>) {
  let text = "";
  await exportPortfolio(register.database, (part) => { text += part; });
  return text;
}

test("the example", async () => {
  const register = await freshRegister();
  const text = JSON.stringify({
    format: "tilsyn-portfolio/1", organisation: { name: "X", promise: "EU" },
    subcontractors: [
      { key: "b", name: "Bø", status: "active", engagedBy: "a", services: [{ key: "s", kind: "cloud", startsOn: "2020-01-01" }], locations: [{ key: "l", path: "storage", country: "UK" }] },
      { key: "a", name: "Å", status: "active", services: [{ key: "s", kind: "cloud", startsOn: "2020-01-01" }], agreements: [{ key: "d", kind: "dpa", clauses: { "DPA-01": "present" } }] },
    ],
  });
  const result = await importPortfolio(register.context, [Buffer.from(text.slice(0, 100)), Buffer.from(text.slice(100))], options);
  expect(result.refused).toEqual([]);
  expect(result.subcontractors).toEqual({ new: 2, changed: 0, unchanged: 0 });
  const one = await exported(register);
  const other = await freshRegister();
  await importPortfolio(other.context, [Buffer.from(one)], options);
  expect(await exported(other)).toBe(one);
  expect((await importPortfolio(other.context, [Buffer.from(one)], options)).subcontractors).toEqual({ new: 0, changed: 0, unchanged: 2 });
});

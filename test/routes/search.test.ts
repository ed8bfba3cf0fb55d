import { expect, test } from "vitest";
import { loader } from "../../app/routes/_app.search";
import type { SearchResult } from "../../app/services/search/search-content";
import { Caller, holding } from "../support/call-route";
import { aContract, aSubcontractor } from "../support/facts";
import { freshRegister } from "../support/register";

async function ask(params: Record<string, string>) {
  const { context } = await freshRegister();
  await holding(
    context,
    Array.from({ length: 45 }, (_, nth) =>
      aSubcontractor({ key: `havn-${nth}`, name: `Havn <${nth}>`, agreements: [aContract({ title: "Drift" })], evidence: [] }),
    ),
  );
  const query = new URLSearchParams(params).toString();
  const { status, data } = await new Caller(context).load<SearchResult>(loader, {}, `/search?${query}`);
  expect(status).toBe(200);
  return data;
}

test("hits come in groups, page by page, with what was found in parts and never as markup", async () => {
  const first = await ask({ q: "havn" });
  expect([first.subcontractors.count, first.subcontractors.hits.length, first.page, first.pages]).toEqual([45, 20, 1, 3]);
  expect(first.subcontractors.hits[0]?.name).toEqual([
    { text: "Havn", isHit: true },
    { text: " <0>", isHit: false },
  ]);
  const last = await ask({ q: "havn", page: "3" });
  expect([last.subcontractors.count, last.subcontractors.hits.length, last.page]).toEqual([45, 5, 3]);
  expect((await ask({ q: "havn drift" })).facts.count).toBe(45);
});

test.each([
  [{}, "", false],
  [{ q: " \0?! " }, "?!", false],
  [{ q: "x".repeat(10_000), page: "-7" }, "x".repeat(200), true],
  [{ q: "havn OR (", page: "1e9" }, "havn OR (", true],
  [{ q: "havn 😀", page: "x" }, "havn 😀", true],
])("%# is answered, whatever stands in the address", async (params, query, isAsked) => {
  const data = await ask(params as Record<string, string>);
  expect([data.query, data.isAsked]).toEqual([query, isAsked]);
  if (!isAsked) expect([data.subcontractors.count, data.facts.count, data.documents.count]).toEqual([0, 0, 0]);
});

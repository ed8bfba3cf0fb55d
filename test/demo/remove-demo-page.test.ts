import { everything } from "../../app/domain/permissions/scope";
import type { AppLoadContext } from "@remix-run/node";
import { expect, test } from "vitest";
import { action, loader } from "../../app/routes/_app.demo.remove";
import type { Context } from "../../app/services/context";
import { loadDemo } from "../../app/services/demo/load-demo.server";
import { exportPortfolio } from "../../app/services/portfolio/export-portfolio.server";
import { demoPortfolio } from "../../db/seed/demo";
import { paths } from "../../app/paths";
import { freshRegister } from "../support/register";

function request(context: Context, method: "GET" | "POST") {
  const load: AppLoadContext = { tilsyn: { context, account: null, language: "da", nonce: "", startJob: () => undefined } };
  return { request: new Request(`http://localhost${paths.removeDemo()}`, { method }), params: {}, context: load };
}

const locationOf = (response: unknown) => (response instanceof Response ? response.headers.get("location") : null);

async function exported({ database }: Context): Promise<string> {
  let text = "";
  await exportPortfolio(database, everything, (part) => {
    text += part;
  });
  return text;
}

test("the page says what will go, and only the form takes it away", async () => {
  const { context } = await freshRegister();
  const empty = await exported(context);
  await loadDemo(context);
  expect(await loader(request(context, "GET"))).toEqual({
    organisation: "Nordvang Hosting (demo)",
    subcontractors: demoPortfolio(context.today).subcontractors.length,
    added: 0,
  });
  expect(await exported(context)).not.toBe(empty);
  expect(locationOf(await action(request(context, "POST")))).toBe(paths.overview());
  expect(await exported(context)).toBe(empty);
});

test("without the demo there is nothing to confirm, and nothing is taken away", async () => {
  const { context } = await freshRegister();
  const empty = await exported(context);
  expect(locationOf(await loader(request(context, "GET")).catch((thrown: unknown) => thrown))).toBe(paths.overview());
  expect(locationOf(await action(request(context, "POST")))).toBe(paths.overview());
  expect(await exported(context)).toBe(empty);
});

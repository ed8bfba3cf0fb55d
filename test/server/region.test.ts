import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Web } from "../support/web";

let web: Web;
let cookie: string;
beforeAll(async () => {
  web = await Web.start();
  await web.confirmOrganisation("Nordvang Hosting");
  cookie = await web.signedIn();
});
afterAll(() => web.end());

describe("a region", () => {
  test("is called by its Danish name wherever it is shown, and never more certain than the promise allows", async () => {
    await web.post("/subcontractors/new", { name: "Norddata", status: "active", criticality: "medium" }, { cookie });
    await web.post("/subcontractors/norddata/services/new", { kind: "cloud", startsOn: "2026-01-01" }, { cookie });
    await web.post("/subcontractors/norddata/locations/new", { path: "processing", region: "EEA" }, { cookie });
    for (const path of ["/subcontractors", "/locations", "/subcontractors?region=EEA", "/subcontractors/norddata/locations"]) {
      const { body } = await web.get(path, { cookie });
      const shown = body.slice(0, body.indexOf("window.__remixContext")).replace(/<!-- -->/g, "");
      expect(shown, path).toMatch(/>[^<]*EØS[^<]*</);
      expect(shown, path).not.toMatch(/>[^<]*\bEEA\b[^<]*</);
    }
    const { body } = await web.get("/subcontractors/norddata/locations", { cookie });
    expect(body).toContain("Ukendt land");
    expect(body).not.toContain(">Upræcis<");
  });
});

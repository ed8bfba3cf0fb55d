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

const hidden = /<input type="hidden" name="digest" value="(\w+)"/;

describe("what was just done", () => {
  test("is said once on the page one is sent to, and not carried on to another day", async () => {
    const fields = { name: "Vesterhav Data", status: "active", criticality: "medium" };
    const created = await web.post("/subcontractors/new", fields, { cookie });
    expect(created.headers.location).toBe("/subcontractors/vesterhav-data?saved=subcontractor-created");
    const { body } = await web.get("/subcontractors/vesterhav-data?saved=subcontractor-created&on=2027-01-01", { cookie });
    expect(body).toContain("Underleverandøren er tilføjet");
    const shown = body.slice(0, body.indexOf("window.__remixContext"));
    expect(shown).toContain('name="on"');
    expect(shown).not.toContain('name="saved"');
    expect(shown).not.toContain('href="/subcontractors/vesterhav-data?saved=');
  });

  test("is said in the list of a subcontractor that was removed, on the day that was shown, also where none is left", async () => {
    const path = "/subcontractors/vesterhav-data/remove?on=2027-01-01";
    const digest = hidden.exec((await web.get(path, { cookie })).body)?.[1] ?? "";
    const removed = await web.post(path, { reason: "Ophørt", typedName: "Vesterhav Data", digest }, { cookie });
    expect(removed.headers.location).toBe("/subcontractors?on=2027-01-01&saved=subcontractor-removed");
    const list = await web.get("/subcontractors?saved=subcontractor-removed", { cookie });
    expect(list.body).toContain("Underleverandøren er fjernet");
    expect(list.body).toContain("Ingen underleverandører endnu");
  });
});

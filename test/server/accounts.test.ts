import { afterEach, beforeEach, expect, test } from "vitest";
import { addAccount } from "../../app/services/account/add-account.server";
import { owner, Web } from "../support/web";

let web: Web;
let cookie: string;
beforeEach(async () => {
  web = await Web.start();
  await web.confirmOrganisation("Nordvang");
  cookie = await web.signedIn();
});
afterEach(() => web.end());

const colleague = { name: "Bo Bak", email: "bo@example.dk", password: "seks blå cykler i regn" };

async function another(): Promise<{ id: string; own: string }> {
  const added = await addAccount(await web.register.contextFor({ kind: "command" }), { ...colleague, roles: ["compliance"] });
  if (!("id" in added)) throw new Error("not added");
  const { cookies } = await web.post("/sign-in", { email: colleague.email, password: colleague.password });
  return { id: added.id, own: cookies[0] ?? "" };
}

test("an administrator sees who may sign in, and changes what they may do from the next request on", async () => {
  const { id, own } = await another();
  const list = await web.get("/accounts", { cookie });
  for (const text of ["Bo Bak", "ada@example.dk", "Compliance", `/accounts/${id}`]) expect(list.body).toContain(text);
  expect((await web.get("/subcontractors/new", { cookie: own })).status).toBe(200);
  expect((await web.get("/accounts", { cookie: own })).status).toBe(403);

  const saved = await web.post(`/accounts/${id}`, { roles: "auditor", lastDay: "", limited: "no", more: "" }, { cookie });
  expect([saved.status, saved.headers.location]).toEqual([302, `/accounts/${id}?saved`]);
  const refused = await web.get("/subcontractors/new", { cookie: own });
  expect([refused.status, refused.body.includes("Compliance")]).toEqual([403, true]);
  const home = await web.get("/", { cookie: own });
  expect([home.status, home.body.includes('href="/import"'), home.body.includes('href="/accounts"')]).toEqual([
    200,
    false,
    false,
  ]);

  expect((await web.post(`/accounts/${id}/status`, { status: "disabled" }, { cookie })).status).toBe(302);
  expect((await web.get("/", { cookie: own })).headers.location).toBe("/sign-in");
  expect((await web.post("/sign-in", { email: colleague.email, password: colleague.password })).status).toBe(401);

  const wrong = await web.post(`/accounts/${id}/remove`, { email: "bo" }, { cookie });
  expect([wrong.status, wrong.body.includes("Skriv det, som det står")]).toEqual([422, true]);
  expect((await web.post(`/accounts/${id}/remove`, { email: colleague.email }, { cookie })).headers.location).toBe(
    "/accounts?removed",
  );
  expect((await web.get(`/accounts/${id}`, { cookie })).status).toBe(404);
});

test("the last administrator is told why it stays as it is", async () => {
  const ada = (await web.register.database.reader.selectFrom("account").select("id").executeTakeFirstOrThrow()).id;
  const lowered = await web.post(`/accounts/${ada}`, { roles: "compliance", lastDay: "", limited: "no", more: "" }, { cookie });
  expect([lowered.status, lowered.body.includes("den sidste administrator")]).toEqual([422, true]);
  const disabled = await web.post(`/accounts/${ada}/status`, { status: "disabled" }, { cookie });
  expect(disabled.headers.location).toBe(`/accounts/${ada}?last`);
  expect((await web.get(`/accounts/${ada}?last`, { cookie })).body).toContain("den sidste administrator");
  expect((await web.post(`/accounts/${ada}/remove`, { email: owner.email }, { cookie })).status).toBe(422);
});

test("who may do what is said in sentences in both languages, without the names of the code", async () => {
  for (const [language, sentence] of [
    ["da", "Godkende og afvise dokumentation"],
    ["en", "Accept and reject evidence"],
  ] as const) {
    await web.post("/language", { language, next: "/" }, { cookie });
    const { status, body } = await web.get("/access", { cookie });
    expect([status, body.includes(sentence), body.includes("/subcontractors/{key}/{list}/new")]).toEqual([200, true, true]);
    const shown = body.slice(body.indexOf("<main"), body.indexOf("</main>"));
    expect(shown).not.toMatch(/facts\.write|register\.read|accounts\.manage/);
  }
});

test("an auditor, whose connection cannot write, still proves who they are and chooses a language and a password", async () => {
  const { id, own } = await another();
  await web.post(`/accounts/${id}`, { roles: "auditor", lastDay: "", limited: "no", more: "" }, { cookie });
  const proven = await web.post("/confirm-identity", { password: colleague.password, code: "", next: "/" }, { cookie: own });
  expect(proven.status).toBe(302);
  const renewed = proven.cookies.at(-1) ?? own;
  expect((await web.get("/", { cookie: renewed })).status).toBe(200);
  expect((await web.post("/language", { language: "en", next: "/" }, { cookie: renewed })).status).toBe(302);
  const changed = await web.post(
    "/account/password",
    { current: "not it", chosen: "ni grønne heste i sne" },
    { cookie: renewed },
  );
  expect(changed.status).toBe(422);
  expect((await web.get("/?on=2027-01-01", { cookie: renewed })).status).toBe(200);
});

import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAccount } from "../../app/services/account/add-account.server";
import { owner, Web } from "../support/web";
import { items } from "./asvs";

describe("OWASP ASVS 5.0.0, V6 to V10", () => {
  /** As the standard counts them: items of level 1, of level 2. */
  const counts = { "6": [13, 22], "7": [6, 12], "8": [4, 3], "9": [4, 3], "10": [5, 24] };

  test("every item of the levels 1 and 2 stands in the table, once", () => {
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    const counted = Object.fromEntries(
      Object.keys(counts).map((chapter) => {
        const of = (level: number) => items.filter((one) => one.id.startsWith(`${chapter}.`) && one.level === level).length;
        return [chapter, [of(1), of(2)]];
      }),
    );
    expect(counted).toEqual(counts);
  });

  test("every test that is named exists", () => {
    const missing: string[] = [];
    for (const { id, by } of items) {
      for (const named of "tests" in by ? by.tests : []) {
        const [file = "", ...rest] = named.split(": ");
        const name = rest.join(": ");
        const escaped = JSON.stringify(name).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
        if (!new RegExp(`[)t]\\(\\s*${escaped}\\s*,`).test(readFileSync(`test/${file}`, "utf8"))) missing.push(`${id}: ${named}`);
      }
    }
    expect(missing).toEqual([]);
  });

  test("what does not apply has a reason", () => {
    for (const { by } of items) if ("notApplicable" in by) expect(by.notApplicable).toMatch(/^because .{12,}/);
    const apart = items.filter(({ by }) => "notApplicable" in by).length;
    process.stdout.write(
      `ASVS 5.0.0 V6-V10, levels 1 and 2: ${items.length} items, ${items.length - apart} held by tests, ${apart} not applicable\n`,
    );
    expect(items.length).toBe(96);
  });

  test("the README says how signing in and sessions are defended", () => {
    const readme = readFileSync("README.md", "utf8").replace(/\s+/g, " ");
    for (const said of [
      "Ten attempts in fifteen minutes for an account, by password and by code each, and fifty for an address",
      "nobody can lock the owner out",
      "bound to issuer and subject through an invitation or from a signed-in account, never by e-mail",
      "The provider is trusted with the second factor",
      "A session ends after 30 minutes without a request and after 12 hours; an account may have any number",
      "Ending a session here does not end the one at the provider",
    ])
      expect(readme).toContain(said);
  });
});

describe("passwords", () => {
  let web: Web;
  beforeAll(async () => {
    web = await Web.start();
  });
  afterAll(() => web.end());

  test("password fields are masked and open to password managers", async () => {
    const { body } = await web.get("/sign-in");
    expect(body).toMatch(/<input[^>]*name="password"[^>]*type="password"[^>]*autoComplete="current-password"/i);
    expect(body).not.toMatch(/onpaste|autocomplete="off"/i);
  });

  test("a password is checked as it was typed", async () => {
    const password = ` Små Æbler ${"og pærer ".repeat(12)}`;
    const person = { ...owner, email: "bo@example.dk", password };
    await addAccount(await web.register.contextFor({ kind: "command" }), person);
    const sent = async (text: string) => (await web.post("/sign-in", { email: person.email, password: text })).status;
    expect(await sent(password)).toBe(302);
    for (const other of [password.trim(), password.toLowerCase(), password.slice(0, 72)]) expect(await sent(other)).toBe(401);
  });

  test("a password has no end", async () => {
    await addAccount(await web.register.contextFor({ kind: "command" }), owner);
    web.clock.set("2036-11-23T12:00:00Z");
    expect((await web.post("/sign-in", { email: owner.email, password: owner.password })).status).toBe(302);
  });
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { noteFailedAttempt } from "../../app/auth/failed-attempt.server";
import { addFailedAttempt } from "../../db/queries/failed-attempt.server";
import type { Engine } from "../../db/schema";
import { setUpFactor } from "../support/authenticator";
import { freshOn } from "../support/engines";
import { owner, Web } from "../support/web";

describe("failed attempts", () => {
  let web: Web;
  beforeEach(async () => {
    web = await Web.start({ trustedProxies: "loopback" });
    await web.confirmOrganisation();
  });
  afterEach(() => web.end());
  const later = (minutes: number) => web.clock.set(new Date(web.clock.now().getTime() + minutes * 60_000).toISOString());
  const rows = () => web.register.database.reader.selectFrom("failedAttempt").selectAll().orderBy("id").execute();

  test("are listed for administrators by name, step and coarse network, and hold no e-mail, password or whole address", async () => {
    const { cookie, app } = await setUpFactor(web, await web.signedIn());
    const headers = { "X-Forwarded-For": "198.51.100.77" };
    await web.post("/sign-in", { email: owner.email, password: "en helt forkert kode" }, { headers });
    await web.post("/sign-in", { email: "min hemmelige kode", password: "x" }, { headers });
    const half = await web.post("/sign-in", { email: owner.email, password: owner.password }, { headers });
    await web.post("/sign-in/code", { code: "000000" }, { headers, cookie: half.cookies[0] });
    later(11);
    await web.post("/confirm-identity", { password: "forkert", code: app.code() }, { headers, cookie });
    const held = await rows();
    expect(held.map(({ step }) => step)).toEqual(["password", "password", "code", "password"]);
    for (const secret of [owner.email, "hemmelige", "forkert", "198.51.100.77"])
      expect(JSON.stringify(held)).not.toContain(secret);
    const { body } = await web.get("/accounts/attempts", { cookie });
    for (const text of [owner.name, "En e-mail, som ingen har", "198.51.100.0/24", "Kode", "23. nov. 2026 kl. 13:11"])
      expect(body).toContain(text);
    await web.register.database.writer.updateTable("account").set({ roles: '["compliance"]' }).execute();
    expect((await web.get("/accounts/attempts", { cookie })).status).toBe(403);
  });

  test("are kept ninety days", async () => {
    const { database, now, installation } = web.register;
    const note = () =>
      noteFailedAttempt(database, installation.secrets, { email: "a", address: "192.0.2.1", step: "password" }, now());
    await note();
    later(90 * 24 * 60);
    await note();
    expect(await rows()).toHaveLength(2);
    later(1);
    await note();
    expect(await rows()).toHaveLength(2);
  });

  test("come a hundred to a page", async () => {
    const { database, now, installation } = web.register;
    for (let n = 0; n < 101; n++)
      await noteFailedAttempt(database, installation.secrets, { email: "a", address: `192.0.${n}.1`, step: "password" }, now());
    const cookie = await web.signedIn();
    const { body } = await web.get("/accounts/attempts", { cookie });
    expect([body.includes("192.0.100.0/24"), body.includes("192.0.0.0/24")]).toEqual([true, false]);
    const older = /href="(\/accounts\/attempts\?before=[^"]+)"/.exec(body)?.[1] ?? "";
    expect((await web.get(older, { cookie })).body).toContain("192.0.0.0/24");
  });
});

describe.each<Engine>(["sqlite", "postgres"])("on %s", (engine) => {
  test("no more are kept than there is room for, the newest ones", async ({ skip }) => {
    const database = await freshOn(engine);
    if (database === null) return skip("no PostgreSQL");
    try {
      for (let n = 10; n < 40; n++) {
        const attempt = { id: `id${n}`, at: `2026-11-${n}`, step: "password" as const, accountHash: "", network: "" };
        await database.writer.transaction().execute((trx) => addFailedAttempt(trx, attempt, { since: "", rowsMax: 7 }));
      }
      const kept = await database.reader.selectFrom("failedAttempt").select("id").orderBy("id").execute();
      expect(kept.map(({ id }) => id)).toEqual(["id33", "id34", "id35", "id36", "id37", "id38", "id39"]);
    } finally {
      await database.close();
    }
  });
});

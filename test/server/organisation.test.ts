import { findEvent } from "../../db/queries/history.server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadOrganisation } from "../../app/services/organisation/change-organisation.server";
import { Web } from "../support/web";

let web: Web;
let cookie: string;
beforeEach(async () => {
  web = await Web.start();
  cookie = await web.signedIn();
});
afterEach(() => web.end());

const load = () => loadOrganisation(web.register.database.reader);
const events = () => web.register.database.reader.selectFrom("event").selectAll().where("subject", "=", "organisation").execute();
const fields = { name: "Fjordby Drift", promise: "EEA", timeZone: "Atlantic/Faroe", language: "en" };

describe("the welcome page", () => {
  test("asks once for the organisation", async () => {
    const { body } = await web.get("/welcome", { cookie });
    expect(body).toContain("Europe/Copenhagen");
    expect(body).not.toContain("Unnamed");
    const { digest } = await load();
    const { status, headers } = await web.post("/welcome", { ...fields, digest }, { cookie });
    expect([status, headers.location]).toEqual([302, "/"]);
    expect(await load()).toMatchObject({ settings: fields, confirmed: true });
    const [event, ...more] = await events();
    expect(event).toMatchObject({ action: "changed", subjectId: "organisation", subjectKey: "organisation" });
    const recorded = await findEvent(web.register.database.reader, event?.seq ?? 0);
    expect(recorded?.after).toEqual({ ...fields, confirmed: true });
    expect(more).toEqual([]);
    expect((await web.get("/welcome", { cookie })).headers.location).toBe("/");
  });

  test("keeps what was typed where something is wrong", async () => {
    const { digest } = await load();
    const answer = await web.post(
      "/welcome",
      { ...fields, name: " ", timeZone: "Mars/Olympus", promise: "moon", digest },
      { cookie },
    );
    expect(answer.status).toBe(422);
    for (const text of ["Der er et problem", "Feltet skal udfyldes", "Mars/Olympus", "moon"]) expect(answer.body).toContain(text);
    expect(await load()).toMatchObject({ confirmed: false });
  });

  test("lets one look at the demo as it is", async () => {
    await web.register.database.writer.updateTable("register").set({ demoLoadedOn: "2026-11-23" }).execute();
    const page = await web.get("/welcome", { cookie });
    expect(page.body).toContain("demo");
    const { settings, digest } = await load();
    expect((await web.post("/welcome", { ...settings, digest }, { cookie })).headers.location).toBe("/");
    expect(await load()).toMatchObject({ settings, confirmed: true });
  });
});

describe("the settings", () => {
  beforeEach(() => web.confirmOrganisation("Fjordby Drift"));

  test("end every stored judgement together with a changed promise, and with nothing else", async () => {
    const row = { viewId: 0, subcontractorId: "a", ownFrom: "2026-01-01", ownUntil: "2027-01-01", ownLight: "green" as const };
    const span = { spanFrom: "2026-01-01", spanUntil: "2027-01-01", light: "green" as const, content: "{}" };
    await web.register.database.writer
      .insertInto("standing")
      .values({ ...row, ...span })
      .execute();
    const until = async () =>
      (await web.register.database.reader.selectFrom("standing").select("ownUntil").executeTakeFirstOrThrow()).ownUntil;
    const save = async (change: Partial<typeof fields>) => {
      const { settings, digest } = await load();
      return web.post("/settings", { ...settings, ...change, digest }, { cookie });
    };
    expect((await save({ name: "Fjordby Drift A/S" })).status).toBe(302);
    expect(await until()).toBe("2027-01-01");
    expect((await save({ promise: "none" })).status).toBe(302);
    expect(await until()).toBe("2026-01-01");
  });

  test("show both versions where somebody else saved meanwhile", async () => {
    const { settings, digest } = await load();
    await web.post("/settings", { ...settings, name: "Den andens navn", digest }, { cookie });
    const count = (await events()).length;
    const conflict = await web.post("/settings", { ...settings, name: "Mit navn", digest }, { cookie });
    expect(conflict.status).toBe(409);
    for (const text of ["Mit navn", "Den andens navn", "En anden har ændret oplysningerne"])
      expect(conflict.body).toContain(text);
    expect((await load()).settings.name).toBe("Den andens navn");
    expect(await events()).toHaveLength(count);
    const again = await web.post("/settings", { ...settings, name: "Mit navn", digest: (await load()).digest }, { cookie });
    expect(again.status).toBe(302);
    expect((await load()).settings.name).toBe("Mit navn");
  });

  test("save nothing where nothing changed", async () => {
    const { settings, digest } = await load();
    const count = (await events()).length;
    expect((await web.post("/settings", { ...settings, digest }, { cookie })).status).toBe(302);
    expect(await events()).toHaveLength(count);
  });
});

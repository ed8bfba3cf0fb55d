import ICAL from "ical.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { unsubscribeUrlOf } from "../../app/auth/reminder-token.server";
import { setAccount } from "../../db/queries/account.server";
import { queueMail } from "../../db/queries/outgoing-mail.server";
import { listSwitchedOff } from "../../db/queries/reminder.server";
import { inProcessTimeZone, processTimeZones } from "../domain/process-time-zone";
import { verifyHistory } from "../../app/services/history/verify-history.server";
import { feedText } from "../../app/services/reminder/feed-text.server";
import type { Dated } from "../../app/domain/reminder/dated";
import { holding } from "../support/call-route";
import { aFinding, aSubcontractor } from "../support/facts";
import { Web } from "../support/web";

let web: Web;
let cookie: string;
beforeEach(async () => {
  web = await Web.start();
  await web.confirmOrganisation();
  const quiet = { agreements: [], evidence: [], locations: [], inspections: [], inspectionPlan: null };
  const findings = [
    aFinding({ key: "a", dueOn: "2026-11-30", closedOn: null }),
    aFinding({ key: "b", dueOn: "2027-02-28", closedOn: null }),
  ];
  const name = "Fjord; Data, Ærø";
  await holding(await web.register.contextFor({ kind: "command" }), [aSubcontractor({ key: "fjord", name, ...quiet, findings })]);
  cookie = await web.signedIn();
});
afterEach(() => web.end());

const account = async () => (await web.register.database.reader.selectFrom("account").select("id").executeTakeFirstOrThrow()).id;
const feedIn = (body: string) => /http:\/\/localhost:3000(\/calendar\.ics\?token=[\w-]{43})"/.exec(body)?.[1] ?? "";
const events = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((component) => new ICAL.Event(component));

describe("the calendar's pages", () => {
  test("show a month from Monday to Sunday, this one and the twelve after it", async () => {
    const { body } = await web.get("/calendar", { cookie });
    expect(body).toContain("Frister i nov. 2026");
    expect(/<th scope="col">(\w+)/.exec(body)?.[1]).toBe("Mandag");
    expect(body).toMatch(/<time dateTime="2026-11-30">.*?Frist for fund/);
    expect(body).not.toContain("Forrige måned");
    const february = (await web.get("/calendar?month=2027-02", { cookie })).body;
    expect(february).toMatch(/<time dateTime="2027-02-28">.*?Frist for fund/);
    expect(february).toContain("Forrige måned");
    for (const [asked, shown] of [
      ["2026-10", "nov. 2026"],
      ["2027-11", "nov. 2027"],
      ["2031-01", "nov. 2027"],
      ["x", "nov. 2026"],
    ])
      expect((await web.get(`/calendar?month=${asked}`, { cookie })).body).toContain(`Frister i ${shown}`);
    expect((await web.get("/calendar?month=2027-11", { cookie })).body).not.toContain("Næste måned");
  });

  test("list the next ninety days and what is left", async () => {
    const { body } = await web.get("/calendar/ahead", { cookie });
    expect(body).toContain("om 7 dage");
    expect(body).not.toContain("28. feb. 2027");
  });
});

describe("a calendar feed", () => {
  test("is read by another parser as whole days, and holds what its owner may know of", async () => {
    await web.post("/account/calendar-feed", {}, { cookie });
    const path = feedIn((await web.get("/account/reminders", { cookie })).body);
    const { status, headers, body } = await web.get(path);
    expect([status, headers["content-type"]]).toEqual([200, "text/calendar; charset=utf-8"]);
    expect(events(body).map((event) => [event.startDate.toString(), event.startDate.isDate, event.summary])).toEqual([
      ["2026-11-30", true, "Frist for fund, Fjord; Data, Ærø"],
      ["2027-02-28", true, "Frist for fund, Fjord; Data, Ærø"],
    ]);
    expect(body.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    // Read anew, it is the same days under the same names.
    const names = events(body).map(({ uid }) => uid);
    web.clock.set("2026-11-24T12:00:00Z");
    expect(events((await web.get(path)).body).map(({ uid }) => uid)).toEqual(names);
  });

  test("ends when it is closed, when another takes its place, and with the account", async () => {
    const made = async () => {
      await web.post("/account/calendar-feed", {}, { cookie });
      return feedIn((await web.get("/account/reminders", { cookie })).body);
    };
    const statusOf = async (path: string) => (await web.get(path)).status;
    const first = await made();
    expect(await statusOf(first)).toBe(200);
    const second = await made();
    expect([second === first, await statusOf(first), await statusOf(second)]).toEqual([false, 404, 200]);
    await web.post("/account/calendar-feed/end", {}, { cookie });
    expect(await statusOf(second)).toBe(404);
    const third = await made();
    const id = await account();
    await web.register.database.writer.transaction().execute((trx) => setAccount(trx, id, { status: "disabled" }));
    expect(await statusOf(third)).toBe(404);
    expect(await statusOf("/calendar.ics")).toBe(404);
    expect(await statusOf("/calendar.ics?token=x")).toBe(404);
    const said = web.register.database.reader
      .selectFrom("event")
      .select(["action", "actorId"])
      .where("subject", "=", "calendarFeed");
    const actions = await said.orderBy("seq").execute();
    expect(actions.map(({ action, actorId }) => `${action} ${actorId === id}`)).toEqual([
      "created true",
      "created true",
      "removed true",
      "created true",
    ]);
  });

  test("holds nothing of what its owner may not know of any more", async () => {
    await web.post("/account/calendar-feed", {}, { cookie });
    const path = feedIn((await web.get("/account/reminders", { cookie })).body);
    expect(events((await web.get(path)).body)).toHaveLength(2);
    const id = await account();
    const scope = { kind: "some" as const, ids: [] };
    await web.register.database.writer.transaction().execute((trx) => setAccount(trx, id, { scope }));
    expect(events((await web.get(path)).body)).toHaveLength(0);
    expect((await web.get("/calendar/ahead", { cookie })).body).not.toContain("Fjord");
  });

  test("the token is not in the database", async () => {
    await web.post("/account/calendar-feed", {}, { cookie });
    const token = feedIn((await web.get("/account/reminders", { cookie })).body).split("=")[1] ?? "";
    expect(token).toHaveLength(43);
    const rows = await web.register.database.reader.selectFrom("calendarFeed").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
    expect((await verifyHistory(web.register.database, [])).problems).toEqual([]);
  });

  test.each(processTimeZones)("names the same days with the process in %s, also those on which clocks change", (zone) => {
    inProcessTimeZone(zone, () => {
      const days = ["2026-10-25", "2026-12-31", "2027-01-01", "2027-02-28", "2027-03-28", "2028-02-29"];
      const dated = days.map((on): Dated => {
        const subcontractor = { id: "1", key: "fjord", name: "Fjord" };
        return { kind: "inspection-due", on, id: on, about: null, title: null, lastsDays: null, subcontractor };
      });
      const at = new Date("2026-10-20T22:30:00Z");
      const text = feedText(dated, { language: "en", link: "http://localhost:3000/calendar/ahead", at });
      expect(events(text).map(({ startDate }) => startDate.toString())).toEqual(days);
    });
  });
});

describe("mails that somebody does without", () => {
  test("are turned off by a button, not by looking, and by the link of the mail alone", async () => {
    const id = await account();
    const link = unsubscribeUrlOf(web.register.installation, id, "digest").replace("http://localhost:3000", "");
    expect((await web.get(link)).body).toContain("ugens overblik over frister fra Nordvang Hosting");
    expect(await listSwitchedOff(web.register.database.reader)).toEqual(new Set());
    const forged = link.replace("kind=digest", "kind=reminders");
    expect((await web.get(forged)).status).toBe(410);
    await web.post(forged, {});
    expect(await listSwitchedOff(web.register.database.reader)).toEqual(new Set());
    expect((await web.post(link, {})).status).toBe(302);
    expect(await listSwitchedOff(web.register.database.reader)).toEqual(new Set([`${id}/digest`]));
    expect((await web.get(link)).body).toContain("De er slået fra.");
  });

  test("are chosen on one's own page", async () => {
    const id = await account();
    expect((await web.post("/account/reminders", { kind: "digest" }, { cookie })).headers.location).toBe(
      "/account/reminders?saved=yes",
    );
    expect(await listSwitchedOff(web.register.database.reader)).toEqual(new Set([`${id}/reminders`]));
    await web.post("/account/reminders", { kind: "reminders" }, { cookie });
    expect(await listSwitchedOff(web.register.database.reader)).toEqual(new Set([`${id}/digest`]));
  });
});

test("the page of mails shows what the server answered, says what it does not know, and sends a refused mail again", async () => {
  const { writer, reader } = web.register.database;
  const id = await writer
    .transaction()
    .execute(async (trx) => queueMail(trx, "digest", `${await account()}/x`, "2026-11-23T12:00:00.000Z"));
  await writer.updateTable("outgoingMail").set({ state: "refused", lastError: "550 <b>no</b> such user" }).execute();
  const { body } = await web.get("/settings/mails", { cookie });
  expect(body).toContain("550 &lt;b&gt;no&lt;/b&gt; such user");
  expect(body).toContain("som Tilsyn ikke læser");
  expect((await web.post(`/settings/mails/${id}/retry`, {}, { cookie })).status).toBe(302);
  expect((await reader.selectFrom("outgoingMail").select("state").executeTakeFirst())?.state).toBe("waiting");
  expect((await web.post(`/settings/mails/${id}/retry`, {}, { cookie })).status).toBe(404);
});

test("the menu has at most nine entries", async () => {
  const { body } = await web.get("/", { cookie });
  const menu = /<ul class="menu-entries">(.*?)<\/ul>/s.exec(body)?.[1] ?? "";
  expect([...menu.matchAll(/<li>/g)]).toHaveLength(9);
});

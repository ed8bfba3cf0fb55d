import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sendMails } from "../../app/jobs/send-mails.server";
import { mailSenderFor } from "../../app/mail/sender.server";
import type { Context } from "../../app/services/context";
import { keepPack } from "../../app/services/pack/keep-pack.server";
import { claimNextPack } from "../../app/services/pack/make-waiting.server";
import { orderPack } from "../../app/services/pack/order-pack.server";
import { endPackSchedule, orderDuePacks, schedulePacks } from "../../app/services/pack/schedule-packs.server";
import { endShare, sharePack } from "../../app/services/pack/share-pack.server";
import { showPack, showPacks } from "../../app/services/pack/show-packs.server";
import { addAccount } from "../../app/services/account/add-account.server";
import { holding } from "../support/call-route";
import { aSubcontractor } from "../support/facts";
import { MailServer } from "../support/mail-server";
import { type Answer, Web } from "../support/web";

let mail: MailServer;
let web: Web;
let context: Context;
beforeEach(async () => {
  mail = await MailServer.start();
  web = await Web.start({ settings: mail.settings });
  await web.confirmOrganisation("Nordvang & Søn A/S");
  context = await web.register.contextFor({ kind: "command" });
  await holding(context, [aSubcontractor({ key: "fjord", name: "Fjord Data" }), aSubcontractor({ key: "klint", name: "Klint" })]);
});
afterEach(async () => {
  await web.end();
  await mail.stop();
});

const later = (minutes: number) => web.clock.set(new Date(web.clock.now().getTime() + minutes * 60_000).toISOString());
const asSystem = () => web.register.contextFor({ kind: "system" });

async function send(): Promise<void> {
  const { mail: settings } = web.register.installation;
  if (settings === null) throw new Error("no mail");
  expect(await sendMails(await asSystem(), mailSenderFor(settings))).toBe(0);
}

/** Makes what waits, as a process of its own does. */
async function makeWaiting(): Promise<void> {
  const system = await asSystem();
  for (let id = await claimNextPack(system); id !== null; id = await claimNextPack(system))
    expect(await keepPack(system, id, { asked: system, untilSeq: null, verifier: "" })).toBe(true);
}

async function madePack(): Promise<string> {
  const ordered = await orderPack(context, {
    about: "one",
    keys: ["fjord"],
    format: "pdf",
    edition: "customer",
    language: "da",
    on: "",
    known: "",
  });
  if (!("id" in ordered)) throw new Error(JSON.stringify(ordered));
  await makeWaiting();
  return ordered.id;
}

const share = async (packId: string, days = 30, email = "revisor@revision.example") => {
  const shared = await sharePack(context, packId, { email, days, language: "da" });
  if (shared === null || !("id" in shared)) throw new Error(JSON.stringify(shared));
  await send();
  return shared.id;
};
const lastMail = () => mail.received.at(-1)?.text ?? "";
const linkIn = (text: string) => /http:\/\/localhost:3000(\/shared-pack\?token=[\w-]{43})(?!\S)/.exec(text)?.[1] ?? "";
const codeIn = (text: string) => /^(\d{8})$/m.exec(text)?.[1] ?? "";

/** A browser that follows a link. */
class Browser {
  cookie: string | undefined;

  constructor(private readonly link: string) {}

  look = (method = "GET") => web.get(this.link, { method, cookie: this.cookie });

  async ask(): Promise<Answer> {
    const answer = await web.post(this.link, {}, { cookie: this.cookie });
    this.cookie = answer.cookies[0] ?? this.cookie;
    return answer;
  }

  open(code: string): Promise<Answer> {
    const token = new URL(this.link, "http://localhost").searchParams.get("token") ?? "";
    return web.post("/shared-pack/file", { token, code }, { cookie: this.cookie });
  }
}

const isWrong = ({ status, headers }: Answer) => status === 302 && String(headers.location).endsWith("said=wrong");
const events = async () =>
  (
    await web.register.database.reader
      .selectFrom("event")
      .select(["subject", "action"])
      .where("subject", "in", ["pack", "packShare", "packSchedule"])
      .orderBy("seq")
      .execute()
  ).map(({ subject, action }) => `${subject} ${action}`);

describe("a pack that is shared by a link", () => {
  test("is given for the code that was mailed, once, and each step is written down", async () => {
    const packId = await madePack();
    await share(packId);
    expect(mail.received[0]).toMatchObject({ to: ["revisor@revision.example"] });
    const browser = new Browser(linkIn(lastMail()));
    expect((await browser.ask()).status).toBe(302);
    await send();
    const code = codeIn(lastMail());
    expect(code).toHaveLength(8);
    expect((await browser.look()).body).toContain("Hent filen");
    const given = await browser.open(`${code.slice(0, 4)} ${code.slice(4)}`);
    expect(given.status).toBe(200);
    expect(given.headers["content-disposition"]).toContain("fjord-2026-11-23-customer-da.pdf");
    expect(given.body.startsWith("%PDF-")).toBe(true);
    expect(isWrong(await browser.open(code))).toBe(true);
    expect(await events()).toEqual([
      "pack ordered",
      "pack key-adopted",
      "pack created",
      "packShare created",
      "packShare downloaded",
    ]);
  });

  test("loses nothing to whoever only looks at the link, however often", async () => {
    await share(await madePack());
    const link = linkIn(lastMail());
    for (let at = 0; at < 20; at += 1) {
      expect((await new Browser(link).look()).status).toBe(200);
      expect((await new Browser(link).look("HEAD")).status).toBe(200);
    }
    expect(mail.received).toHaveLength(1);
    expect((await events()).at(-1)).toBe("packShare created");
    const { reader } = web.register.database;
    expect(await reader.selectFrom("mailedCode").select("id").execute()).toEqual([]);
  });

  test("takes the code in the browser that asked for it alone, within ten minutes and five tries", async () => {
    await share(await madePack());
    const link = linkIn(lastMail());
    const [mine, other] = [new Browser(link), new Browser(link)];
    await mine.ask();
    await send();
    const code = codeIn(lastMail());
    expect(isWrong(await other.open(code))).toBe(true);
    await other.ask();
    expect(isWrong(await other.open(code))).toBe(true);
    const wrong = code === "00000000" ? "11111111" : "00000000";
    for (let at = 0; at < 5; at += 1) expect(isWrong(await mine.open(wrong))).toBe(true);
    expect(isWrong(await mine.open(code))).toBe(true);

    const late = new Browser(link);
    await late.ask();
    await send();
    later(10);
    expect(isWrong(await late.open(codeIn(lastMail())))).toBe(true);
    expect((await events()).at(-1)).toBe("packShare created");
  });

  test("sends five codes an hour and no more", async () => {
    await share(await madePack());
    const browser = new Browser(linkIn(lastMail()));
    for (let at = 0; at < 5; at += 1) expect(String((await browser.ask()).headers.location)).toContain("said=sent");
    expect(String((await browser.ask()).headers.location)).toContain("said=too-many");
    later(61);
    expect(String((await browser.ask()).headers.location)).toContain("said=sent");
  });

  test.each([
    ["has ended", async () => later(24 * 60)],
    ["was revoked", async (packId: string, id: string) => void (await endShare(context, packId, id))],
  ])("gives nothing once the link %s", async (_, end) => {
    const packId = await madePack();
    const id = await share(packId, 1);
    const browser = new Browser(linkIn(lastMail()));
    await browser.ask();
    await send();
    const code = codeIn(lastMail());
    await end(packId, id);
    expect((await browser.look()).status).toBe(410);
    expect((await browser.open(code)).headers.location).toContain("said=gone");
    await browser.ask();
    await send();
    expect(codeIn(lastMail())).toBe(code);
  });

  test("is shared for 30 days at most, with an address, and by whoever is trusted with that", async () => {
    const packId = await madePack();
    const asked = (days: number, email = "a@example.dk") => sharePack(context, packId, { email, days, language: "da" });
    for (const days of [0, 31, 1.5, Number.NaN])
      expect(await asked(days)).toMatchObject({ refusals: { days: { code: "out-of-range" } } });
    expect(await asked(30, "nobody")).toMatchObject({ refusals: { email: { code: "bad-email" } } });
    const auditor = { kind: "account", id: "a", roles: ["auditor"], scope: { kind: "all" } } as const;
    await expect(
      sharePack({ ...context, actor: auditor }, packId, { email: "a@example.dk", days: 1, language: "da" }),
    ).rejects.toThrow("packs.share");
    expect((await showPack(context, packId))?.shares).toEqual([]);
  });

  test("leaves neither token nor code in the database", async () => {
    await share(await madePack());
    const link = linkIn(lastMail());
    await new Browser(link).ask();
    await send();
    const { reader } = web.register.database;
    const tables = await reader.introspection.getTables();
    const rows = await Promise.all(
      tables.map(({ name }) =>
        reader
          .selectFrom(name as "account")
          .selectAll()
          .execute(),
      ),
    );
    const held = JSON.stringify(rows);
    expect(held).not.toContain(new URL(link, "http://localhost").searchParams.get("token"));
    expect(held).not.toContain(codeIn(lastMail()));
  });
});

describe("an auditor", () => {
  test("gets packs of what they may know of, made for them by a connection that they do not have", async () => {
    const { id: subcontractorId } = await context.database.reader
      .selectFrom("subcontractor")
      .select("id")
      .where("key", "=", "fjord")
      .executeTakeFirstOrThrow();
    const added = await addAccount(context, { name: "Rita", email: "rita@example.dk", password: "fyrretyve grønne æbler" });
    if (!("id" in added)) throw new Error("not added");
    const auditor = await web.register.contextFor({
      kind: "account",
      id: added.id,
      roles: ["auditor"],
      scope: { kind: "some", ids: [subcontractorId] },
    });
    const asked = { keys: ["klint"], format: "zip", edition: "auditor", language: "da", on: "", known: "" };
    expect(await orderPack(auditor, { ...asked, about: "some" })).toMatchObject({ refusals: { keys: { code: "unknown-key" } } });
    expect(await orderPack(auditor, { ...asked, about: "all" })).toMatchObject({ id: expect.any(String) });
    await madePack();
    const seen = (await showPacks(auditor)).packs.map(({ about }) => about.kind);
    expect(seen).toEqual(["one", "all"]);
    const register = (await showPacks(auditor)).packs[1];
    expect(register).toMatchObject({ state: "ready", requestedBy: "Rita" });
    const row = await context.database.reader
      .selectFrom("pack")
      .select("sha256")
      .where("id", "=", register?.id ?? "")
      .executeTakeFirstOrThrow();
    const parts: Buffer[] = [];
    for await (const part of (await web.register.installation.blobs.open(row.sha256 ?? "")) ?? []) parts.push(part as Buffer);
    const bytes = Buffer.concat(parts).toString("latin1");
    expect(bytes).toContain("packs/fjord-");
    expect(bytes).not.toContain("klint");
  });
});

describe("a pack by the quarter", () => {
  const schedule = (recipients: string[]) =>
    schedulePacks(context, { keys: ["fjord"], edition: "customer", language: "da", recipients });

  test("is ordered once a quarter, whoever asks, kept, and announced", async () => {
    const added = await addAccount(context, { name: "Ada", email: "ada@example.dk", password: "fyrretyve grønne æbler" });
    if (!("id" in added)) throw new Error("not added");
    await schedule([added.id]);
    const system = await asSystem();
    await Promise.all([orderDuePacks(system), orderDuePacks(system)]);
    await orderDuePacks(system);
    expect((await showPacks(context)).packs).toHaveLength(1);
    await makeWaiting();
    await send();
    expect(mail.received.map(({ to }) => to)).toEqual([["ada@example.dk"]]);
    const [pack] = (await showPacks(context)).packs;
    expect(lastMail()).toContain(`http://localhost:3000/packs/${pack?.id}`);

    web.clock.set("2026-12-31T22:59:00Z");
    await orderDuePacks(await asSystem());
    expect((await showPacks(context)).packs).toHaveLength(1);
    web.clock.set("2026-12-31T23:00:00Z");
    await orderDuePacks(await asSystem());
    expect((await showPacks(context)).packs).toHaveLength(2);
    expect(await events()).toEqual(["packSchedule created", "pack ordered", "pack key-adopted", "pack created", "pack ordered"]);
  });

  test("is ordered of each that was chosen; nobody, or one that is not there, is refused and nothing is kept", async () => {
    const asked = { edition: "auditor" as const, language: "da" as const, recipients: [] };
    expect(await schedulePacks(context, { ...asked, keys: [] })).toEqual({ refusal: { code: "pick-required" } });
    expect(await schedulePacks(context, { ...asked, keys: ["fjord", "ingen"] })).toMatchObject({
      refusal: { code: "unknown-key", params: { key: "ingen" } },
    });
    expect(await events()).toEqual([]);
    const scheduled = await schedulePacks(context, { ...asked, keys: ["klint", "fjord", "klint"] });
    expect("ids" in scheduled ? scheduled.ids.length : scheduled).toBe(2);
    expect(await orderDuePacks(await asSystem())).toBe(2);
    expect(await events()).toEqual(["packSchedule created", "packSchedule created", "pack ordered", "pack ordered"]);
  });

  test("is ordered no more once it was ended", async () => {
    const scheduled = await schedule([]);
    if (!("ids" in scheduled)) throw new Error("not scheduled");
    expect(await endPackSchedule(context, scheduled.ids[0] ?? "")).toBe(true);
    await orderDuePacks(await asSystem());
    expect((await showPacks(context)).packs).toEqual([]);
  });
});

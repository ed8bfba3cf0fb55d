import { describe, expect, test } from "vitest";
import type { RefusedUndo, UndoPage } from "~/components/history/undo-page";
import * as history from "~/routes/_app.history";
import * as undo from "~/routes/_app.history_.$seq.undo";
import type { HistoryPage } from "~/components/history/event-line";
import { removeSubcontractor } from "~/services/subcontractor/edit-subcontractor.server";
import { findFacts } from "~/services/subcontractor/find-facts.server";
import { removeFact, saveFact } from "~/services/subcontractor/save-fact.server";
import { saveSubcontractor } from "~/services/subcontractor/save-subcontractor.server";
import { getHead } from "../../db/queries/history.server";
import { Caller, holding } from "../support/call-route";
import { aContact, aSubcontractor } from "../support/facts";
import { freshRegister } from "../support/register";

const key = "nordhavn";

async function opened() {
  const { database, context } = await freshRegister();
  await holding(context, [aSubcontractor({ contacts: [aContact()] })]);
  const last = async () => String((await getHead(database.reader)).seq);
  const rename = async (name: string) => {
    const service = { name, kind: "cloud", role: "sub-processor", startsOn: "2023-01-01", endsOn: null };
    await saveFact(context, key, "services", "hosting", service, null);
  };
  return { context, call: new Caller(context), last, rename };
}

describe("the page that undoes an event", () => {
  test("is offered from the history, shows what goes back to what, and does it", async () => {
    const { context, call, last, rename } = await opened();
    await rename("Backup");
    const seq = await last();
    const { data: listed } = await call.load<{ page: HistoryPage }>(history.loader, {});
    expect(listed.page.lines.map((line) => [String(line.seq), line.canUndo])[0]).toEqual([seq, true]);
    expect(listed.page.lines.filter(({ canUndo }) => canUndo)).toHaveLength(1);
    const { status, data } = await call.load<UndoPage>(undo.loader, { seq });
    expect(status).toBe(200);
    expect(data).toMatchObject({
      state: "possible",
      changes: [{ label: "Navn", before: "Backup", after: "Hosting" }],
      since: [],
      refusal: null,
      back: "/subcontractors/nordhavn/history",
    });
    expect(await call.act(undo.action, { seq }, {})).toMatchObject({
      status: 302,
      location: "/subcontractors/nordhavn?saved=service-undone",
    });
    expect((await findFacts(context, key))?.services[0]?.name).toBe("Hosting");
    const english = new Caller(context, "en");
    expect((await english.load<UndoPage>(undo.loader, { seq: await last() })).data.line.reason).toBe(`Fortryder hændelse ${seq}`);
    const again = await last();
    expect((await english.act(undo.action, { seq: again }, {})).status).toBe(302);
    const { data: undone } = await english.load<UndoPage>(undo.loader, { seq: await last() });
    expect(undone.line.reason).toBe(`Undoes event ${again}`);
  });

  test("shows both where the thing was changed meanwhile, and changes nothing", async () => {
    const { context, call, last, rename } = await opened();
    await rename("Backup");
    const seq = await last();
    await rename("Arkiv");
    const head = await last();
    const { data } = await call.load<UndoPage>(undo.loader, { seq });
    expect(data).toMatchObject({
      state: "changed",
      since: [{ label: "Navn", before: "Backup", after: "Arkiv" }],
      changes: [{ label: "Navn", before: "Arkiv", after: "Hosting" }],
    });
    const refused = await call.act<RefusedUndo>(undo.action, { seq }, {});
    expect([refused.status, refused.data.problems, await last()]).toEqual([409, [], head]);
    expect((await findFacts(context, key))?.services[0]?.name).toBe("Arkiv");
  });

  test("says why it cannot be: gone with its subcontractor, or still referred to", async () => {
    const { context, call, last } = await opened();
    await saveFact(context, key, "inspections", null, { completedOn: "2026-11-20", result: "findings" }, null);
    const seq = await last();
    const made = (await findFacts(context, key))?.inspections.find(({ completedOn }) => completedOn === "2026-11-20");
    const finding = { title: "Nøgler", severity: "low", dueOn: "2027-01-01", inspection: made?.key };
    expect(await saveFact(context, key, "findings", null, finding, null)).toMatchObject({ outcome: "saved" });
    const refused = await call.act<RefusedUndo>(undo.action, { seq }, {});
    expect(refused.status).toBe(422);
    expect(refused.data.problems[0]?.message).toContain("henviser hertil");
    await removeSubcontractor(context, key, "væk");
    const removal = await last();
    expect((await call.load<UndoPage>(undo.loader, { seq })).data).toMatchObject({
      state: "gone",
      refusal: expect.stringContaining("fjernet fra registeret"),
      back: "/history",
    });
    const { data } = await call.load<UndoPage>(undo.loader, { seq: removal });
    expect(data).toMatchObject({ state: "possible", restores: true, place: "/subcontractors" });
    expect(await call.act(undo.action, { seq: removal }, {})).toMatchObject({
      status: 302,
      location: "/subcontractors/nordhavn?saved=subcontractor-undone",
    });
  });

  test("takes away again what was added, and leads back to where that stood", async () => {
    const { context, call, last } = await opened();
    await saveSubcontractor(context, null, { name: "Sydhavn", status: "active" }, null);
    expect((await call.act(undo.action, { seq: await last() }, {})).location).toBe("/subcontractors?saved=subcontractor-removed");
    await removeFact(context, key, "contacts", 0, "væk");
    expect((await call.act(undo.action, { seq: await last() }, {})).location).toBe(
      "/subcontractors/nordhavn/contacts?saved=contact-undone",
    );
  });

  test.each(["0", "x", "1", "99", "1e3", "-1"])("there is none for %s", async (seq) => {
    const { call } = await opened();
    expect((await call.load(undo.loader, { seq })).status).toBe(404);
    expect((await call.act(undo.action, { seq }, {})).status).toBe(404);
  });
});

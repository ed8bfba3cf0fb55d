import { afterEach, beforeEach, expect, test } from "vitest";
import * as casePage from "../../app/routes/_app.inspections.$id._index";
import * as cancelPage from "../../app/routes/_app.inspections.$id.cancel";
import * as answerPage from "../../app/routes/_app.inspections.$id.questions.$question.answer";
import * as questionPage from "../../app/routes/_app.inspections.$id.questions.$question._index";
import * as samplePage from "../../app/routes/_app.inspections.$id.questions.$question.sample";
import * as returnPage from "../../app/routes/_app.inspections.$id.return";
import * as signOffPage from "../../app/routes/_app.inspections.$id.sign-off";
import * as findingsPage from "../../app/routes/_app.findings._index";
import type { Context } from "../../app/services/context";
import type { ShownCase } from "../../app/services/inspection/shown-case";
import type { Database } from "../../db/schema";
import { Caller, holding } from "../support/call-route";
import { aSubcontractor } from "../support/facts";
import { anOpenCase, broughtTo } from "../support/inspections";
import { freshRegister } from "../support/register";

let database: Database;
let context: Context;
let call: Caller;
beforeEach(async () => {
  ({ database, context } = await freshRegister());
  await holding(context, [aSubcontractor({ owner: "ejer@example.dk" })]);
  call = new Caller(context);
});
afterEach(() => database.close());

interface Refused {
  problems: { field: string | null; message: string }[];
}

test("saving an assessment leads to the next question, and from the last back to the inspection", async () => {
  const id = await anOpenCase(context, "nordhavn");
  await broughtTo(context, id, "submitted", { "FYS-1": "met", "FYS-2": "met" });
  const assess = (question: string, fields: Record<string, string>) =>
    call.act<Refused>(questionPage.action, { id, question }, fields);
  const refused = await assess("FYS-1", { assessment: "not-met", severity: "" });
  expect(refused).toMatchObject({ status: 422, data: { problems: [{ field: "severity" }] } });
  expect(await assess("FYS-1", { assessment: "met" })).toMatchObject({
    status: 302,
    location: `/inspections/${id}/questions/FYS-2`,
  });
  expect(await assess("FYS-2", { assessment: "partly", find: "yes", severity: "low" })).toMatchObject({
    location: `/inspections/${id}`,
  });
  expect((await assess("FYS-9", { assessment: "met" })).status).toBe(404);
  const { data } = await call.load<{ shown: ShownCase }>(casePage.loader, { id });
  expect(data.shown).toMatchObject({ unexamined: [], comesTo: "findings", toOpen: 1 });
  expect(await call.act(samplePage.action, { id, question: "FYS-1" }, { population: "12" })).toMatchObject({ status: 302 });

  const signed = await call.act<Refused>(signOffPage.action, { id }, { verdict: "failed", completedOn: context.today });
  expect(signed).toMatchObject({ status: 422, data: { problems: [{ field: "reason" }] } });
  expect(await call.act(signOffPage.action, { id }, { verdict: "by-answers", completedOn: context.today })).toMatchObject({
    status: 302,
    location: `/inspections/${id}`,
  });
  for (const page of [signOffPage, cancelPage, returnPage])
    expect(await call.load(page.loader, { id })).toMatchObject({ status: 302, location: `/inspections/${id}` });
  const { data: found } = await call.load<{ shown: { columns: { stage: string; count: number }[] } }>(findingsPage.loader, {});
  expect(found.shown.columns.map(({ stage, count }) => `${stage} ${count}`)).toEqual([
    "open 1",
    "agreed 0",
    "shown 0",
    "closed 0",
  ]);
});

test("a question goes back with a note, and an own answer is refused in the words of its field", async () => {
  const id = await anOpenCase(context, "nordhavn");
  const own = await call.act<Refused>(answerPage.action, { id, question: "FYS-1" }, { statement: "not-applicable" });
  expect(own).toMatchObject({ status: 422, data: { problems: [{ field: "reason" }] } });
  expect(await call.act(answerPage.action, { id, question: "FYS-1" }, { statement: "met", text: "Set" })).toMatchObject({
    status: 302,
  });
  await broughtTo(context, id, "submitted", { "FYS-2": "met" });
  const back = await call.act<Refused>(returnPage.action, { id }, { questions: [], note: "" });
  expect(back).toMatchObject({ status: 422, data: { problems: [{ field: "questions" }, { field: "note" }] } });
  const sent = await call.act(returnPage.action, { id }, { questions: ["FYS-1", "FYS-2"], note: "Mere" });
  expect(sent).toMatchObject({ status: 302 });
  const { data } = await call.load<{ shown: ShownCase }>(casePage.loader, { id });
  expect(data.shown.questions.map(({ returned }) => returned?.note)).toEqual(["Mere", "Mere"]);
  expect((await call.load(casePage.loader, { id: "none" })).status).toBe(404);
});

import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { isRefused, markRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { FactFormPage, formTitle } from "~/components/fact-form/fact-form-page";
import { inputOf, valuesIn } from "~/components/fact-form/form-input";
import { digestIn, dutyReasonIn, editPage, problemsBefore, refusedForm } from "~/components/fact-form/form-page";
import { descriptionOf, factNamed, listNamed, shownAt } from "~/components/fact-form/nouns";
import { nounOfList } from "~/i18n/noun-of-list";
import { paths } from "~/paths";
import { digestOf } from "~/services/subcontractor/edit-subcontractor.server";
import { findFact, findFacts } from "~/services/subcontractor/find-facts.server";
import { proposeWaiver } from "~/services/waiver/propose-waiver.server";
import { saveFact } from "~/services/subcontractor/save-fact.server";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

export async function loader({ request, params: { key = "", list: text, fact }, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const list = listNamed(text);
  const name = list === null ? null : factNamed(list, fact);
  const facts = list === null || name === null ? null : await findFacts(context, key);
  if (list === null || name === null || facts === null) throw new Response(null, { status: 404 });
  const noun = nounOfList[list];
  const thing = findFact(facts, list, name);
  const on = new URL(request.url).searchParams.get("on");
  const page = { back: shownAt(noun, key, on), addPath: paths.newFact(key, list, { on }), refused: isRefused(load) };
  // Not thrown: a form sent after somebody removed the thing is shown again, with what was typed.
  return json(editPage(noun, facts, thing, { language, digest: digestOf(thing) }, page), { status: thing === null ? 404 : 200 });
}

export async function action({ request, params: { key = "", list: text, fact }, context: load }: ActionFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const list = listNamed(text);
  const name = list === null ? null : factNamed(list, fact);
  if (list === null || name === null) throw new Response(null, { status: 404 });
  const noun = nounOfList[list];
  const form = await request.formData();
  const values = valuesIn(descriptionOf[noun], form);
  const problems = problemsBefore(noun, values, language);
  if (problems.length > 0) {
    markRefused(load);
    return json({ values, problems, conflict: null, digest: digestIn(form) }, { status: 422 });
  }
  const isProposal = list === "waivers" && context.actor.kind === "account";
  const input = inputOf(descriptionOf[noun], values);
  const result = isProposal
    ? await proposeWaiver(context, key, Number(name), input)
    : await saveFact(context, key, list, name, input, digestIn(form), dutyReasonIn(form));
  if (result.outcome === "not-found") throw new Response(null, { status: 404 });
  if (result.outcome === "saved")
    return redirect(shownAt(noun, key, new URL(request.url).searchParams.get("on"), isProposal ? "proposed" : "changed"));
  markRefused(load);
  return json(refusedForm(noun, values, result, digestIn(form), language), { status: result.outcome === "conflict" ? 409 : 422 });
}

export default FactFormPage;

import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { isRefused, markRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { FactFormPage, formTitle } from "~/components/fact-form/fact-form-page";
import { inputOf, valuesIn } from "~/components/fact-form/form-input";
import { dutyReasonIn, newPage, problemsBefore, refusedForm } from "~/components/fact-form/form-page";
import { descriptionOf, listNamed, shownAt } from "~/components/fact-form/nouns";
import { nounOfList } from "~/i18n/noun-of-list";
import { findFacts } from "~/services/subcontractor/find-facts.server";
import { proposeWaiver } from "~/services/waiver/propose-waiver.server";
import { saveFact } from "~/services/subcontractor/save-fact.server";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

export async function loader({ request, params: { key = "", list: text }, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const list = listNamed(text);
  const facts = list === null ? null : await findFacts(context, key);
  if (list === null || facts === null) throw new Response(null, { status: 404 });
  const { searchParams: query } = new URL(request.url);
  const noun = nounOfList[list];
  const page = { back: shownAt(noun, key, query.get("on")), addPath: null, refused: isRefused(load) };
  return json(newPage(noun, facts, { language, today: context.today, query }, page));
}

export async function action({ request, params: { key = "", list: text }, context: load }: ActionFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const list = listNamed(text);
  if (list === null) throw new Response(null, { status: 404 });
  const noun = nounOfList[list];
  const form = await request.formData();
  const values = valuesIn(descriptionOf[noun], form);
  const problems = problemsBefore(noun, values, language);
  if (problems.length > 0) {
    markRefused(load);
    return json({ values, problems, conflict: null, digest: null }, { status: 422 });
  }
  const isProposal = list === "waivers" && context.actor.kind === "account";
  const input = inputOf(descriptionOf[noun], values);
  const result = isProposal
    ? await proposeWaiver(context, key, null, input)
    : await saveFact(context, key, list, null, input, null, dutyReasonIn(form));
  if (result.outcome === "not-found") throw new Response(null, { status: 404 });
  if (result.outcome === "saved")
    return redirect(shownAt(noun, key, new URL(request.url).searchParams.get("on"), isProposal ? "proposed" : "created"));
  markRefused(load);
  return json(refusedForm(noun, values, result, null, language), { status: 422 });
}

export default FactFormPage;

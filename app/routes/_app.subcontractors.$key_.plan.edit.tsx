import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { isRefused, markRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { FactFormPage, formTitle } from "~/components/fact-form/fact-form-page";
import { inputOf, valuesIn } from "~/components/fact-form/form-input";
import { digestIn, editPage, newPage, refusedForm } from "~/components/fact-form/form-page";
import { descriptionOf, shownAt } from "~/components/fact-form/nouns";
import { digestOf } from "~/services/subcontractor/edit-subcontractor.server";
import { findFacts } from "~/services/subcontractor/find-facts.server";
import { savePlan } from "~/services/subcontractor/save-fact.server";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

/** A subcontractor has one plan or none: the same page makes it and edits it. */
export async function loader({ request, params: { key = "" }, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const facts = await findFacts(context, key);
  if (facts === null) throw new Response(null, { status: 404 });
  const { searchParams: query } = new URL(request.url);
  const page = { back: shownAt("inspectionPlan", key, query.get("on")), addPath: null, refused: isRefused(load) };
  const digest = digestOf(facts.inspectionPlan);
  if (facts.inspectionPlan !== null)
    return json(editPage("inspectionPlan", facts, facts.inspectionPlan, { language, digest }, page));
  return json({ ...newPage("inspectionPlan", facts, { language, today: context.today, query }, page), digest });
}

export async function action({ request, params: { key = "" }, context: load }: ActionFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const description = descriptionOf.inspectionPlan;
  const form = await request.formData();
  const values = valuesIn(description, form);
  const result = await savePlan(context, key, inputOf(description, values), digestIn(form));
  if (result.outcome === "not-found") throw new Response(null, { status: 404 });
  if (result.outcome === "saved")
    return redirect(shownAt("inspectionPlan", key, new URL(request.url).searchParams.get("on"), "changed"));
  markRefused(load);
  return json(refusedForm("inspectionPlan", values, result, digestIn(form), language), {
    status: result.outcome === "conflict" ? 409 : 422,
  });
}

export default FactFormPage;

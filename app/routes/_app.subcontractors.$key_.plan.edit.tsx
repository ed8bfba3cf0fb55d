import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isRefused, markRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { FactFormPage, formTitle } from "~/components/fact-form/fact-form-page";
import { inputOf, valuesIn } from "~/components/fact-form/form-input";
import { digestIn, editPage, messageOf, newPage, refusedForm } from "~/components/fact-form/form-page";
import { descriptionOf, shownAt } from "~/components/fact-form/nouns";
import { besideLabels, besideNames, PlanPoints } from "~/components/inspection/plan-points";
import { useTranslator } from "~/components/language";
import { plainIn } from "~/components/plain-form";
import { findFacts } from "~/services/subcontractor/find-facts.server";
import { showPlan, supervisePlan } from "~/services/inspection/supervise-plan.server";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

/** A subcontractor has one plan or none: the same page makes it and edits it. */
export async function loader({ request, params: { key = "" }, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const facts = await findFacts(context, key);
  if (facts === null) throw new Response(null, { status: 404 });
  const { searchParams: query } = new URL(request.url);
  const page = { back: shownAt("inspectionPlan", key, query.get("on")), addPath: null, refused: isRefused(load) };
  const plan = await showPlan(context, key, facts.inspectionPlan);
  const { digest } = plan;
  if (facts.inspectionPlan !== null)
    return json({ ...editPage("inspectionPlan", facts, facts.inspectionPlan, { language, digest }, page), plan });
  return json({ ...newPage("inspectionPlan", facts, { language, today: context.today, query }, page), digest, plan });
}

export async function action({ request, params: { key = "" }, context: load }: ActionFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const description = descriptionOf.inspectionPlan;
  const form = await request.formData();
  const values = valuesIn(description, form);
  const beside = plainIn(form, besideNames);
  const digest = digestIn(form);
  // Without scripts the points are worked out here, and nothing is saved.
  if (form.has("calculate")) return json({ values, problems: [], conflict: null, digest, beside: beside.values });
  const result = await supervisePlan(context, key, inputOf(description, values), beside.input, digest);
  if (result.outcome === "not-found") throw new Response(null, { status: 404 });
  if (result.outcome === "saved")
    return redirect(shownAt("inspectionPlan", key, new URL(request.url).searchParams.get("on"), "changed"));
  markRefused(load);
  const refused = refusedForm("inspectionPlan", values, result, digest, language);
  // The form of the interchange format knows none of the names beside it.
  const refusals = result.outcome === "refused" ? result.refusals : [];
  const problems = refused.problems.map((problem, at) => {
    const field = besideNames.find((name) => refusals[at]?.path === `$.${name}`);
    return field === undefined || refusals[at] === undefined ? problem : { field, message: messageOf(refusals[at], language) };
  });
  return json({ ...refused, problems, beside: beside.values }, { status: result.outcome === "conflict" ? 409 : 422 });
}

export default function EditPlan() {
  const t = useTranslator();
  const { plan } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <FactFormPage
      labels={besideLabels(t)}
      further={(refused) => <PlanPoints page={plan} values={sent?.beside ?? plan.values} problems={refused?.problems ?? []} />}
    />
  );
}

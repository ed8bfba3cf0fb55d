import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { isRefused, markRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { formTitle } from "~/components/fact-form/fact-form-page";
import { digestIn } from "~/components/fact-form/form-page";
import { shownAt } from "~/components/fact-form/nouns";
import { refusedRemoval, removalIn } from "~/components/fact-form/removal";
import { RemoveFormPage } from "~/components/fact-form/remove-form-page";
import { removeFactPage } from "~/components/fact-form/remove-page";
import { digestOf } from "~/services/subcontractor/edit-subcontractor.server";
import { findFacts } from "~/services/subcontractor/find-facts.server";
import { removePlan } from "~/services/subcontractor/save-fact.server";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

export async function loader({ request, params: { key = "" }, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const facts = await findFacts(context, key);
  if (facts === null) throw new Response(null, { status: 404 });
  const plan = facts.inspectionPlan;
  const back = shownAt("inspectionPlan", key, new URL(request.url).searchParams.get("on"));
  const page = removeFactPage(facts, null, plan, language, { back, digest: digestOf(plan), refused: isRefused(load) });
  return json(page, { status: plan === null ? 404 : 200 });
}

export async function action({ request, params: { key = "" }, context: load }: ActionFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const form = await request.formData();
  const values = removalIn(form);
  const result = await removePlan(context, key, values.reason, digestIn(form));
  if (result.outcome === "not-found") throw new Response(null, { status: 404 });
  if (result.outcome === "saved") {
    return redirect(shownAt("inspectionPlan", key, new URL(request.url).searchParams.get("on"), "removed"));
  }
  markRefused(load);
  return json(refusedRemoval(values, result, language), { status: result.outcome === "conflict" ? 409 : 422 });
}

export default RemoveFormPage;

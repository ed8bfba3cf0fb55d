import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { isRefused, markRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { formTitle } from "~/components/fact-form/fact-form-page";
import { digestIn } from "~/components/fact-form/form-page";
import { factNamed, listNamed, shownAt } from "~/components/fact-form/nouns";
import { nounOfList } from "~/i18n/noun-of-list";
import { refusedRemoval, removalIn } from "~/components/fact-form/removal";
import { RemoveFormPage } from "~/components/fact-form/remove-form-page";
import { removeFactPage } from "~/components/fact-form/remove-page";
import { digestOf } from "~/services/subcontractor/edit-subcontractor.server";
import { findFact, findFacts } from "~/services/subcontractor/find-facts.server";
import { removeFact } from "~/services/subcontractor/save-fact.server";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

export async function loader({ request, params: { key = "", list: text, fact }, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const list = listNamed(text);
  const name = list === null ? null : factNamed(list, fact);
  const facts = list === null || name === null ? null : await findFacts(context, key);
  if (list === null || name === null || facts === null) throw new Response(null, { status: 404 });
  const thing = findFact(facts, list, name);
  const back = shownAt(nounOfList[list], key, new URL(request.url).searchParams.get("on"));
  const page = removeFactPage(facts, list, thing, language, { back, digest: digestOf(thing), refused: isRefused(load) });
  return json(page, { status: thing === null ? 404 : 200 });
}

export async function action({ request, params: { key = "", list: text, fact }, context: load }: ActionFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const list = listNamed(text);
  const name = list === null ? null : factNamed(list, fact);
  if (list === null || name === null) throw new Response(null, { status: 404 });
  const form = await request.formData();
  const values = removalIn(form);
  const result = await removeFact(context, key, list, name, values.reason, digestIn(form));
  if (result.outcome === "not-found") throw new Response(null, { status: 404 });
  if (result.outcome === "saved")
    return redirect(shownAt(nounOfList[list], key, new URL(request.url).searchParams.get("on"), "removed"));
  markRefused(load);
  return json(refusedRemoval(values, result, language), { status: result.outcome === "conflict" ? 409 : 422 });
}

export default RemoveFormPage;

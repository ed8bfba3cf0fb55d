import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { isRefused, markRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { FactFormPage, formTitle } from "~/components/fact-form/fact-form-page";
import { inputOf, valuesIn } from "~/components/fact-form/form-input";
import { digestIn, editPage, refusedForm } from "~/components/fact-form/form-page";
import { descriptionOf, shownAt } from "~/components/fact-form/nouns";
import { paths } from "~/paths";
import { digestOf } from "~/services/subcontractor/edit-subcontractor.server";
import { listEngagers, withEngager } from "~/services/subcontractor/find-engager.server";
import { findFacts } from "~/services/subcontractor/find-facts.server";
import { headOf, saveSubcontractor } from "~/services/subcontractor/save-subcontractor.server";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

export async function loader({ request, params: { key = "" }, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const facts = await findFacts(context, key);
  const head = facts === null ? null : headOf(facts);
  const on = new URL(request.url).searchParams.get("on");
  const back = facts === null ? paths.subcontractors() : shownAt("subcontractor", key, on);
  const page = editPage(
    "subcontractor",
    facts,
    head,
    { language, digest: digestOf(head) },
    { back, addPath: paths.newSubcontractor(), refused: isRefused(load) },
  );
  const engagers = (await listEngagers(context, key)).map(({ key: value, name }) => ({ value, label: name, group: null }));
  // Not thrown: a form sent after somebody removed the subcontractor is shown again, with what was typed.
  return json({ ...page, choices: { engagers } }, { status: facts === null ? 404 : 200 });
}

export async function action({ request, params: { key = "" }, context: load }: ActionFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const description = descriptionOf.subcontractor;
  const form = await request.formData();
  const values = valuesIn(description, form);
  const result = await saveSubcontractor(context, key, await withEngager(context, inputOf(description, values)), digestIn(form));
  if (result.outcome === "saved")
    return redirect(shownAt("subcontractor", key, new URL(request.url).searchParams.get("on"), "changed"));
  markRefused(load);
  const removed = { outcome: "conflict", current: null, digest: digestOf(null) } as const;
  const refused = refusedForm(
    "subcontractor",
    values,
    result.outcome === "not-found" ? removed : result,
    digestIn(form),
    language,
  );
  return json(refused, { status: result.outcome === "refused" ? 422 : 409 });
}

export default FactFormPage;

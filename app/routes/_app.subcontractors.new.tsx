import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { isRefused, markRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { FactFormPage, formTitle } from "~/components/fact-form/fact-form-page";
import { inputOf, valuesIn } from "~/components/fact-form/form-input";
import { newPage, refusedForm } from "~/components/fact-form/form-page";
import { descriptionOf, shownAt } from "~/components/fact-form/nouns";
import { paths } from "~/paths";
import { findEngager, listEngagers, withEngager } from "~/services/subcontractor/find-engager.server";
import { saveSubcontractor } from "~/services/subcontractor/save-subcontractor.server";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const { searchParams: query } = new URL(request.url);
  const back = { back: paths.subcontractors(), addPath: null, refused: isRefused(load) };
  const page = newPage("subcontractor", null, { language, today: context.today, query }, back);
  const engager = query.has("engagedBy") ? await findEngager(context, query.get("engagedBy") ?? "") : null;
  const engagers = (await listEngagers(context, null)).map(({ key, name }) => ({ value: key, label: name, group: null }));
  const values = engager === null ? page.values : { ...page.values, engagedBy: [engager.key] };
  return json({ ...page, values, choices: { engagers } });
}

export async function action({ request, context: load }: ActionFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const description = descriptionOf.subcontractor;
  const values = valuesIn(description, await request.formData());
  const result = await saveSubcontractor(context, null, await withEngager(context, inputOf(description, values)), null);
  if (result.outcome === "saved") return redirect(shownAt("subcontractor", result.key, null, "created"));
  if (result.outcome === "not-found") throw new Response(null, { status: 404 });
  markRefused(load);
  return json(refusedForm("subcontractor", values, result, null, language), { status: 422 });
}

export default FactFormPage;

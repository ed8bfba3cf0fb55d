import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { requireRecentProof } from "~/auth/recent-proof";
import { isRefused, markRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { formTitle } from "~/components/fact-form/fact-form-page";
import { digestIn } from "~/components/fact-form/form-page";
import { shownAt } from "~/components/fact-form/nouns";
import { refusedRemoval, removalIn, wrongName } from "~/components/fact-form/removal";
import { RemoveFormPage } from "~/components/fact-form/remove-form-page";
import { removeSubcontractorPage } from "~/components/fact-form/remove-page";
import { paths } from "~/paths";
import { digestOf, removeSubcontractor } from "~/services/subcontractor/edit-subcontractor.server";
import { findFacts } from "~/services/subcontractor/find-facts.server";
import { findSubcontractor } from "~/services/subcontractor/find-subcontractor.server";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

export async function loader({ request, params: { key = "" }, context: load }: LoaderFunctionArgs) {
  if (!isRefused(load)) requireRecentProof(load, request);
  const { context, language } = requestContextOf(load);
  const found = await findSubcontractor(context, key, context.today);
  if (found === null) throw new Response(null, { status: 404 });
  const engaged = found.below.filter((node) => node.engagedBy === key);
  return json(
    removeSubcontractorPage(found.facts, engaged, language, {
      back: shownAt("subcontractor", key, new URL(request.url).searchParams.get("on")),
      digest: digestOf(found.facts),
      refused: isRefused(load),
    }),
  );
}

export async function action({ request, params: { key = "" }, context: load }: ActionFunctionArgs) {
  requireRecentProof(load, request);
  const { context, language } = requestContextOf(load);
  const form = await request.formData();
  const values = removalIn(form);
  const facts = await findFacts(context, key);
  if (facts === null) throw new Response(null, { status: 404 });
  const misnamed = wrongName(values, facts.name, language);
  const result = misnamed === null ? await removeSubcontractor(context, key, values.reason, digestIn(form)) : null;
  if (result?.outcome === "saved")
    return redirect(paths.subcontractors({ on: new URL(request.url).searchParams.get("on"), saved: "subcontractor-removed" }));
  if (result?.outcome === "not-found") throw new Response(null, { status: 404 });
  markRefused(load);
  const refused = result === null ? misnamed : refusedRemoval(values, result, language);
  return json(refused, { status: result?.outcome === "conflict" ? 409 : 422 });
}

export default RemoveFormPage;

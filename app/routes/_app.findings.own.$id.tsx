import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isRefused, markRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { formTitle } from "~/components/fact-form/fact-form-page";
import { OwnFindingPage, ownFindingNames } from "~/components/finding/own-finding-page";
import { plainIn, type PlainValues, problemsOf } from "~/components/plain-form";
import { paths } from "~/paths";
import { saveOwnFinding, showOwnFinding } from "~/services/inspection/save-own-finding.server";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

const valuesOf = (finding: Readonly<Record<string, string | null>>): PlainValues =>
  Object.fromEntries(ownFindingNames.map((name) => [name, finding[name] ?? ""]));

export async function loader({ params: { id = "" }, context: load }: LoaderFunctionArgs) {
  const finding = await showOwnFinding(requestContextOf(load).context, id);
  if (finding === null) throw new Response(null, { status: 404 });
  return json({
    caseId: finding.caseId,
    values: valuesOf({ ...finding }),
    of: null,
    title: finding.title,
    refused: isRefused(load),
  });
}

export async function action({ request, params: { id = "" }, context: load }: ActionFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const { values, input } = plainIn(await request.formData(), ownFindingNames);
  const { dutyReason, ...said } = input;
  const result = await saveOwnFinding(context, id, said, dutyReason ?? null);
  if (result.outcome === "saved") return redirect(paths.findings());
  if (result.outcome !== "refused") throw new Response(null, { status: 404 });
  markRefused(load);
  return json({ values, problems: problemsOf(result.refusals, ownFindingNames, language) }, { status: 422 });
}

export default function Page() {
  const { caseId, values } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <OwnFindingPage caseId={caseId} values={refused?.values ?? values} problems={refused?.problems ?? []} />;
}

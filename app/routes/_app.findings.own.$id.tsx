import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { formTitle } from "~/components/fact-form/fact-form-page";
import { OwnFindingPage, ownFindingNames } from "~/components/finding/own-finding-page";
import type { PlainValues } from "~/components/plain-form";
import { paths } from "~/paths";
import { saveOwnFinding, showOwnFinding } from "~/services/inspection/save-own-finding.server";
import { plainAnswer, toSaved } from "./answers/plain-answer";

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

export const action = (args: ActionFunctionArgs) =>
  plainAnswer(
    args,
    ownFindingNames,
    ({ dutyReason, ...said }) =>
      saveOwnFinding(requestContextOf(args.context).context, args.params["id"] ?? "", said, dutyReason ?? null),
    toSaved(() => paths.findings()),
  );

export default function Page() {
  const { caseId, values } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <OwnFindingPage caseId={caseId} values={refused?.values ?? values} problems={refused?.problems ?? []} />;
}

import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requestContextOf, requireVisit } from "~/auth/request-context";
import { isRefused, markRefused } from "~/auth/refused-request";
import { titled } from "~/components/page-meta";
import { plainIn, problemsOf } from "~/components/plain-form";
import { CheckPage, submitNames } from "~/components/portal/check-page";
import { plainPage } from "~/components/portal/plain-page";
import { paths } from "~/paths";
import { showVisit } from "~/services/portal/show-visit.server";
import type { ShownVisit } from "~/services/portal/shown-visit";
import { submitAnswers } from "~/services/portal/submit-answers.server";

export const handle = plainPage;
export const meta = titled((t) => t("portal.check.title"));

export async function loader({ context: load }: LoaderFunctionArgs) {
  const visit = requireVisit(load);
  const shown = await showVisit(visit);
  if (shown.state !== "sent") return redirect(paths.portalStep("receipt"));
  return json({ shown, name: visit.invitation.name ?? "", refused: isRefused(load) });
}

export async function action({ request, context: load }: ActionFunctionArgs) {
  const { values, input } = plainIn(await request.formData(), submitNames);
  const result = await submitAnswers(requireVisit(load), input);
  if (result.outcome !== "refused") return redirect(paths.portalStep("receipt"));
  markRefused(load);
  const problems = problemsOf(result.refusals, submitNames, requestContextOf(load).language);
  return json({ values, problems }, { status: 422 });
}

export default function Page() {
  const { shown, name } = useLoaderData<typeof loader>();
  return <CheckPage shown={shown as ShownVisit} name={name} refused={useActionData<typeof action>()} />;
}

import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireVisit } from "~/auth/request-context";
import { isRefused } from "~/auth/refused-request";
import { titled } from "~/components/page-meta";
import { plainAnswer } from "./answers/plain-answer";
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

export const action = (args: ActionFunctionArgs) =>
  plainAnswer(
    args,
    submitNames,
    (input) => submitAnswers(requireVisit(args.context), input),
    () => redirect(paths.portalStep("receipt")),
  );

export default function Page() {
  const { shown, name } = useLoaderData<typeof loader>();
  return <CheckPage shown={shown as ShownVisit} name={name} refused={useActionData<typeof action>()} />;
}

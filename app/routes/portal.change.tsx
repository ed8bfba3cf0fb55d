import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireVisit } from "~/auth/request-context";
import { isRefused } from "~/auth/refused-request";
import { useChangeNames } from "~/components/change/change-fields";
import { useTranslator } from "~/components/language";
import { titled } from "~/components/page-meta";
import { plainAnswer } from "./answers/plain-answer";
import { plainPage } from "~/components/portal/plain-page";
import { StepForm } from "~/components/portal/step-form";
import { paths } from "~/paths";
import { announceChange } from "~/services/portal/announce-change.server";
import { showStep } from "~/services/portal/show-visit.server";

const names = ["kind", "name", "country", "effectiveOn", "description"] as const;

export const handle = plainPage;
export const meta = titled((t) => t("portal.change.title"));

export async function loader({ context: load }: LoaderFunctionArgs) {
  const shown = await showStep(requireVisit(load));
  return shown === null ? redirect(paths.portalStep("receipt")) : json({ ...shown, refused: isRefused(load) });
}

export const action = (args: ActionFunctionArgs) =>
  plainAnswer(
    args,
    names,
    (input) => announceChange(requireVisit(args.context), input),
    ({ outcome }) => redirect(outcome === "closed" ? paths.portalQuestions() : paths.portalQuestions({ said: "change" })),
  );

export default function Page() {
  const t = useTranslator();
  const { organisation } = useLoaderData<typeof loader>();
  const fields = useChangeNames().filter(({ name }) => names.some((known) => known === name));
  return (
    <StepForm
      organisation={organisation}
      title={t("portal.change.title")}
      lede={t("portal.change.lede", { organisation })}
      fields={fields}
      refused={useActionData<typeof action>()}
      submit={t("portal.change.submit")}
    />
  );
}

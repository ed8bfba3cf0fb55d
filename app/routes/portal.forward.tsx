import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireVisit } from "~/auth/request-context";
import { isRefused } from "~/auth/refused-request";
import { useTranslator } from "~/components/language";
import { titled } from "~/components/page-meta";
import { plainAnswer } from "./answers/plain-answer";
import { plainPage } from "~/components/portal/plain-page";
import { StepForm } from "~/components/portal/step-form";
import { paths } from "~/paths";
import { forwardTo } from "~/services/portal/answer-to-invitation.server";
import { showStep } from "~/services/portal/show-visit.server";

const names = ["name", "email"] as const;

export const handle = plainPage;
export const meta = titled((t) => t("portal.forward.title"));

export async function loader({ context: load }: LoaderFunctionArgs) {
  const shown = await showStep(requireVisit(load));
  return shown === null ? redirect(paths.portalStep("receipt")) : json({ ...shown, refused: isRefused(load) });
}

export const action = (args: ActionFunctionArgs) =>
  plainAnswer(
    args,
    names,
    (input) => forwardTo(requireVisit(args.context), input),
    ({ outcome }) => redirect(outcome === "closed" ? paths.portalQuestions() : paths.portalQuestions({ said: "forwarded" })),
  );

export default function Page() {
  const t = useTranslator();
  const { organisation } = useLoaderData<typeof loader>();
  return (
    <StepForm
      organisation={organisation}
      title={t("portal.forward.title")}
      lede={t("portal.forward.lede", { organisation })}
      fields={[
        { name: "name", label: t("portal.forward.name"), control: { kind: "text" } },
        { name: "email", label: t("portal.forward.email"), required: true, control: { kind: "text" } },
      ]}
      refused={useActionData<typeof action>()}
      submit={t("portal.forward.submit")}
    />
  );
}

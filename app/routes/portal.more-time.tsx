import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireVisit } from "~/auth/request-context";
import { isRefused } from "~/auth/refused-request";
import { useLanguage, useTranslator } from "~/components/language";
import { titled } from "~/components/page-meta";
import { plainAnswer } from "./answers/plain-answer";
import { plainPage } from "~/components/portal/plain-page";
import { StepForm } from "~/components/portal/step-form";
import { formatDate } from "~/i18n/format";
import { paths } from "~/paths";
import { askForTime } from "~/services/portal/answer-to-invitation.server";
import { showStep } from "~/services/portal/show-visit.server";

const names = ["until", "reason"] as const;

export const handle = plainPage;
export const meta = titled((t) => t("portal.moreTime.title"));

export async function loader({ context: load }: LoaderFunctionArgs) {
  const shown = await showStep(requireVisit(load));
  return shown === null ? redirect(paths.portalStep("receipt")) : json({ ...shown, refused: isRefused(load) });
}

export const action = (args: ActionFunctionArgs) =>
  plainAnswer(
    args,
    names,
    (input) => askForTime(requireVisit(args.context), input),
    ({ outcome }) => redirect(outcome === "closed" ? paths.portalQuestions() : paths.portalQuestions({ said: "more-time" })),
  );

export default function Page() {
  const t = useTranslator();
  const { organisation, dueOn } = useLoaderData<typeof loader>();
  const date = formatDate(useLanguage(), dueOn);
  return (
    <StepForm
      organisation={organisation}
      title={t("portal.moreTime.title")}
      lede={t("portal.moreTime.lede", { organisation, date })}
      fields={[
        { name: "until", label: t("portal.moreTime.until"), required: true, control: { kind: "date" } },
        { name: "reason", label: t("portal.moreTime.reason"), required: true, control: { kind: "long-text" } },
      ]}
      refused={useActionData<typeof action>()}
      submit={t("portal.moreTime.submit")}
    />
  );
}

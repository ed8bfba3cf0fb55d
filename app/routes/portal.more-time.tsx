import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requestContextOf, requireVisit } from "~/auth/request-context";
import { isRefused, markRefused } from "~/auth/refused-request";
import { useLanguage, useTranslator } from "~/components/language";
import { titled } from "~/components/page-meta";
import { plainIn, problemsOf } from "~/components/plain-form";
import { plainPage } from "~/components/portal/plain-page";
import { StepForm } from "~/components/portal/step-form";
import { formatDate } from "~/i18n/format";
import { paths } from "~/paths";
import { askForTime } from "~/services/portal/answer-to-invitation.server";
import { showVisit } from "~/services/portal/show-visit.server";

const names = ["until", "reason"] as const;

export const handle = plainPage;
export const meta = titled((t) => t("portal.moreTime.title"));

export async function loader({ context: load }: LoaderFunctionArgs) {
  const { organisation, dueOn, state } = await showVisit(requireVisit(load));
  if (state !== "sent") return redirect(paths.portalStep("receipt"));
  return json({ organisation, dueOn, refused: isRefused(load) });
}

export async function action({ request, context: load }: ActionFunctionArgs) {
  const visit = requireVisit(load);
  const { values, input } = plainIn(await request.formData(), names);
  const result = await askForTime(visit, input);
  if (result.outcome === "closed") return redirect(paths.portalQuestions());
  if (result.outcome === "saved") return redirect(paths.portalQuestions({ said: "more-time" }));
  markRefused(load);
  return json({ values, problems: problemsOf(result.refusals, names, requestContextOf(load).language) }, { status: 422 });
}

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

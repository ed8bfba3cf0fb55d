import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requestContextOf, requireVisit } from "~/auth/request-context";
import { isRefused, markRefused } from "~/auth/refused-request";
import { useTranslator } from "~/components/language";
import { titled } from "~/components/page-meta";
import { plainIn, problemsOf } from "~/components/plain-form";
import { plainPage } from "~/components/portal/plain-page";
import { StepForm } from "~/components/portal/step-form";
import { paths } from "~/paths";
import { forwardTo } from "~/services/portal/answer-to-invitation.server";
import { showVisit } from "~/services/portal/show-visit.server";

const names = ["name", "email"] as const;

export const handle = plainPage;
export const meta = titled((t) => t("portal.forward.title"));

export async function loader({ context: load }: LoaderFunctionArgs) {
  const { organisation, state } = await showVisit(requireVisit(load));
  if (state !== "sent") return redirect(paths.portalStep("receipt"));
  return json({ organisation, refused: isRefused(load) });
}

export async function action({ request, context: load }: ActionFunctionArgs) {
  const visit = requireVisit(load);
  const { values, input } = plainIn(await request.formData(), names);
  const result = await forwardTo(visit, input);
  if (result.outcome === "closed") return redirect(paths.portalQuestions());
  if (result.outcome === "saved") return redirect(paths.portalQuestions({ said: "forwarded" }));
  markRefused(load);
  return json({ values, problems: problemsOf(result.refusals, names, requestContextOf(load).language) }, { status: 422 });
}

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

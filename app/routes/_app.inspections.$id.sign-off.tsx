import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isRefused, markRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { formTitle } from "~/components/fact-form/fact-form-page";
import { CaseStepPage } from "~/components/inspection/case-step-page";
import { SignOffNotes } from "~/components/inspection/sign-off-notes";
import { useTranslator } from "~/components/language";
import { plainIn, problemsOf } from "~/components/plain-form";
import { isDoable, verdicts } from "~/domain/inspection/inspection-case";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { signOff } from "~/services/inspection/sign-off.server";
import { showCase } from "~/services/inspection/show-case.server";
import type { ShownCase } from "~/services/inspection/shown-case";

const names = ["verdict", "completedOn", "reason", "summary"] as const;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

export async function loader({ params: { id = "" }, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const shown = await showCase(context, id);
  if (shown === null) throw new Response(null, { status: 404 });
  // Whoever comes too late sees what has become of it.
  if (!isDoable("sign-off", shown.state)) throw redirect(paths.inspection(id));
  const title = translatorFor(language)("judging.signOffForm.title");
  return json({ shown, of: shown.subcontractor, title, refused: isRefused(load), today: context.today });
}

export async function action({ request, params: { id = "" }, context: load }: ActionFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const { values, input } = plainIn(await request.formData(), names);
  const result = await signOff(context, id, input);
  if (result.outcome === "saved") return redirect(paths.inspection(result.key));
  if (result.outcome !== "refused") throw new Response(null, { status: 404 });
  markRefused(load);
  return json({ values, problems: problemsOf(result.refusals, names, language) }, { status: 422 });
}

export default function Page() {
  const t = useTranslator();
  const { shown, title, today } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <CaseStepPage
      shown={shown as ShownCase}
      title={title}
      lede={t("judging.signOffForm.lede")}
      fields={[
        {
          name: "verdict",
          label: t("judging.signOffForm.verdict"),
          control: {
            kind: "choice",
            options: verdicts
              .filter((verdict) => verdict !== "no-answer" || shown.isUnanswered)
              .map((value) => ({ value, label: t(`judging.signOffForm.verdicts.${value}`) })),
          },
        },
        { name: "completedOn", label: t("judging.signOffForm.completedOn"), required: true, control: { kind: "date" } },
        {
          name: "summary",
          label: t("judging.signOffForm.summary"),
          hint: t(`judging.signOffForm.summaryHint.${shown.concept}`),
          control: { kind: "long-text" },
        },
        {
          name: "reason",
          label: t("judging.signOffForm.reason"),
          hint: t("judging.signOffForm.reasonHint"),
          control: { kind: "long-text" },
        },
      ]}
      values={{ verdict: shown.isUnanswered ? "no-answer" : "by-answers", completedOn: today, summary: shown.summary ?? "" }}
      refused={refused}
      submit={t("judging.signOffForm.submit")}
    >
      <SignOffNotes shown={shown as ShownCase} />
    </CaseStepPage>
  );
}

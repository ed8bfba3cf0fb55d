import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formTitle } from "~/components/fact-form/fact-form-page";
import { caseOf, caseStepPage, toCase } from "./answers/case-step";
import { CaseStepPage } from "~/components/inspection/case-step-page";
import { SignOffNotes } from "~/components/inspection/sign-off-notes";
import { useTranslator } from "~/components/language";
import { plainAnswer } from "./answers/plain-answer";
import { verdicts } from "~/domain/inspection/inspection-case";
import { signOff } from "~/services/inspection/sign-off.server";
import { showCase } from "~/services/inspection/show-case.server";
import type { ShownCase } from "~/services/inspection/shown-case";

const names = ["verdict", "completedOn", "reason", "summary"] as const;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

export async function loader(args: LoaderFunctionArgs) {
  const [context, id] = caseOf(args);
  const page = caseStepPage(args, await showCase(context, id), "sign-off", (t) => t("judging.signOffForm.title"));
  return json({ ...page, today: context.today });
}

export const action = (args: ActionFunctionArgs) => plainAnswer(args, names, (input) => signOff(...caseOf(args), input), toCase);

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

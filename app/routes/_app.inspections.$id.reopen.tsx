import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formTitle } from "~/components/fact-form/fact-form-page";
import { caseOf, caseStepPage, toCase } from "./answers/case-step";
import { CaseStepPage } from "~/components/inspection/case-step-page";
import { useTranslator } from "~/components/language";
import { plainAnswer } from "./answers/plain-answer";
import { reopenCase } from "~/services/inspection/close-case.server";
import { showCase } from "~/services/inspection/show-case.server";
import type { ShownCase } from "~/services/inspection/shown-case";

const names = ["reason"] as const;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

export const loader = async (args: LoaderFunctionArgs) =>
  json(caseStepPage(args, await showCase(...caseOf(args)), "reopen", (t) => t("judging.reopenForm.title")));

export const action = (args: ActionFunctionArgs) =>
  plainAnswer(args, names, (input) => reopenCase(...caseOf(args), input), toCase);

export default function Page() {
  const t = useTranslator();
  const { shown, title } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <CaseStepPage
      shown={shown as ShownCase}
      title={title}
      lede={t("judging.reopenForm.lede")}
      fields={[{ name: "reason", label: t("judging.reopenForm.reason"), required: true, control: { kind: "long-text" } }]}
      values={{}}
      refused={refused}
      submit={t("judging.reopenForm.submit")}
    />
  );
}

import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formTitle } from "~/components/fact-form/fact-form-page";
import { caseOf, caseStepPage, toCase } from "./answers/case-step";
import { CaseStepPage } from "~/components/inspection/case-step-page";
import { useLanguage, useTranslator } from "~/components/language";
import { plainAnswer } from "./answers/plain-answer";
import { returnQuestions } from "~/services/inspection/return-questions.server";
import { showCase } from "~/services/inspection/show-case.server";
import type { ShownCase } from "~/services/inspection/shown-case";

const names = ["questions", "note"] as const;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

export const loader = async (args: LoaderFunctionArgs) =>
  json(caseStepPage(args, await showCase(...caseOf(args)), "return", (t) => t("judging.return.title")));

export const action = (args: ActionFunctionArgs) =>
  plainAnswer(
    args,
    names,
    (input) => returnQuestions(...caseOf(args), { ...input, questions: input["questions"]?.split("\n") ?? [] }),
    toCase,
  );

export default function Page() {
  const t = useTranslator();
  const language = useLanguage();
  const { shown, title } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <CaseStepPage
      shown={shown as ShownCase}
      title={title}
      lede={t("judging.return.lede")}
      fields={[
        {
          name: "questions",
          label: t("judging.return.questions"),
          control: {
            kind: "ticks",
            options: shown.questions.map(({ question }) => ({
              value: question.id,
              label: `${question.id} · ${question.text[language]}`,
            })),
          },
        },
        {
          name: "note",
          label: t("judging.return.note"),
          hint: t("judging.return.noteHint"),
          required: true,
          control: { kind: "long-text" },
        },
      ]}
      values={{}}
      refused={refused}
      submit={t("judging.return.send")}
    />
  );
}

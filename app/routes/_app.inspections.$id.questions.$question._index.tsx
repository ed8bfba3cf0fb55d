import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { formTitle } from "~/components/fact-form/fact-form-page";
import { assessmentNames } from "~/components/inspection/assessment-form";
import { QuestionPage } from "~/components/inspection/question-page";
import type { PlainValues } from "~/components/plain-form";
import { paths } from "~/paths";
import { assessQuestion } from "~/services/inspection/assess-question.server";
import { nextQuestion, showCase } from "~/services/inspection/show-case.server";
import type { ShownCase, ShownQuestion } from "~/services/inspection/shown-case";
import { plainAnswer } from "./answers/plain-answer";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

export async function loader({ params: { id = "", question: questionId = "" }, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const shown = await showCase(context, id);
  const question = shown?.questions.find((one) => one.question.id === questionId);
  if (shown === null || question === undefined) throw new Response(null, { status: 404 });
  const { assessment } = question;
  const finding = assessment?.finding ?? null;
  const values: PlainValues = {
    assessment: assessment?.assessment ?? "not-examined",
    note: assessment?.note ?? "",
    shownBy: assessment?.shownBy ?? "",
    find: assessment === null || finding !== null ? "yes" : "",
    title: finding?.title ?? question.question.text[language],
    severity: finding?.severity ?? (shown.highRisk ? "high" : "medium"),
    dueOn: finding?.dueOn ?? "",
    owner: finding?.owner ?? shown.owner ?? "",
  };
  const next = await nextQuestion(context, id, questionId);
  return json({ shown, question, values, next, of: shown.subcontractor, title: questionId, refused: isRefused(load) });
}

export function action(args: ActionFunctionArgs) {
  const { id = "", question = "" } = args.params;
  const { context } = requestContextOf(args.context);
  return plainAnswer(
    args,
    assessmentNames,
    (input) => assessQuestion(context, id, question, input),
    async ({ outcome }) => {
      if (outcome !== "saved") throw new Response(null, { status: 404 });
      const next = await nextQuestion(context, id, question);
      return redirect(next === null ? paths.inspection(id) : paths.caseQuestion(id, next));
    },
  );
}

export default function Page() {
  const { shown, question, values, next } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <QuestionPage
      shown={shown as ShownCase}
      question={question as ShownQuestion}
      next={next}
      values={refused?.values ?? values}
      problems={refused?.problems ?? []}
    />
  );
}

import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { formTitle } from "~/components/fact-form/fact-form-page";
import { OwnAnswerPage, ownAnswerNames } from "~/components/inspection/own-answer-page";
import type { PlainValues } from "~/components/plain-form";
import { isDoable } from "~/domain/inspection/inspection-case";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { answerOurselves } from "~/services/inspection/answer-ourselves.server";
import { showCase } from "~/services/inspection/show-case.server";
import type { ShownCase, ShownQuestion } from "~/services/inspection/shown-case";
import { plainAnswer, toSaved } from "./answers/plain-answer";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

export async function loader({ params: { id = "", question: questionId = "" }, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const shown = await showCase(context, id);
  const question = shown?.questions.find((one) => one.question.id === questionId);
  if (shown === null || question === undefined) throw new Response(null, { status: 404 });
  if (!isDoable("answer-ourselves", shown.state)) throw redirect(paths.caseQuestion(id, questionId));
  const { answer } = question;
  const values: PlainValues = {
    statement: answer?.statement ?? "",
    reason: answer?.reason ?? "",
    text: answer?.text ?? "",
    choices: answer?.choices.join("\n") ?? "",
    date: answer?.date ?? "",
  };
  const title = translatorFor(language)("judging.ownAnswer.title", { id: questionId });
  return json({ shown, question, values, of: shown.subcontractor, title, refused: isRefused(load) });
}

export function action(args: ActionFunctionArgs) {
  const { id = "", question = "" } = args.params;
  const answer = (input: Record<string, string | null>) =>
    answerOurselves(requestContextOf(args.context).context, id, question, {
      ...input,
      choices: input["choices"]?.split("\n") ?? [],
    });
  return plainAnswer(
    args,
    ownAnswerNames,
    answer,
    toSaved(() => paths.caseQuestion(id, question)),
  );
}

export default function Page() {
  const { shown, question, values, title } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <OwnAnswerPage
      shown={shown as ShownCase}
      question={question as ShownQuestion}
      title={title}
      values={refused?.values ?? values}
      problems={refused?.problems ?? []}
    />
  );
}

import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requestContextOf, requireVisit } from "~/auth/request-context";
import { isRefused, markRefused } from "~/auth/refused-request";
import { messageOf, type Problem } from "~/components/fact-form/form-page";
import { titled } from "~/components/page-meta";
import { type PlainValues, problemsOf } from "~/components/plain-form";
import { AnswerPage, answerNames } from "~/components/portal/answer-page";
import { plainPage } from "~/components/portal/plain-page";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { answerQuestion } from "~/services/portal/answer-question.server";
import { giveFile } from "~/services/portal/give-file.server";
import { showVisit } from "~/services/portal/show-visit.server";
import type { ShownVisit, VisitQuestion } from "~/services/portal/shown-visit";
import { BrokenForm, eachFile } from "~/storage/multipart.server";

export const handle = plainPage;
export const meta = titled((t) => t("portal.overview.questions"));

export async function loader({ params: { question: id = "" }, context: load }: LoaderFunctionArgs) {
  const shown = await showVisit(requireVisit(load));
  const asked = shown.questions.find(({ question }) => question.id === id);
  if (asked === undefined) throw new Response(null, { status: 404 });
  const { answer } = asked;
  const values: PlainValues = {
    statement: answer?.statement ?? "",
    text: answer?.text ?? "",
    reason: answer?.reason ?? "",
    choices: answer?.choices.join("\n") ?? "",
    date: answer?.date ?? "",
  };
  return json({ shown, asked, values, refused: isRefused(load) });
}

/** Keeps the files as they come, then the words, and goes on; whatever of it was refused is said, and the rest stays kept. */
export async function action({ request, params: { question: id = "" }, context: load }: ActionFunctionArgs) {
  const visit = requireVisit(load);
  const { language } = requestContextOf(load);
  const t = translatorFor(language);
  const problems: Problem[] = [];
  let fields: ReadonlyMap<string, string> = new Map();
  try {
    const sent = await eachFile(request, async ({ fileName, chunks }) => {
      const given = await giveFile(visit, id, fileName, chunks);
      if (given.outcome === "closed") throw new Response(null, { status: 404 });
      if (given.outcome === "refused")
        problems.push({ field: "files", message: `${fileName}: ${messageOf(given.refusal, language)}` });
    });
    fields = sent.fields;
    if (sent.isCut) problems.push({ field: "files", message: t("portal.question.tooMany") });
  } catch (error) {
    if (!(error instanceof BrokenForm)) throw error;
    problems.push({ field: "files", message: t("portal.question.interrupted") });
  }
  const values: Record<string, string> = {};
  for (const name of answerNames) values[name] = (fields.get(name) ?? "").replace(/\r\n?/g, "\n");
  if (fields.size > 0) {
    const saved = await answerQuestion(visit, id, inputOf(values));
    if (saved.outcome === "closed") throw new Response(null, { status: 404 });
    if (saved.outcome === "refused") problems.push(...problemsOf(saved.refusals, answerNames, language));
  }
  if (problems.length > 0) {
    markRefused(load);
    return json({ values, problems }, { status: 422 });
  }
  if (fields.get("then") === "stay") return redirect(paths.portalQuestion(id));
  return redirect(await onwards(visit, id));
}

const inputOf = ({ choices = "", ...values }: Record<string, string>) => ({
  ...Object.fromEntries(Object.entries(values).map(([name, text]) => [name, text.trim() === "" ? null : text])),
  choices: choices.split("\n").filter((one) => one !== ""),
});

/** The question after this one that can be answered; else all answers, to be looked through. */
async function onwards(visit: ReturnType<typeof requireVisit>, id: string): Promise<string> {
  const { questions } = await showVisit(visit);
  const at = questions.findIndex(({ question }) => question.id === id);
  const next = questions.slice(at + 1).find(({ isAnswerable }) => isAnswerable);
  return next === undefined ? paths.portalStep("check") : paths.portalQuestion(next.question.id);
}

export default function Page() {
  const { shown, asked, values } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <AnswerPage
      shown={shown as ShownVisit}
      asked={asked as VisitQuestion}
      values={refused?.values ?? values}
      problems={refused?.problems ?? []}
    />
  );
}

import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isRefused, markRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { formTitle } from "~/components/fact-form/fact-form-page";
import { CaseStepPage } from "~/components/inspection/case-step-page";
import { useLanguage, useTranslator } from "~/components/language";
import { plainIn, problemsOf } from "~/components/plain-form";
import { isDoable } from "~/domain/inspection/inspection-case";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { returnQuestions } from "~/services/inspection/return-questions.server";
import { showCase } from "~/services/inspection/show-case.server";
import type { ShownCase } from "~/services/inspection/shown-case";

const names = ["questions", "note"] as const;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

export async function loader({ params: { id = "" }, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const shown = await showCase(context, id);
  if (shown === null) throw new Response(null, { status: 404 });
  // Whoever comes too late sees what has become of it.
  if (!isDoable("return", shown.state)) throw redirect(paths.inspection(id));
  const title = translatorFor(language)("judging.return.title");
  return json({ shown, of: shown.subcontractor, title, refused: isRefused(load) });
}

export async function action({ request, params: { id = "" }, context: load }: ActionFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const { values, input } = plainIn(await request.formData(), names);
  const result = await returnQuestions(context, id, { ...input, questions: input.questions?.split("\n") ?? [] });
  if (result.outcome === "saved") return redirect(paths.inspection(result.key));
  if (result.outcome !== "refused") throw new Response(null, { status: 404 });
  markRefused(load);
  return json({ values, problems: problemsOf(result.refusals, names, language) }, { status: 422 });
}

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

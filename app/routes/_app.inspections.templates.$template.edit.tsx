import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isRefused, markRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { formTitle } from "~/components/fact-form/fact-form-page";
import { answerTemplate } from "~/components/inspection/template-answer";
import { draftIn, inputOfDraft } from "~/components/inspection/template-draft";
import { TemplateForm } from "~/components/inspection/template-form";
import type { Questionnaire } from "~/domain/inspection/questionnaire";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { findOwnTemplate, saveTemplate } from "~/services/inspection/save-template.server";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

export async function loader({ params: { template: key = "" }, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const template = await findOwnTemplate(context, key);
  if (template === null || template.archivedAt !== null) throw new Response(null, { status: 404 });
  const { content: draft, number } = template;
  const title = translatorFor(language)("supervising.templates.editTitle", { name: draft.template.name[language] });
  return json({ of: null, title, draft, version: number, refused: isRefused(load) });
}

export async function action({ request, params: { template: key = "" }, context: load }: ActionFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const form = await request.formData();
  const draft = draftIn(form);
  const answer = answerTemplate(form, draft);
  if (answer !== null) return json(answer);
  const result = await saveTemplate(context, key, inputOfDraft(draft));
  if (result.outcome === "saved") return redirect(paths.templates({ saved: result.key }));
  if (result.outcome !== "refused") throw new Response(null, { status: 404 });
  markRefused(load);
  return json(answerTemplate(form, draft, { refusals: result.refusals, language }), { status: 422 });
}

export default function EditTemplate() {
  const { title, draft, version } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>() ?? null;
  return (
    <TemplateForm
      title={title}
      draft={(sent?.draft ?? draft) as Questionnaire}
      problems={sent?.problems ?? []}
      version={version}
      isStepped={sent?.isStepped ?? false}
    />
  );
}

import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { formTitle } from "~/components/fact-form/fact-form-page";
import { TemplateForm } from "~/components/inspection/template-form";
import type { Questionnaire } from "~/domain/inspection/questionnaire";
import { translatorFor } from "~/i18n/translator";
import { findOwnTemplate } from "~/services/inspection/save-template.server";
import { saveDraft } from "./answers/save-draft";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

export async function loader({ params: { template: key = "" }, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const template = await findOwnTemplate(context, key);
  if (template === null || template.archivedAt !== null) throw new Response(null, { status: 404 });
  const { content: draft, number } = template;
  const title = translatorFor(language)("supervising.templates.editTitle", { name: draft.template.name[language] });
  return json({ of: null, title, draft, version: number, refused: isRefused(load) });
}

export const action = (args: ActionFunctionArgs) => saveDraft(args, args.params["template"] ?? "");

export default function EditTemplate() {
  const { title, draft, version } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>() ?? null;
  return (
    <TemplateForm
      title={title}
      draft={(sent?.draft ?? draft) as Questionnaire}
      problems={sent?.problems ?? []}
      version={sent?.version ?? version}
      isStepped={sent?.isStepped ?? false}
    />
  );
}

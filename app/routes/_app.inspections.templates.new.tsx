import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { formTitle } from "~/components/fact-form/fact-form-page";
import { TemplateForm } from "~/components/inspection/template-form";
import type { Questionnaire } from "~/domain/inspection/questionnaire";
import { emptySections } from "~/domain/inspection/template-step";
import { translatorFor } from "~/i18n/translator";
import { saveDraft } from "./answers/save-draft";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

const empty = (): Questionnaire => ({
  template: { key: "", version: 1, name: { da: "", en: "" } },
  concept: 6,
  target: "subcontractor",
  kinds: [],
  atHand: null,
  sections: emptySections(),
});

export async function loader({ context: load }: LoaderFunctionArgs) {
  const title = translatorFor(requestContextOf(load).language)("supervising.templates.new");
  return json({ of: null, title, draft: empty(), refused: isRefused(load) });
}

export const action = (args: ActionFunctionArgs) => saveDraft(args, null);

export default function NewTemplate() {
  const { title, draft } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>() ?? null;
  return (
    <TemplateForm
      title={title}
      draft={(sent?.draft ?? draft) as Questionnaire}
      problems={sent?.problems ?? []}
      version={null}
      isStepped={sent?.isStepped ?? false}
    />
  );
}

import { type ActionFunctionArgs, json, redirect } from "@remix-run/node";
import { markRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { answerTemplate } from "~/components/inspection/template-answer";
import { draftIn, inputOfDraft } from "~/components/inspection/template-draft";
import { paths } from "~/paths";
import { saveTemplate } from "~/services/inspection/save-template.server";

/** Takes a step in the draft of a template, or saves it. @param key of the template; null for a new one */
export async function saveDraft({ request, context: load }: ActionFunctionArgs, key: string | null) {
  const { context, language } = requestContextOf(load);
  const form = await request.formData();
  const draft = draftIn(form);
  const version = Number(form.get("version")) || null;
  const answer = answerTemplate(form, draft);
  if (answer !== null) return json({ ...answer, version });
  const result = await saveTemplate(context, key, inputOfDraft(draft), version);
  if (result.outcome === "saved") return redirect(paths.templates({ saved: result.key }));
  if (result.outcome !== "refused") throw new Response(null, { status: 404 });
  markRefused(load);
  return json({ ...answerTemplate(form, draft, { refusals: result.refusals, language }), version }, { status: 422 });
}

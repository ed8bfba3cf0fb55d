import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { isRefused, markRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { formTitle } from "~/components/fact-form/fact-form-page";
import { dutyReasonIn } from "~/components/fact-form/form-page";
import { shownAt } from "~/components/fact-form/nouns";
import { UndoFormPage } from "~/components/history/undo-form-page";
import { nounOf, refusedUndo, undoPageOf } from "~/components/history/undo-page";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { showUndo } from "~/services/history/show-undo.server";
import { undoEvent } from "~/services/history/undo-event.server";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

const seqIn = (text: string | undefined) => (/^[1-9]\d{0,14}$/.test(text ?? "") ? Number(text) : null);

export async function loader({ params, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const seq = seqIn(params["seq"]);
  const shown = seq === null ? null : await showUndo(context, seq);
  if (shown === null) throw new Response(null, { status: 404 });
  const title = translatorFor(language)("history.undo.title", { seq: String(seq) });
  return json({ ...undoPageOf(shown, language), title, of: null, refused: isRefused(load) });
}

export async function action({ request, params, context: load }: ActionFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const seq = seqIn(params["seq"]);
  const shown = seq === null ? null : await showUndo(context, seq);
  if (seq === null || shown === null) throw new Response(null, { status: 404 });
  const dutyReason = dutyReasonIn(await request.formData());
  const reason = translatorFor(language)("history.undo.given", { seq: String(seq) });
  const result = await undoEvent(context, seq, reason, dutyReason);
  const { event } = shown.shown;
  if (result.outcome === "saved") {
    const isRemoved = event.subject === "subcontractor" && event.before === null;
    if (isRemoved) return redirect(paths.subcontractors({ saved: "subcontractor-removed" }));
    return redirect(shownAt(nounOf(event), result.key, null, "undone"));
  }
  if (result.outcome === "not-found") throw new Response(null, { status: 404 });
  markRefused(load);
  // What was changed meanwhile the loader shows, which runs after this.
  const refused = refusedUndo(result.outcome === "conflict" ? { refusals: [] } : result, dutyReason ?? "", language);
  return json(refused, { status: result.outcome === "conflict" ? 409 : 422 });
}

export default UndoFormPage;

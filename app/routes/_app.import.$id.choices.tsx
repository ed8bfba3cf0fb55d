import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { requestContextOf } from "~/auth/request-context";
import { choicesIn, shownIn, shownQuery } from "~/components/import-choices";
import { importPaths } from "~/components/import-paths";
import { chooseForDraft, findDraft } from "~/services/portfolio/import-draft.server";
import { choicesOf } from "~/services/supplier-list/list-choices";

/** Keeps what was corrected and ticked, and goes back to the preview, to other rows of it where asked. */
export async function action({ request, params: { id = "" }, context: load }: ActionFunctionArgs) {
  const { context } = requestContextOf(load);
  const draft = await findDraft(context, id);
  if (draft === null) throw new Response(null, { status: 404 });
  const form = await request.formData();
  await chooseForDraft(context, draft, choicesIn(form, choicesOf(draft.mapping)));
  return redirect(importPaths.preview(id, shownQuery(shownIn(form))));
}

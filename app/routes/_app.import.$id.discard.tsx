import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { requestContextOf } from "~/auth/request-context";
import { paths } from "~/paths";
import { discardDraft, findDraft } from "~/services/portfolio/import-draft.server";

/** Drops an uploaded file, of which nothing was imported. */
export async function action({ params: { id = "" }, context: load }: ActionFunctionArgs) {
  const { context } = requestContextOf(load);
  if ((await findDraft(context, id)) === null) throw new Response(null, { status: 404 });
  await discardDraft(context, id);
  return redirect(`${paths.imports()}?discarded`);
}

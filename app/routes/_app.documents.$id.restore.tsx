import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { requestContextOf } from "~/auth/request-context";
import { paths } from "~/paths";
import { restoreDocument } from "~/services/document/remove-document.server";

export async function action({ params: { id = "" }, context: load }: ActionFunctionArgs) {
  const { context } = requestContextOf(load);
  if ((await restoreDocument(context, id)) === "not-found") throw new Response(null, { status: 404 });
  return redirect(paths.document(id));
}

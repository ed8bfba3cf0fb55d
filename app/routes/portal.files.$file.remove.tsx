import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { requireVisit } from "~/auth/request-context";
import { paths } from "~/paths";
import { takeFileBack } from "~/services/portal/give-file.server";

/** Takes a file back; it can be attached again. */
export async function action({ params: { file: fileId = "" }, context: load }: ActionFunctionArgs) {
  const question = await takeFileBack(requireVisit(load), fileId);
  if (question === null) throw new Response(null, { status: 404 });
  return redirect(paths.portalQuestion(question));
}

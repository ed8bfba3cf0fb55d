import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { requestContextOf } from "~/auth/request-context";
import { paths } from "~/paths";
import { retryMail } from "~/services/mail/show-mails.server";

export async function action({ params: { id = "" }, context: load }: ActionFunctionArgs) {
  if (!(await retryMail(requestContextOf(load).context, id))) throw new Response(null, { status: 404 });
  return redirect(paths.mails());
}

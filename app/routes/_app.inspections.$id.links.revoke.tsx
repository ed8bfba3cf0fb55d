import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { requestContextOf } from "~/auth/request-context";
import { paths } from "~/paths";
import { revokeLinks } from "~/services/portal/invite.server";

/** Ends all links of a case; it can be sent anew. */
export async function action({ params: { id = "" }, context: load }: ActionFunctionArgs) {
  const result = await revokeLinks(requestContextOf(load).context, id);
  if (result.outcome !== "saved") throw new Response(null, { status: 404 });
  return redirect(paths.inspection(id));
}

import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { requestContextOf } from "~/auth/request-context";
import { paths } from "~/paths";
import { endShare } from "~/services/pack/share-pack.server";

export async function action({ params: { id = "", share = "" }, context: load }: ActionFunctionArgs) {
  if ((await endShare(requestContextOf(load).context, id, share)) === null) throw new Response(null, { status: 404 });
  return redirect(paths.pack(id));
}

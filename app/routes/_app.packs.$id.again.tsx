import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { requestContextOf } from "~/auth/request-context";
import { paths } from "~/paths";
import { orderAgain } from "~/services/pack/order-pack.server";

/** Orders a pack again, with a time stamp or without, as whoever asks chooses. */
export async function action({ request, params: { id = "" }, context: load }: ActionFunctionArgs) {
  const waives = (await request.formData()).get("timestamp") === "waive";
  const ordered = await orderAgain(requestContextOf(load).context, id, waives);
  if (ordered === null) throw new Response(null, { status: 404 });
  return redirect(paths.pack(ordered));
}

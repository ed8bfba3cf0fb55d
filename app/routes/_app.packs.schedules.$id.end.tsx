import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { requestContextOf } from "~/auth/request-context";
import { paths } from "~/paths";
import { endPackSchedule } from "~/services/pack/schedule-packs.server";

export async function action({ params: { id = "" }, context: load }: ActionFunctionArgs) {
  if ((await endPackSchedule(requestContextOf(load).context, id)) === null) throw new Response(null, { status: 404 });
  return redirect(paths.packSchedules());
}

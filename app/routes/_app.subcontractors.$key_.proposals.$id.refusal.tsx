import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { requestContextOf } from "~/auth/request-context";
import { afterDecision, textIn } from "~/components/proposal-decision";
import { refuseProposal } from "~/services/waiver/decide-proposal.server";

export async function action({ request, params: { key = "", id = "" }, context: load }: ActionFunctionArgs) {
  const { context } = requestContextOf(load);
  const form = await request.formData();
  const result = await refuseProposal(context, key, id, textIn(form, "reason"));
  if (result.outcome === "not-found") throw new Response(null, { status: 404 });
  return redirect(afterDecision(key, "refused", result));
}

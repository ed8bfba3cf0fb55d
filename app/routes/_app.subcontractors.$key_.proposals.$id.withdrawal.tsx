import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { requestContextOf } from "~/auth/request-context";
import { afterDecision } from "~/components/proposal-decision";
import { withdrawProposal } from "~/services/waiver/decide-proposal.server";

export async function action({ params: { key = "", id = "" }, context: load }: ActionFunctionArgs) {
  const { context } = requestContextOf(load);
  const result = await withdrawProposal(context, key, id);
  if (result.outcome === "not-found") throw new Response(null, { status: 404 });
  return redirect(afterDecision(key, "withdrawn", result));
}

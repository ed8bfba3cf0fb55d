import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { requireRecentProof } from "~/auth/recent-proof";
import { requestContextOf } from "~/auth/request-context";
import { paths } from "~/paths";
import { changeAccount } from "~/services/account/change-account.server";

/** Disables an account, or lets it in again. */
export async function action({ request, params: { id = "" }, context: load }: ActionFunctionArgs) {
  requireRecentProof(load, request, paths.oneAccount(id));
  const { context } = requestContextOf(load);
  const status = (await request.formData()).get("status");
  if (status !== "active" && status !== "disabled") throw new Response(null, { status: 400 });
  const result = await changeAccount(context, id, { status });
  if ("notFound" in result) throw new Response(null, { status: 404 });
  return redirect(`${paths.oneAccount(id)}?${"refusal" in result ? "last" : "saved"}`);
}

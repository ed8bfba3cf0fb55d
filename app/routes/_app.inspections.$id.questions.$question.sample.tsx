import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { requestContextOf } from "~/auth/request-context";
import { plainIn } from "~/components/plain-form";
import { paths } from "~/paths";
import { drawSample } from "~/services/inspection/draw-sample.server";

/** Draws a sample; what cannot be drawn, such as of nothing, changes nothing. */
export async function action({ request, params: { id = "", question = "" }, context: load }: ActionFunctionArgs) {
  const { input } = plainIn(await request.formData(), ["population", "highRisk"]);
  const { outcome } = await drawSample(requestContextOf(load).context, id, question, input);
  if (outcome === "not-found") throw new Response(null, { status: 404 });
  return redirect(paths.caseQuestion(id, question));
}

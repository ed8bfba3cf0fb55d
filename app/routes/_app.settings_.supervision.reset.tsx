import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { requestContextOf } from "~/auth/request-context";
import { paths } from "~/paths";
import { resetScale } from "~/services/inspection/supervision-scale.server";

export async function action({ context: load }: ActionFunctionArgs) {
  await resetScale(requestContextOf(load).context);
  return redirect(paths.supervisionScale({ saved: "yes" }));
}

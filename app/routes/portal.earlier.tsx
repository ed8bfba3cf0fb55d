import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { requireVisit } from "~/auth/request-context";
import { paths } from "~/paths";
import { takeEarlierAnswers } from "~/services/portal/earlier-answers.server";

/** Begins with the answers of an earlier inspection. */
export async function action({ context: load }: ActionFunctionArgs) {
  const taken = await takeEarlierAnswers(requireVisit(load));
  return redirect(paths.portalQuestions({ taken: String(taken) }));
}

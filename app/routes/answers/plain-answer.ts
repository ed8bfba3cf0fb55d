import { type ActionFunctionArgs, json, redirect } from "@remix-run/node";
import { requestContextOf } from "~/auth/request-context";
import { markRefused } from "~/auth/refused-request";
import type { Refusal } from "~/domain/refusal";
import { plainIn, problemsOf } from "~/components/plain-form";
import type { EditResult } from "~/services/subcontractor/edit-subcontractor.server";

type RefusedInput = { outcome: "refused"; refusals: readonly (Refusal & { path: string })[] };

/**
 * Does what a plain form asks for. What was refused is shown with the form, filled in as it was sent; all else is answered by `onwards`.
 * @param work gets the fields as typed, null where they are blank
 * @param onwards where whatever else came of it leads
 */
export async function plainAnswer<Result extends { outcome: string }>(
  { request, context: load }: ActionFunctionArgs,
  names: readonly string[],
  work: (input: Record<string, string | null>) => Promise<Result | RefusedInput>,
  onwards: (done: Exclude<Result, { outcome: "refused" }>) => Response | Promise<Response>,
) {
  const { values, input } = plainIn(await request.formData(), names);
  const result = await work(input);
  const isRefused = (one: Result | RefusedInput): one is RefusedInput => one.outcome === "refused";
  if (!isRefused(result)) return onwards(result as Exclude<Result, { outcome: "refused" }>);
  markRefused(load);
  return json({ values, problems: problemsOf(result.refusals, names, requestContextOf(load).language) }, { status: 422 });
}

/** Leads to what was saved. What there was to change may be gone by now. */
export const toSaved =
  (pathOf: (key: string) => string) =>
  (done: Exclude<EditResult, { outcome: "refused" }>): Response => {
    if (done.outcome !== "saved") throw new Response(null, { status: 404 });
    return redirect(pathOf(done.key));
  };

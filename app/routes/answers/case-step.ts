import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { isRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { type CaseStep, isDoable } from "~/domain/inspection/inspection-case";
import { type Translator, translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import type { ShownCase } from "~/services/inspection/shown-case";
import { toSaved } from "./plain-answer";

/** The use case's context and the case that the address names. */
export const caseOf = ({ params, context: load }: Pick<LoaderFunctionArgs, "params" | "context">) =>
  [requestContextOf(load).context, params["id"] ?? ""] as const;

/** What the page of a step begins with. Whoever comes too late is sent to see what has become of the case. */
export function caseStepPage(
  { context: load }: LoaderFunctionArgs,
  shown: ShownCase | null,
  step: CaseStep,
  titleOf: (t: Translator) => string,
) {
  if (shown === null) throw new Response(null, { status: 404 });
  if (!isDoable(step, shown.state)) throw redirect(paths.inspection(shown.id));
  const title = titleOf(translatorFor(requestContextOf(load).language));
  return { shown, of: shown.subcontractor, title, refused: isRefused(load) };
}

/** Leads back to the case, once its step is taken. */
export const toCase = toSaved(paths.inspection);

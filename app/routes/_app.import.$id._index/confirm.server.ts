import { choicesIn } from "~/components/import-choices";
import { importPaths } from "~/components/import-paths";
import type { ImportProblem } from "~/components/import-problems";
import { problemsOfPortfolio } from "~/components/import-refusals";
import { reasonText } from "~/components/import-words";
import type { Refusal } from "~/domain/refusal";
import { type Language, translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import type { Context } from "~/services/context";
import { chooseForDraft, discardDraft, type ImportDraft } from "~/services/portfolio/import-draft.server";
import { confirmPortfolio } from "~/services/portfolio/preview-portfolio.server";
import { choicesOf, isSameReading } from "~/services/supplier-list/list-choices";
import { confirmList } from "~/services/supplier-list/show-list.server";

/** Where to go when it is done, or what is wrong; a `reason` is what was typed. */
export type Confirmed =
  | { to: string; organisationChanged: boolean }
  | { status: number; problems: ImportProblem[]; reason: string; reasonProblem: string | null };

const wrong = (status: number, place: string | null, message: string): Confirmed => ({
  status,
  problems: [{ place, message }],
  reason: "",
  reasonProblem: null,
});

const textIn = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

function refused(refusal: Refusal, language: Language): Confirmed {
  const isStale = refusal.code === "concurrent-edit";
  return isStale
    ? wrong(409, null, translatorFor(language)("importing.problem.stale"))
    : wrong(422, null, reasonText(refusal, language));
}

/** Imports a list as it was shown. Where columns were corrected and not looked at again, they are shown first. */
export async function confirmListDraft(
  context: Context,
  draft: ImportDraft,
  form: FormData,
  language: Language,
): Promise<Confirmed> {
  const shown = choicesOf(draft.mapping);
  const choices = choicesIn(form, shown);
  await chooseForDraft(context, draft, choices);
  if (!isSameReading(shown, choices)) return { to: importPaths.preview(draft.id, "?corrected"), organisationChanged: false };
  const result = await confirmList(context, draft, choices, textIn(form, "digest"));
  if ("code" in result) return refused(result, language);
  if (result.refused !== null) return refused(result.refused, language);
  if (result.subcontractors.new + result.subcontractors.changed === 0) {
    return wrong(422, null, translatorFor(language)("importing.problem.noTicks"));
  }
  await discardDraft(context, draft.id);
  return { to: importPaths.done(draft.id, result.refusedRows.length), organisationChanged: false };
}

/** Imports a portfolio as it was shown. */
export async function confirmPortfolioDraft(
  context: Context,
  draft: ImportDraft,
  form: FormData,
  language: Language,
): Promise<Confirmed> {
  const reason = textIn(form, "reason");
  const result = await confirmPortfolio(context, draft, { digest: textIn(form, "digest"), reason });
  const [refusal] = result.refused;
  if (refusal !== undefined) {
    if (refusal.code === "concurrent-edit") return { ...refused(refusal, language), reason } as Confirmed;
    const isReason = ["reason-required", "text-too-long", "bad-character"].includes(refusal.code) && refusal.path === "$";
    if (!isReason) return { status: 422, problems: problemsOfPortfolio(result.refused, language), reason, reasonProblem: null };
    const message = reasonText(refusal, language);
    return { status: 422, problems: [{ place: "#reason", message }], reason, reasonProblem: message };
  }
  await discardDraft(context, draft.id);
  const { organisation, subcontractors } = result;
  const organisationChanged = organisation === "changed";
  const isNothing = !organisationChanged && subcontractors.new + subcontractors.changed === 0;
  return { to: isNothing ? `${paths.imports()}?unchanged` : importPaths.done(draft.id), organisationChanged };
}

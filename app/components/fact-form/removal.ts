import type { Refusal } from "~/domain/refusal";
import { type Language, translatorFor } from "~/i18n/translator";
import { messageOf, type Problem } from "./form-page";

/** What a refused removal is shown with again. */
export interface RefusedRemoval {
  values: { reason: string; typedName: string };
  problems: Problem[];
}

const textIn = (form: FormData, name: string) => {
  const text = form.get(name);
  return typeof text === "string" ? text : "";
};

export const removalIn = (form: FormData): RefusedRemoval["values"] => ({
  reason: textIn(form, "reason"),
  typedName: textIn(form, "typedName"),
});

type Result = { outcome: "refused"; refusals: readonly (Refusal & { path: string })[] } | { outcome: "conflict" };

export function refusedRemoval(values: RefusedRemoval["values"], result: Result, language: Language): RefusedRemoval {
  if (result.outcome === "conflict") {
    return { values, problems: [{ field: null, message: translatorFor(language)("factForms.remove.changed") }] };
  }
  const problems = result.refusals.map((refusal) => ({
    field: refusal.code === "still-referred-to" ? null : "reason",
    message: messageOf(refusal, language),
  }));
  return { values, problems };
}

/** A typed name that is not the one to be removed: blanks around it and between its words do not matter. */
export function wrongName(values: RefusedRemoval["values"], name: string, language: Language): RefusedRemoval | null {
  const plain = (text: string) => text.normalize("NFC").replace(/\s+/g, " ").trim();
  if (plain(values.typedName) === plain(name)) return null;
  return { values, problems: [{ field: "typedName", message: translatorFor(language)("factForms.remove.wrongName", { name }) }] };
}

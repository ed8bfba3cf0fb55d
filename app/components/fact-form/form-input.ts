import { termControls, termsInputOf, termValuesOf } from "~/components/terms/term-values";
import { clauseIds } from "~/domain/agreement";
import type { Agreement, Terms } from "~/domain/portfolio";
import type { Control, Description } from "./description";

/**
 * What stands in a form, as typed: every control's values by its name. The state of a clause is called `clauses.DPA-01`, its
 * reference and note `clauses.DPA-01.reference` and `.note`; a term is called `terms.breachHours`.
 */
export type FormValues = Readonly<Record<string, readonly string[]>>;

export const clauseName = (id: string) => `clauses.${id}`;
export const notePart = ["reference", "note"] as const;
export const noteName = (id: string, part: (typeof notePart)[number]) => `clauses.${id}.${part}`;

export const firstOf = (values: FormValues, name: string): string => values[name]?.[0] ?? "";

function namesOf(name: string, control: Control): readonly string[] {
  if (control.kind === "terms") return termControls;
  if (control.kind !== "clauses") return [name];
  return clauseIds.flatMap((id) => [clauseName(id), ...notePart.map((part) => noteName(id, part))]);
}

/** Browsers send line breaks as CRLF; kept so, text that nobody touched would count as changed. */
const withoutReturns = (text: string) => text.replace(/\r\n?/g, "\n");

/** What was typed, for showing it again. */
export function valuesIn(description: Description, form: FormData): FormValues {
  const values: Record<string, string[]> = {};
  for (const [field, { control }] of Object.entries(description)) {
    for (const name of namesOf(field, control)) {
      values[name] = form
        .getAll(name)
        .filter((value) => typeof value === "string")
        .map(withoutReturns);
    }
  }
  return values;
}

/** What a thing says, as its form shows it. */
export function valuesOf(description: Description, fact: object): FormValues {
  const values: Record<string, string[]> = {};
  for (const [field, { control }] of Object.entries(description)) {
    const value = (fact as Record<string, unknown>)[field];
    if (control.kind === "clauses") {
      for (const [id, state] of Object.entries((value ?? {}) as Record<string, string | null>))
        values[clauseName(id)] = [state ?? ""];
      for (const [id, note] of Object.entries((fact as Partial<Agreement>).clauseNotes ?? {}))
        for (const part of notePart) values[noteName(id, part)] = note?.[part] == null ? [] : [note[part]];
    } else if (control.kind === "terms") {
      Object.assign(values, termValuesOf((value ?? null) as Terms | null));
    } else if (Array.isArray(value)) values[field] = value.map(String);
    else if (control.kind === "yes-no") values[field] = value === true ? ["yes"] : [];
    else values[field] = value === null || value === undefined ? [] : [String(value)];
  }
  return values;
}

/** A number as people type it: a decimal comma, blanks around it. What is no number stays text, for the schema to refuse. */
export function numberIn(text: string): number | string {
  const plain = text.trim().replace(/\s/g, "").replace(",", ".").replace(/^[−–]/, "-");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}

/** A region as people write it: `EØS` is the EEA, and capitals don't matter. Any other text is kept. */
function regionIn(text: string): string {
  const plain = text.trim().toUpperCase();
  if (plain === "EU") return "EU";
  return plain === "EØS" || plain === "EEA" ? "EEA" : text;
}

/** A clause of which anything is said. A form without the controls of its note says nothing of that. */
function clauseIn(id: string, values: FormValues): [id: string, clause: unknown][] {
  const state = firstOf(values, clauseName(id)) || null;
  const [reference, note] = notePart.map((part) => values[noteName(id, part)]?.[0]);
  if (reference === undefined && note === undefined) return state === null ? [] : [[id, state]];
  const said = (text: string | undefined) => (text === undefined || text.trim() === "" ? null : text);
  const whole = { state, reference: said(reference), note: said(note) };
  return Object.values(whole).every((part) => part === null) ? [] : [[id, whole]];
}

function inputOfField(field: string, control: Control, values: FormValues): unknown {
  const typed = firstOf(values, field);
  switch (control.kind) {
    case "yes-no":
      return typed !== "";
    case "several-of":
      return values[field] ?? [];
    case "clauses":
      return Object.fromEntries(clauseIds.flatMap((id) => clauseIn(id, values)));
    case "terms":
      // A form that has none of the controls says nothing of the terms; a browser sends an empty line, too.
      return termControls.every((name) => (values[name] ?? []).length === 0) ? undefined : termsInputOf(values, numberIn);
    case "number":
    case "concept":
      return typed.trim() === "" ? null : numberIn(typed);
    case "region":
      return typed.trim() === "" ? null : regionIn(typed);
    case "text":
    case "long-text":
      if (control.clearable === true) return values[field]?.[0];
      return typed.trim() === "" ? null : typed;
    default:
      return typed.trim() === "" ? null : typed.trim();
  }
}

/** The plain input of a use case, as the interchange format would say it: blank is null, numbers are numbers. Checked there. */
export function inputOf(description: Description, values: FormValues): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(description).map(([field, { control }]) => [field, inputOfField(field, control, values)]),
  );
}

/** The field that a refusal's path is about: `$.evidence[0].sites[1]` is about `sites`. Null where this form has no such field. */
export function fieldOf(description: Description, path: string): string | null {
  const [, field, within] = /^\$(?:\.\w+\[\d+\])?\.(\w+)(?:\.(\w+))?/.exec(path) ?? [];
  if (field === "terms" && within !== undefined) return `terms.${within}`;
  return field !== undefined && field in description ? field : null;
}

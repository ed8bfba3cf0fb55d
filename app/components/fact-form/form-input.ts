import { clauseIds } from "~/domain/agreement";
import type { Control, Description } from "./description";

/** What stands in a form, as typed: every control's values by its name. A clause's control is called `clauses.DPA-01`. */
export type FormValues = Readonly<Record<string, readonly string[]>>;

export const clauseName = (id: string) => `clauses.${id}`;

export const firstOf = (values: FormValues, name: string): string => values[name]?.[0] ?? "";

const namesOf = (name: string, control: Control) => (control.kind === "clauses" ? clauseIds.map(clauseName) : [name]);

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
    } else if (Array.isArray(value)) values[field] = value.map(String);
    else if (control.kind === "yes-no") values[field] = value === true ? ["yes"] : [];
    else values[field] = value === null || value === undefined ? [] : [String(value)];
  }
  return values;
}

/** A number as people type it: a decimal comma, blanks around it. What is no number stays text, for the schema to refuse. */
function numberIn(text: string): number | string {
  const plain = text.trim().replace(/\s/g, "").replace(",", ".").replace(/^[−–]/, "-");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}

/** A region as people write it: `EØS` is the EEA, and capitals don't matter. Any other text is kept. */
function regionIn(text: string): string {
  const plain = text.trim().toUpperCase();
  if (plain === "EU") return "EU";
  return plain === "EØS" || plain === "EEA" ? "EEA" : text;
}

function inputOfField(field: string, control: Control, values: FormValues): unknown {
  const typed = firstOf(values, field);
  switch (control.kind) {
    case "yes-no":
      return typed !== "";
    case "several-of":
      return values[field] ?? [];
    case "clauses": {
      const stated = clauseIds.flatMap((id) => {
        const state = firstOf(values, clauseName(id));
        return state === "" ? [] : [[id, state] as const];
      });
      return Object.fromEntries(stated);
    }
    case "number":
    case "concept":
      return typed.trim() === "" ? null : numberIn(typed);
    case "region":
      return typed.trim() === "" ? null : regionIn(typed);
    case "text":
    case "long-text":
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
  const [, field] = /^\$(?:\.\w+\[\d+\])?\.(\w+)/.exec(path) ?? [];
  return field !== undefined && field in description ? field : null;
}

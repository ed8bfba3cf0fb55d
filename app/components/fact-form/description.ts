import type { Clauses, Terms as AgreedTerms } from "~/domain/portfolio";
import type { da } from "~/i18n/da";

/** Lists of values that depend on what the register holds; see `choices.ts`. */
export type ChoiceSource = "locations" | "evidence" | "inspections" | "subjects" | "rules" | "engagers";

type Terms = typeof da.terms;
export type Term = keyof Terms;

/** How a field is asked for. Every control is a native element, so that a form works without scripts. */
export type Control =
  /** `clearable`: a field that came later than the format, of which a form that has it says so when it is empty. */
  | { kind: "text"; type?: "email" | "tel" | "url"; clearable?: true }
  /** Free text, of which `EU` and `EEA` have a meaning. */
  | { kind: "region" }
  | { kind: "long-text"; clearable?: true }
  | { kind: "date" }
  | { kind: "number"; decimals?: true }
  | { kind: "yes-no" }
  /** One of the codes of an enum, in the words of `terms`. */
  | { kind: "term"; term: Term; options: readonly string[] }
  /** 1 to 6, in the words of `terms.concept`. */
  | { kind: "concept" }
  | { kind: "country" }
  | { kind: "one-of"; source: ChoiceSource }
  | { kind: "several-of"; source: ChoiceSource }
  /** Free text with suggestions. */
  | { kind: "suggested"; source: ChoiceSource }
  /** States by clause, with a reference and a note each. */
  | { kind: "clauses" }
  | { kind: "terms" };

type Kind<K extends Control["kind"]> = Extract<Control, { kind: K }>;

type ControlFor<Value> = [Value] extends [boolean]
  ? Kind<"yes-no">
  : [Value] extends [number]
    ? Kind<"number" | "concept">
    : [Value] extends [readonly string[]]
      ? Kind<"several-of">
      : [Value] extends [string]
        ? string extends Value
          ? Kind<"text" | "region" | "long-text" | "date" | "country" | "one-of" | "suggested">
          : Omit<Kind<"term">, "options"> & { options: readonly Value[] }
        : [Value] extends [Clauses]
          ? Kind<"clauses">
          : [Value] extends [AgreedTerms]
            ? Kind<"terms">
            : never;

type Presence<Value> = null extends Value
  ? { required?: never }
  : [Value] extends [string | number]
    ? { required: true }
    : { required?: never };

type FieldFor<Value> = { control: ControlFor<NonNullable<Value>>; group: string } & Presence<Value>;

/**
 * Every field of a noun but its key, in the order asked. A field that is missing, or asked for with a control of another
 * type, fails the type check; so does one that the format requires and the form does not.
 */
export type DescriptionOf<Fact> = { readonly [Name in Exclude<keyof Fact, "key">]: FieldFor<Fact[Name]> };

export interface Field {
  readonly control: Control;
  readonly group: string;
  readonly required?: true | undefined;
}

/** A description as the form and the parser read it, its nouns forgotten. */
export type Description = Readonly<Record<string, Field>>;

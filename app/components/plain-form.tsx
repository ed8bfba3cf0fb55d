import { Form } from "@remix-run/react";
import { fieldId } from "./fact-form/field-names";
import { describe, Hint, Messages } from "./fact-form/field-parts";
import type { Refusal } from "~/domain/refusal";
import type { Language } from "~/i18n/language";
import { messageOf, type Problem } from "./fact-form/form-page";
import { useTranslator } from "./language";

/** What a form sends, as typed. */
export type PlainValues = Readonly<Record<string, string>>;

export interface PlainField {
  name: string;
  label: string;
  hint?: string;
  required?: true;
  control:
    | { kind: "text" | "long-text" | "date" }
    /** On or off: `yes`, or nothing. */
    | { kind: "tick" }
    /** `ticks` takes several, which stand a line each in its value. */
    | { kind: "choice" | "ticks" | "select"; options: readonly { value: string; label: string }[] };
}

/** What a refused form shows: what was typed, and what is wrong with it. */
export interface RefusedPlain {
  values: PlainValues;
  problems: Problem[];
}

/** What is wrong, each at its field; what is about no field of the form stands in the summary alone. */
export const problemsOf = (
  refusals: readonly (Refusal & { path: string })[],
  names: readonly string[],
  language: Language,
): Problem[] =>
  refusals.map((refusal) => {
    const field = refusal.path.replace(/^\$\./, "");
    return { field: names.includes(field) ? field : null, message: messageOf(refusal, language) };
  });

/** The fields of a form that was sent, each as typed; and the same with null for what is blank. */
export function plainIn(form: FormData, names: readonly string[]) {
  const values: Record<string, string> = {};
  const input: Record<string, string | null> = {};
  for (const name of names) {
    const given = form.getAll(name).filter((one) => typeof one === "string");
    const text = given.join("\n").replace(/\r\n?/g, "\n");
    values[name] = text;
    input[name] = text.trim() === "" ? null : text;
  }
  return { values, input };
}

function Control({ field, value, id, messages }: { field: PlainField; value: string; id: string; messages: readonly string[] }) {
  const { name, control } = field;
  const described = describe(id, name, field.hint ?? null, messages, field.required === true);
  if (control.kind === "long-text") return <textarea {...described} rows={4} defaultValue={value} />;
  if (control.kind === "date") return <input {...described} type="date" className="input-date" defaultValue={value} />;
  if (control.kind === "text") return <input {...described} type="text" defaultValue={value} />;
  if (control.kind === "select")
    return (
      <select {...described} defaultValue={value}>
        <option value="" />
        {control.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  return null;
}

function ChoiceField({ field, value, messages }: { field: PlainField; value: string; messages: readonly string[] }) {
  const id = fieldId(field.name);
  const { control } = field;
  if (control.kind !== "choice" && control.kind !== "ticks") return null;
  const chosen = control.kind === "ticks" ? value.split("\n") : [value];
  return (
    <fieldset className="form-section" id={id} tabIndex={-1}>
      <legend>{field.label}</legend>
      <Hint id={id} text={field.hint ?? null} />
      <Messages id={id} messages={messages} />
      {control.options.map((option) => (
        <div className="choice" key={option.value}>
          <input
            type={control.kind === "ticks" ? "checkbox" : "radio"}
            name={field.name}
            id={`${id}-${option.value}`}
            value={option.value}
            defaultChecked={chosen.includes(option.value)}
          />
          <label htmlFor={`${id}-${option.value}`}>{option.label}</label>
        </div>
      ))}
    </fieldset>
  );
}

interface PlainFieldProps {
  field: PlainField;
  value: string;
  problems: readonly Problem[];
}

/** One field with its label, its help and what is wrong with it. */
export function PlainFieldBox({ field, value, problems }: PlainFieldProps) {
  const t = useTranslator();
  const id = fieldId(field.name);
  const { kind } = field.control;
  const messages = problems.filter((problem) => problem.field === field.name).map(({ message }) => message);
  if (kind === "choice" || kind === "ticks") return <ChoiceField field={field} value={value} messages={messages} />;
  if (kind === "tick")
    return (
      <div className="choice">
        <input type="checkbox" name={field.name} id={id} value="yes" defaultChecked={value === "yes"} />
        <label htmlFor={id}>{field.label}</label>
      </div>
    );
  return (
    <div className="field field-wide">
      <label htmlFor={id}>
        {field.label}
        {field.required ? <span className="required"> ({t("factForms.required")})</span> : null}
      </label>
      <Hint id={id} text={field.hint ?? null} />
      <Messages id={id} messages={messages} />
      <Control field={field} value={value} id={id} messages={messages} />
    </div>
  );
}

interface PlainFormProps {
  fields: readonly PlainField[];
  values: PlainValues;
  problems: readonly Problem[];
  submit: string;
  back: string;
}

/** A form of a few fields one beneath the other, with one button. */
export function PlainForm({ fields, values, problems, submit, back }: PlainFormProps) {
  const t = useTranslator();
  return (
    <Form method="post" reloadDocument className="fact-form">
      <div className="plain-fields">
        {fields.map((field) => (
          <PlainFieldBox key={field.name} field={field} value={values[field.name] ?? ""} problems={problems} />
        ))}
      </div>
      <div className="form-actions">
        <button className="button button-primary" type="submit">
          {submit}
        </button>
        <a className="button button-quiet" href={back}>
          {t("factForms.cancel")}
        </a>
      </div>
    </Form>
  );
}

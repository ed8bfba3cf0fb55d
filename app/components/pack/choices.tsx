import type { Refusal } from "~/domain/refusal";
import { describedBy, Field } from "../form-parts";

interface Choice {
  value: string;
  label: string;
}

/** One of a few, beneath its label. */
export function ChoiceField({
  name,
  label,
  choices,
  chosen,
}: {
  name: string;
  label: string;
  choices: readonly Choice[];
  chosen: string;
}) {
  return (
    <Field name={name} label={label}>
      <select id={name} name={name} defaultValue={chosen}>
        {choices.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface TypedFieldProps {
  name: string;
  label: string;
  hint: string;
  typed: string;
  refusal: Refusal | undefined;
  type?: "text" | "date" | "number" | "email";
}

/** A text that may be left empty. */
export function TypedField({ name, label, hint, typed, refusal, type = "text" }: TypedFieldProps) {
  return (
    <Field name={name} label={label} hint={hint} refusal={refusal}>
      <input {...describedBy(name, true, refusal)} type={type} defaultValue={typed} autoComplete="off" spellCheck={false} />
    </Field>
  );
}

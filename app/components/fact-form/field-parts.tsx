import type { Choices } from "./choices";
import type { Field } from "./description";
import type { FormValues } from "./form-input";
import type { FactNoun } from "./nouns";

export interface FactFieldProps {
  noun: FactNoun;
  name: string;
  field: Field;
  values: FormValues;
  choices: Choices;
  /** What is wrong with it, in words. */
  messages: readonly string[];
  /** Of a field that has several controls, what is wrong with each. */
  messagesOf: (control: string) => readonly string[];
}

/** What a control needs to point at its help and at what is wrong with it. */
export interface Described {
  id: string;
  name: string;
  "aria-describedby": string | undefined;
  "aria-invalid": boolean | undefined;
  "aria-required": boolean | undefined;
}

export function describe(
  id: string,
  name: string,
  hint: string | null,
  messages: readonly string[],
  required: boolean,
): Described {
  const about = [hint === null ? "" : `${id}-hint`, messages.length === 0 ? "" : `${id}-error`].filter(Boolean).join(" ");
  return {
    id,
    name,
    "aria-describedby": about || undefined,
    "aria-invalid": messages.length > 0 || undefined,
    "aria-required": required || undefined,
  };
}

export function Hint({ id, text }: { id: string; text: string | null }) {
  return text === null ? null : (
    <p className="hint" id={`${id}-hint`}>
      {text}
    </p>
  );
}

export function Messages({ id, messages }: { id: string; messages: readonly string[] }) {
  return messages.length === 0 ? null : (
    <p className="field-error" id={`${id}-error`}>
      {messages.join(" ")}
    </p>
  );
}

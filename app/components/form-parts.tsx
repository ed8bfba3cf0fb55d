import { type ReactNode, useEffect, useRef } from "react";
import type { Refusal } from "~/domain/refusal";
import { type RefusalInWords, refusalText } from "~/i18n/refusal";
import { useLanguage, useTranslator } from "./language";

export type Refusals = Readonly<Record<string, Refusal | undefined>>;

const nothingWrong: Refusals = {};

/** What is wrong with a form, each linked to its field. Takes the focus, so that it is read out. */
export function ErrorSummary({ refusals = nothingWrong, general }: { refusals?: Refusals; general?: Refusal | undefined }) {
  const t = useTranslator();
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const wrong = Object.entries(refusals).filter((entry): entry is [string, Refusal] => entry[1] !== undefined);
  useEffect(() => {
    if (general === undefined && Object.values(refusals).every((refusal) => refusal === undefined)) return;
    box.current?.focus();
    const title = document.title;
    const marked = t("signingIn.errorTitle", { title });
    document.title = marked;
    return () => {
      if (document.title === marked) document.title = title;
    };
  }, [t, refusals, general]);
  if (wrong.length === 0 && general === undefined) return null;
  return (
    <div ref={box} className="error-summary" role="alert" tabIndex={-1} aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{t("signingIn.problem")}</h2>
      <ul>
        {general === undefined ? null : <li>{refusalText(general as RefusalInWords, language)}</li>}
        {wrong.map(([name, refusal]) => (
          <li key={name}>
            <a href={`#${name}`}>{refusalText(refusal as RefusalInWords, language)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

export interface FieldProps {
  name: string;
  label: string;
  hint?: ReactNode;
  refusal?: Refusal | undefined;
}

/** What an input needs to point at its hint and its error. */
export const describedBy = (name: string, hint: boolean, refusal: Refusal | undefined) => ({
  id: name,
  name,
  "aria-describedby": [hint ? `${name}-hint` : "", refusal ? `${name}-error` : ""].filter(Boolean).join(" ") || undefined,
  "aria-invalid": refusal ? (true as const) : undefined,
});

export function FieldError({ name, refusal }: { name: string; refusal: Refusal | undefined }) {
  const language = useLanguage();
  if (refusal === undefined) return null;
  return (
    <p className="field-error" id={`${name}-error`}>
      {refusalText(refusal as RefusalInWords, language)}
    </p>
  );
}

/** A label, its help, its error and an input beneath one another. */
export function Field({ name, label, hint, refusal, children }: FieldProps & { children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {hint === undefined ? null : (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <FieldError name={name} refusal={refusal} />
      {children}
    </div>
  );
}

interface TextFieldProps extends FieldProps {
  type?: "text" | "email" | "password";
  autoComplete: string;
  defaultValue?: string;
}

export function TextField({ type = "text", autoComplete, defaultValue, ...field }: TextFieldProps) {
  return (
    <Field {...field}>
      <input
        {...describedBy(field.name, field.hint !== undefined, field.refusal)}
        type={type}
        autoComplete={autoComplete}
        defaultValue={defaultValue}
        required
        spellCheck={false}
      />
    </Field>
  );
}

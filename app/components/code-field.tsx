import type { Refusal } from "~/domain/refusal";
import { describedBy, Field } from "./form-parts";
import { useTranslator } from "./language";

/** For a code of the second factor, of the app or for recovery: letters must be possible, a phone shows digits first. */
export function CodeField({ hint, refusal, digitsOnly = false }: { hint?: string; refusal?: Refusal; digitsOnly?: boolean }) {
  const t = useTranslator();
  const name = "code";
  return (
    <Field name={name} label={t("signingIn.code.label")} hint={hint} {...(refusal && { refusal })}>
      <input
        {...describedBy(name, hint !== undefined, refusal)}
        type="text"
        autoComplete="one-time-code"
        inputMode={digitsOnly ? "numeric" : "text"}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={40}
        required
      />
    </Field>
  );
}

import { describedBy, Field } from "./form-parts";

interface MailedCodeFormProps {
  action: string;
  /** Of the link whose code it is. */
  token: string;
  label: string;
  hint: string;
  submit: string;
}

/** Asks for the code that was mailed. A form of the browser's own: what comes back may be a file. */
export function MailedCodeForm({ action, token, label, hint, submit }: MailedCodeFormProps) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="token" value={token} />
      <Field name="code" label={label} hint={hint}>
        <input
          {...describedBy("code", true, undefined)}
          type="text"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          required
        />
      </Field>
      <p>
        <button className="button button-primary" type="submit">
          {submit}
        </button>
      </p>
    </form>
  );
}

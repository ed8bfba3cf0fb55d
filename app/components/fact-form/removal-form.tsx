import { Form } from "@remix-run/react";
import { useTranslator } from "~/components/language";
import { fieldId } from "./field-names";
import { describe, Hint, Messages } from "./field-parts";
import type { RefusedRemoval } from "./removal";
import type { RemovePage } from "./remove-page";

interface AnswerProps {
  name: "reason" | "typedName";
  label: string;
  hint: string;
  refused: RefusedRemoval | undefined;
}

function Answer({ name, label, hint, refused }: AnswerProps) {
  const t = useTranslator();
  const id = fieldId(name);
  const messages = (refused?.problems ?? []).filter(({ field }) => field === name).map(({ message }) => message);
  const control = { ...describe(id, name, hint, messages, true), defaultValue: refused?.values[name] ?? "" };
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} <span className="required">({t("factForms.required")})</span>
      </label>
      <Hint id={id} text={hint} />
      <Messages id={id} messages={messages} />
      {name === "reason" ? <textarea rows={3} {...control} /> : <input type="text" autoComplete="off" {...control} />}
    </div>
  );
}

/** Asks why, and for a whole subcontractor its name, before anything goes. */
export function RemovalForm({ page, refused }: { page: RemovePage; refused: RefusedRemoval | undefined }) {
  const t = useTranslator();
  const { typedName, digest, back } = page;
  return (
    <Form method="post" reloadDocument className="removal">
      <input type="hidden" name="digest" value={digest} />
      <p>{t("factForms.remove.lede")}</p>
      <Answer name="reason" label={t("factForms.remove.reason")} hint={t("factForms.remove.reasonHint")} refused={refused} />
      {typedName === null ? null : (
        <Answer
          name="typedName"
          label={t("factForms.remove.typedName")}
          hint={t("factForms.remove.typedNameHint", { name: typedName })}
          refused={refused}
        />
      )}
      <div className="form-actions">
        <button className="button button-danger" type="submit">
          {t("factForms.remove.submit")}
        </button>
        <a className="button button-quiet" href={back}>
          {t("factForms.cancel")}
        </a>
      </div>
    </Form>
  );
}

import { Form } from "@remix-run/react";
import { type Decision, decisionKinds } from "~/domain/portfolio";
import { formatDate } from "~/i18n/format";
import type { DecisionValues } from "./decision-values";
import { fieldId } from "./fact-form/field-names";
import { describe, Hint, Messages } from "./fact-form/field-parts";
import type { Problem } from "./fact-form/form-page";
import { useLanguage, useTranslator } from "./language";

interface DecisionFormProps {
  values: DecisionValues;
  problems: readonly Problem[];
  digest: string;
  /** What was decided before; null where nothing was. */
  last: Decision | null;
  back: string;
}

/** What is decided about a contract: one of three, the day, when to be reminded, and why. */
export function DecisionForm({ values, problems, digest, last, back }: DecisionFormProps) {
  const t = useTranslator();
  const language = useLanguage();
  const parts = (name: keyof DecisionValues, hint: string | null, required: boolean) => {
    const id = fieldId(name);
    const messages = problems.filter(({ field }) => field === name).map(({ message }) => message);
    return { id, hint, messages, described: describe(id, name, hint, messages, required) };
  };
  const kind = parts("decision", null, true);
  const day = (name: "decidedOn" | "remindOn", hint: string | null, required: boolean) => {
    const { id, messages, described } = parts(name, hint, required);
    return (
      <div className="field">
        <label htmlFor={id}>
          {t(`contracts.page.${name}`)}
          {required ? <span className="required"> ({t("factForms.required")})</span> : null}
        </label>
        <Hint id={id} text={hint} />
        <Messages id={id} messages={messages} />
        <input {...described} type="date" className="input-date" defaultValue={values[name]} />
      </div>
    );
  };
  const note = parts("note", null, false);
  return (
    <Form method="post" reloadDocument className="fact-form">
      <input type="hidden" name="digest" value={digest} />
      {last === null ? null : (
        <p className="hint">
          {t("contracts.page.earlier", {
            decision: t(`terms.decisionKind.${last.decision}`),
            date: formatDate(language, last.decidedOn),
          })}
        </p>
      )}
      <fieldset className="form-section" id={kind.id} tabIndex={-1}>
        <legend>{t("contracts.page.kind")}</legend>
        <Messages id={kind.id} messages={kind.messages} />
        {decisionKinds.map((name) => (
          <div className="choice" key={name}>
            <input
              type="radio"
              name="decision"
              id={`decision-${name}`}
              value={name}
              defaultChecked={values.decision === name}
              aria-describedby={`decision-${name}-hint`}
            />
            <label htmlFor={`decision-${name}`}>{t(`contracts.page.kinds.${name}.label`)}</label>
            <p className="hint" id={`decision-${name}-hint`}>
              {t(`contracts.page.kinds.${name}.hint`)}
            </p>
          </div>
        ))}
      </fieldset>
      <div className="form-section">
        <div className="form-grid">
          {day("decidedOn", null, true)}
          {day("remindOn", t("contracts.page.remindHint"), false)}
          <div className="field field-wide">
            <label htmlFor={note.id}>{t("contracts.page.note")}</label>
            <Messages id={note.id} messages={note.messages} />
            <textarea {...note.described} rows={3} defaultValue={values.note} />
          </div>
        </div>
      </div>
      <div className="form-actions">
        <button className="button button-primary" type="submit">
          {t("contracts.page.save")}
        </button>
        <a className="button button-quiet" href={back}>
          {t("factForms.cancel")}
        </a>
      </div>
    </Form>
  );
}

import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslator } from "~/components/language";
import { FactField } from "./fact-field";
import { fieldId } from "./field-names";
import { describe, Messages } from "./field-parts";
import { dutyReason, type FormPage, type RefusedForm } from "./form-page";
import { firstOf } from "./form-input";
import { descriptionOf } from "./nouns";

const groupKey = (noun: string, group: string) => `factForms.groups.${noun}.${group}` as "factForms.groups.contact.who";

interface FactFormProps {
  page: FormPage;
  refused: RefusedForm | undefined;
  /** Controls of what is kept beside the thing. */
  further?: ReactNode;
}

/**
 * The one form of every noun, drawn from its description. It is sent as a document, with or without scripts, so that both
 * ways are one; native checks stay on because a browser sends a half-typed date as no date at all.
 */
export function FactForm({ page, refused, further }: FactFormProps) {
  const t = useTranslator();
  const { noun, choices, back } = page;
  const values = refused?.values ?? page.values;
  const digest = refused?.digest ?? page.digest;
  // Who approves an exception is the approver's to say.
  const fields = Object.entries(descriptionOf[noun]).filter(([name]) => noun !== "waiver" || name !== "approvedBy");
  const groups = [...new Set(fields.map(([, field]) => field.group))];
  const messagesOf = (name: string) =>
    (refused?.problems ?? []).filter((problem) => problem.field === name).map(({ message }) => message);
  const inGroup = (group: string) =>
    fields
      .filter(([, field]) => field.group === group)
      .map(([name, field]) => (
        <FactField
          key={name}
          noun={noun}
          name={name}
          field={field}
          values={values}
          choices={choices}
          messages={messagesOf(name)}
          messagesOf={messagesOf}
        />
      ));
  return (
    <Form method="post" reloadDocument className="fact-form" id="fact-form">
      {digest === null ? null : <input type="hidden" name="digest" value={digest} />}
      {groups.map((group) =>
        group === "clauses" || group === "terms" ? (
          <details key={group} id={group} className="form-section" open={firstOf(values, "kind") === "dpa"}>
            <summary>{t(groupKey(noun, group))}</summary>
            <p className="hint">{t("factForms.clauses.onlyDpa")}</p>
            {group === "terms" ? <div className="form-grid">{inGroup(group)}</div> : inGroup(group)}
          </details>
        ) : (
          <fieldset key={group} className="form-section">
            <legend>{t(groupKey(noun, group))}</legend>
            <div className="form-grid">{inGroup(group)}</div>
          </fieldset>
        ),
      )}
      {further}
      {messagesOf(dutyReason).length === 0 ? null : (
        <div className="field">
          <label htmlFor={fieldId(dutyReason)}>{t("duties.reason")}</label>
          <Messages id={fieldId(dutyReason)} messages={messagesOf(dutyReason)} />
          <textarea rows={3} {...describe(fieldId(dutyReason), dutyReason, null, messagesOf(dutyReason), true)} />
        </div>
      )}
      <div className="form-actions">
        {refused?.conflict?.theirs === null ? (
          <button className="button button-primary" type="submit" formAction={page.addPath ?? undefined}>
            {t("factForms.conflict.addAgain")}
          </button>
        ) : (
          <button className="button button-primary" type="submit">
            {t(page.digest === null ? "factForms.add" : "factForms.save")}
          </button>
        )}
        <a className="button button-quiet" href={back}>
          {t("factForms.cancel")}
        </a>
      </div>
    </Form>
  );
}

import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { FactField } from "~/components/fact-form/fact-field";
import { fieldId } from "~/components/fact-form/field-names";
import { firstOf } from "~/components/fact-form/form-input";
import { describe, Messages } from "~/components/fact-form/field-parts";
import { dutyReason } from "~/components/fact-form/form-page";
import { descriptionOf } from "~/components/fact-form/nouns";
import { useLanguage, useTranslator } from "~/components/language";
import { signatureKinds } from "~/domain/document/document";
import { capitalised } from "~/i18n/format";
import { severities } from "~/domain/portfolio";
import { ReadWords } from "./read-words";
import type { ReadFrom, RefusedReview, ReviewData } from "./review-data";

const verdicts = ["accepted", "accepted-with-remarks", "rejected"] as const;

interface TypedProps {
  name: string;
  label: string;
  value: string;
  messages: readonly string[];
  children?: (described: ReturnType<typeof describe>, value: string) => ReactNode;
}

function Typed({ name, label, value, messages, children }: TypedProps) {
  const described = describe(fieldId(name), name, null, messages, false);
  return (
    <div className="field">
      <label htmlFor={fieldId(name)}>{label}</label>
      <Messages id={fieldId(name)} messages={messages} />
      {children === undefined ? (
        <input type="text" {...described} defaultValue={value} autoComplete="off" />
      ) : (
        children(described, value)
      )}
    </div>
  );
}

/** The judgement and the fields that an acceptance writes. One form, with or without scripts. */
export function ReviewForm({ data, refused }: { data: ReviewData; refused: RefusedReview | undefined }) {
  const t = useTranslator();
  const language = useLanguage();
  const { form, list, read, signing } = data;
  const values = refused?.values ?? form.values;
  const typed = (name: string, otherwise = "") => refused?.typed[name] ?? otherwise;
  const messagesOf = (name: string) =>
    (refused?.problems ?? []).filter((problem) => problem.field === name).map(({ message }) => message);
  const field = (name: string, label: string, otherwise = "", children?: TypedProps["children"]) => (
    <Typed
      name={name}
      label={label}
      value={typed(name, otherwise)}
      messages={messagesOf(name)}
      {...(children === undefined ? {} : { children })}
    />
  );
  // The day of the review is the day it is done; a judgement of evidence is this one.
  const hidden = new Set(["reviewedOn", "review"]);
  const fields = Object.entries(descriptionOf[form.noun]).filter(([name]) => !hidden.has(name));
  const isLong = (name: string) => name === "clauses" || name === "terms";
  const isDpa = firstOf(values, "kind") === "dpa";
  /** Where what stands in the controls of one field was read, one line each. */
  const readWithin = (name: string) =>
    refused === undefined ? Object.entries(read).filter(([control]) => control.startsWith(`${name}.`)) : [];
  const filledFrom = ({ page, words }: ReadFrom) => (
    <ReadWords document={data.document.id} version={data.document.versions[0]?.number ?? 0} page={page} words={words}>
      {t("documents.read.filled", { page, words })}
    </ReadWords>
  );
  const drawn = ([name, description]: (typeof fields)[number]) => (
    <div key={name} className="contents">
      <FactField
        noun={form.noun}
        name={name}
        field={description}
        values={values}
        choices={form.choices}
        messages={messagesOf(name)}
        messagesOf={messagesOf}
      />
      {read[name] === undefined || refused !== undefined ? null : (
        <p className="review-words field-wide">{filledFrom(read[name])}</p>
      )}
    </div>
  );
  const select = (options: readonly { value: string; label: string }[]): NonNullable<TypedProps["children"]> =>
    function options_(described, value) {
      return (
        <select {...described} defaultValue={value}>
          <option value="">{t("documents.review.choose")}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      );
    };
  const area: NonNullable<TypedProps["children"]> = (described, value) => (
    <textarea rows={3} {...described} defaultValue={value} />
  );
  const date: NonNullable<TypedProps["children"]> = (described, value) => (
    <input type="date" {...described} defaultValue={value} />
  );
  return (
    <Form method="post" reloadDocument className="fact-form" id="review-form">
      <input type="hidden" name="digest" value={refused?.digest ?? form.digest ?? ""} />
      <input type="hidden" name="number" value={data.document.versions[0]?.number ?? 0} />
      <fieldset className="form-section">
        <legend>{capitalised(language, t(`nouns.${form.noun}.definite`))}</legend>
        <div className="form-grid">{fields.filter(([name]) => !isLong(name)).map(drawn)}</div>
      </fieldset>
      {list === "agreements" ? (
        <fieldset className="form-section">
          <legend>{t("documents.signing.title")}</legend>
          <div className="form-grid">
            {field(
              "signing",
              t("documents.signing.kind"),
              signing?.kind ?? "",
              select(signatureKinds.map((value) => ({ value, label: t(`documents.signing.kinds.${value}`) }))),
            )}
            {field("signer", t("documents.signing.signer"), signing?.signer ?? "")}
            {field("signerRole", t("documents.signing.role"), signing?.signerRole ?? "")}
            {field("authority", t("documents.signing.authority"), signing?.authority ?? "")}
            {data.document.signature === "valid"
              ? null
              : field("unsignedReason", t("documents.signing.unsignedReason"), signing?.unsignedReason ?? "", area)}
          </div>
        </fieldset>
      ) : null}
      {fields
        .filter(([name]) => isLong(name))
        .map((entry) => (
          <details key={entry[0]} className="form-section" open={entry[0] === "terms" && isDpa}>
            <summary>{t(`factForms.groups.agreement.${entry[0] === "terms" ? "terms" : "clauses"}`)}</summary>
            <p className="hint">{t("factForms.clauses.onlyDpa")}</p>
            {readWithin(entry[0]).map(([control, { page, words }]) => (
              <p key={control} className="review-words">
                {filledFrom({ page, words })}
              </p>
            ))}
            {entry[0] === "terms" ? <div className="form-grid">{drawn(entry)}</div> : drawn(entry)}
          </details>
        ))}
      <fieldset className="form-section">
        <legend>{t("documents.review.verdict")}</legend>
        <Messages id={fieldId("verdict")} messages={messagesOf("verdict")} />
        {verdicts.map((verdict) => (
          <div className="choice" key={verdict}>
            <input
              type="radio"
              id={`verdict-${verdict}`}
              name="verdict"
              value={verdict}
              defaultChecked={typed("verdict") === verdict}
              required
            />
            <label htmlFor={`verdict-${verdict}`}>{t(`documents.review.${verdict}`)}</label>
          </div>
        ))}
        {field("note", t("documents.review.note"), "", area)}
        <details
          className="form-section"
          open={list === "evidence" || messagesOf("finding").length > 0 || typed("finding.title") !== ""}
        >
          <summary>{t("documents.review.finding")}</summary>
          <p className="hint">{t(`documents.review.${list === "evidence" ? "exceptionsText" : "findingText"}`)}</p>
          <Messages id={fieldId("finding")} messages={messagesOf("finding")} />
          <div className="form-grid">
            {list === "evidence" ? field("finding.exceptions", t("documents.review.exceptions"), "", area) : null}
            {field("finding.title", t("documents.review.findingTitle"))}
            {field(
              "finding.severity",
              t("fields.finding.severity"),
              "medium",
              select(severities.map((value) => ({ value, label: t(`terms.severity.${value}`) }))),
            )}
            {field("finding.dueOn", t("fields.finding.dueOn"), "", date)}
          </div>
        </details>
        {messagesOf(dutyReason).length === 0 ? null : field(dutyReason, t("duties.reason"), "", area)}
      </fieldset>
      <div className="form-actions">
        <button className="button button-primary" type="submit">
          {t("documents.review.submit")}
        </button>
        <a className="button button-quiet" href={form.back}>
          {t("factForms.cancel")}
        </a>
      </div>
    </Form>
  );
}

import { Form } from "@remix-run/react";
import type { Problem } from "~/components/fact-form/form-page";
import { useTranslator } from "~/components/language";
import { type PlainField, PlainFieldBox, type PlainValues } from "~/components/plain-form";
import { assessments } from "~/domain/inspection/questionnaire";
import { severities } from "~/domain/portfolio";

/** Fields of the form, in the order in which they stand. */
export const assessmentNames = ["assessment", "note", "shownBy", "find", "title", "severity", "dueOn", "owner"] as const;

interface AssessmentFormProps {
  values: PlainValues;
  problems: readonly Problem[];
  /** The question has become a finding before: none is proposed again. */
  isFound: boolean;
  back: string;
}

/** What we conclude; what is to become of it shows where something is partly or not met. */
export function AssessmentForm({ values, problems, isFound, back }: AssessmentFormProps) {
  const t = useTranslator();
  const own: PlainField[] = [
    {
      name: "assessment",
      label: t("judging.form.assessment"),
      hint: t("judging.form.assessmentHint"),
      required: true,
      control: { kind: "choice", options: assessments.map((value) => ({ value, label: t(`judging.assessment.${value}`) })) },
    },
    { name: "note", label: t("judging.form.note"), hint: t("judging.form.noteHint"), control: { kind: "long-text" } },
    { name: "shownBy", label: t("judging.form.shownBy"), hint: t("judging.form.shownByHint"), control: { kind: "text" } },
  ];
  const severity = severities.map((value) => ({ value, label: t(`terms.severity.${value}`) }));
  const finding: PlainField[] = [
    { name: "find", label: t("judging.form.find"), control: { kind: "tick" } },
    { name: "title", label: t("judging.form.title"), control: { kind: "text" } },
    {
      name: "severity",
      label: t("judging.form.severity"),
      hint: t("judging.form.severityHint"),
      required: true,
      control: { kind: "select", options: severity },
    },
    { name: "dueOn", label: t("judging.form.dueOn"), hint: t("judging.form.dueOnHint"), control: { kind: "date" } },
    { name: "owner", label: t("judging.form.owner"), hint: t("judging.form.ownerHint"), control: { kind: "text" } },
  ];
  const boxes = (fields: readonly PlainField[]) =>
    fields.map((field) => <PlainFieldBox key={field.name} field={field} value={values[field.name] ?? ""} problems={problems} />);
  return (
    <Form method="post" reloadDocument className="fact-form assessment-form">
      {boxes(own)}
      {isFound ? null : (
        <fieldset className="form-section finding-part">
          <legend>{t("judging.form.findTitle")}</legend>
          <p className="hint">{t("judging.form.findHint")}</p>
          {boxes(finding)}
        </fieldset>
      )}
      <div className="form-actions">
        <button className="button button-primary" type="submit">
          {t("judging.form.saveNext")}
        </button>
        <a className="button button-quiet" href={back}>
          {t("factForms.cancel")}
        </a>
      </div>
    </Form>
  );
}

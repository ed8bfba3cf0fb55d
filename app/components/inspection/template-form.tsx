import { Form } from "@remix-run/react";
import { ProblemSummary } from "~/components/fact-form/problem-summary";
import type { Problem } from "~/components/fact-form/form-page";
import { useLanguage, useTranslator } from "~/components/language";
import { PlainFieldBox } from "~/components/plain-form";
import { Breadcrumbs, PageTitle } from "~/components/ui/page";
import { bank } from "~/domain/inspection/bank/bank";
import {
  answerKinds,
  concepts,
  inspectionTargets,
  type Question,
  type Questionnaire,
  type Section,
} from "~/domain/inspection/questionnaire";
import { serviceKinds } from "~/domain/portfolio";
import { paths } from "~/paths";
import { QuestionFields } from "./question-fields";
import { StepButton } from "./step-button";
import { sectionName } from "./template-draft";
import { WordsFields } from "./words-fields";
import "./template.css";

interface TemplateFormProps {
  title: string;
  draft: Questionnaire;
  problems: readonly Problem[];
  /** Number of the version that the draft was made from; null for a new template. */
  version: number | null;
  /** Whether the draft has gone through a step, and is not saved. */
  isStepped: boolean;
}

function About({ draft, problems }: Pick<TemplateFormProps, "draft" | "problems">) {
  const t = useTranslator();
  return (
    <fieldset className="form-section">
      <legend>{t("supervising.build.about")}</legend>
      <div className="plain-fields">
        <WordsFields name="name" label={t("supervising.build.name")} words={draft.template.name} problems={problems} />
        <PlainFieldBox
          field={{
            name: "target",
            label: t("supervising.build.target"),
            control: {
              kind: "choice",
              options: inspectionTargets.map((value) => ({ value, label: t(`supervising.templates.target.${value}`) })),
            },
          }}
          value={draft.target}
          problems={problems}
        />
        <PlainFieldBox
          field={{
            name: "concept",
            label: t("supervising.build.concept"),
            control: {
              kind: "select",
              options: concepts.map((concept) => ({
                value: String(concept),
                label: `${concept} · ${t(`terms.concept.${concept}`)}`,
              })),
            },
          }}
          value={String(draft.concept)}
          problems={problems}
        />
        <PlainFieldBox
          field={{
            name: "kinds",
            label: t("supervising.build.kinds"),
            hint: t("supervising.build.kindsHint"),
            control: { kind: "ticks", options: serviceKinds.map((value) => ({ value, label: t(`terms.serviceKind.${value}`) })) },
          }}
          value={draft.kinds.join("\n")}
          problems={problems}
        />
        <WordsFields name="atHand" label={t("supervising.build.atHand")} words={draft.atHand} problems={problems} long />
      </div>
    </fieldset>
  );
}

interface SectionFieldsProps {
  draft: Questionnaire;
  section: Section;
  number: number;
  /** Questions of the sections before it. */
  before: readonly Question[];
  problems: readonly Problem[];
}

/** What a section ends with: a question of one's own, or one from the bank. */
function Adding({ number, draft }: Pick<SectionFieldsProps, "number" | "draft">) {
  const t = useTranslator();
  const language = useLanguage();
  const name = sectionName(number);
  const taken = new Set(draft.sections.flatMap(({ questions }) => questions.map(({ id }) => id)));
  const what = t("supervising.build.section", { number: String(number + 1) });
  return (
    <div className="template-adding">
      <div className="field">
        <label htmlFor={`${name}.newKind`}>{t("supervising.build.newKind")}</label>
        <select id={`${name}.newKind`} name={`${name}.newKind`}>
          {answerKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`supervising.build.kindOf.${kind}`)}
            </option>
          ))}
        </select>
        <StepButton act="add-question" place={String(number)} what={what} />
      </div>
      <div className="field">
        <label htmlFor={`${name}.bank`}>{t("supervising.build.bank")}</label>
        <select id={`${name}.bank`} name={`${name}.bank`}>
          {bank.map(({ id, title, questions }) => (
            <optgroup key={id} label={title[language]}>
              {questions
                .filter((question) => !taken.has(question.id))
                .map((question) => (
                  <option key={question.id} value={question.id}>
                    {`${question.id} ${(draft.target === "ourselves" ? question.ours : (question.theirs ?? question.ours))[language]}`}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
        <StepButton act="add-from-bank" place={String(number)} what={what} />
      </div>
    </div>
  );
}

function SectionFields({ draft, section, number, before, problems }: SectionFieldsProps) {
  const t = useTranslator();
  const name = sectionName(number);
  const what = t("supervising.build.section", { number: String(number + 1) });
  const place = String(number);
  return (
    <fieldset className="form-section template-section" id={`field-${name}.questions`} tabIndex={-1}>
      <legend>{what}</legend>
      {problems
        .filter(({ field }) => field === `${name}.questions`)
        .map(({ message }) => (
          <p className="field-error" key={message}>
            {message}
          </p>
        ))}
      <WordsFields name={`${name}.title`} label={t("supervising.build.sectionTitle")} words={section.title} problems={problems} />
      <div className="template-steps">
        {number === 0 ? null : <StepButton act="up" place={place} what={what} />}
        {number === draft.sections.length - 1 ? null : <StepButton act="down" place={place} what={what} />}
        <StepButton act="remove" place={place} what={what} />
      </div>
      {section.questions.map((question, at) => (
        <QuestionFields
          key={question.id}
          question={question}
          section={number}
          at={at}
          isLast={at === section.questions.length - 1}
          earlier={[...before, ...section.questions.slice(0, at)]}
          problems={problems}
        />
      ))}
      <Adding number={number} draft={draft} />
      <input type="hidden" name={`${name}.id`} value={section.id} />
      <input type="hidden" name={`${name}.questions`} value={section.questions.length} />
    </fieldset>
  );
}

/**
 * The builder of a template. Every button sends the whole draft: a step comes back with it taken, and only the last button saves,
 * with scripts and without.
 */
export function TemplateForm({ title, draft, problems, version, isStepped }: TemplateFormProps) {
  const t = useTranslator();
  const { sections } = draft;
  return (
    <div className="form-page template-page">
      <Breadcrumbs
        label={t("factForms.breadcrumbs")}
        crumbs={[
          { to: paths.inspections(), label: t("inspecting.title") },
          { to: paths.templates(), label: t("supervising.templates.title") },
        ]}
      />
      <PageTitle lede={t("supervising.build.lede")}>{title}</PageTitle>
      <ProblemSummary problems={problems} />
      {isStepped ? (
        <p className="notice" role="status">
          {t("supervising.build.unsaved")}
        </p>
      ) : null}
      <Form method="post" reloadDocument className="fact-form">
        {/* Enter in a field presses the first button: it takes no step but shows the draft again. */}
        <button type="submit" name="step" value="show" className="visually-hidden" tabIndex={-1} aria-hidden="true" />
        {version === null ? null : <input type="hidden" name="version" value={version} />}
        <input type="hidden" name="sections" value={sections.length} id="field-sections" />
        <About draft={draft} problems={problems} />
        {sections.map((section, number) => (
          <SectionFields
            key={section.id}
            draft={draft}
            section={section}
            number={number}
            before={sections.slice(0, number).flatMap(({ questions }) => questions)}
            problems={problems}
          />
        ))}
        <div className="form-section">
          <button className="button" type="submit" name="step" value="add-section">
            {t("supervising.build.act.add-section")}
          </button>
        </div>
        <div className="form-actions">
          <button className="button button-primary" type="submit">
            {t(version === null ? "supervising.build.create" : "supervising.build.save")}
          </button>
          <a className="button button-quiet" href={paths.templates()}>
            {t("factForms.cancel")}
          </a>
        </div>
      </Form>
    </div>
  );
}

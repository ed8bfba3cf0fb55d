import { Messages } from "~/components/fact-form/field-parts";
import type { Problem } from "~/components/fact-form/form-page";
import { useLanguage, useTranslator } from "~/components/language";
import { PlainFieldBox } from "~/components/plain-form";
import { answerKinds, type Question, type Statement, statements } from "~/domain/inspection/questionnaire";
import { answersTo } from "~/domain/inspection/template-problems";
import { answersName, questionName } from "./template-draft";
import { StepButton } from "./step-button";
import { WordsFields } from "./words-fields";

interface QuestionFieldsProps {
  question: Question;
  section: number;
  at: number;
  isLast: boolean;
  /** What it may hang on. */
  earlier: readonly Question[];
  problems: readonly Problem[];
}

type PartProps = Pick<QuestionFieldsProps, "question" | "problems"> & { name: string };

function Options({ question, problems, name, place, what }: PartProps & { place: string; what: string }) {
  const t = useTranslator();
  const messages = problems.filter(({ field }) => field === `${name}.options`).map(({ message }) => message);
  return (
    <fieldset className="template-options" id={`field-${name}.options`} tabIndex={-1}>
      <legend>{t("supervising.build.options")}</legend>
      <Messages id={`field-${name}.options`} messages={messages} />
      <input type="hidden" name={`${name}.options`} value={question.options.length} />
      {question.options.map(({ id, label }, number) => (
        <div key={id}>
          <input type="hidden" name={`${name}.option.${number}.id`} value={id} />
          <WordsFields
            name={`${name}.option.${number}`}
            label={t("supervising.build.option", { number: String(number + 1) })}
            words={label}
            problems={problems}
          />
          {question.options.length > 2 ? (
            <StepButton act="remove-option" place={`${place}.${number}`} what={what} number={String(number + 1)} />
          ) : null}
        </div>
      ))}
      <StepButton act="add-option" place={place} what={what} />
    </fieldset>
  );
}

/** On which answer to which earlier question it hangs. */
function FollowUp({
  question,
  problems,
  name,
  earlier,
  place,
  what,
}: PartProps & Pick<QuestionFieldsProps, "earlier"> & { place: string; what: string }) {
  const t = useTranslator();
  const language = useLanguage();
  const possible = earlier.filter((one) => answersTo(one).length > 0);
  const { askedIf } = question;
  if (possible.length === 0 && askedIf === null) return null;
  const upon = possible.find(({ id }) => id === askedIf?.question);
  const messages = problems.filter(({ field }) => field === `${name}.askedIf`).map(({ message }) => message);
  const id = `field-${name}.askedIf`;
  const text = (one: Question) => one.text[language].trim() || one.text.da.trim() || one.text.en.trim() || one.id;
  const labelOf = (answer: string) => {
    if (upon?.kind === "statement")
      return t(`supervising.build.statementOf.${statements.find((one): one is Statement => one === answer) ?? "met"}`);
    const label = upon?.options.find((option) => option.id === answer)?.label;
    return label?.[language].trim() || label?.da.trim() || label?.en.trim() || answer;
  };
  return (
    <div className="template-follow-up">
      <div className="field">
        <label htmlFor={id}>{t("supervising.build.askedIf")}</label>
        <Messages id={id} messages={messages} />
        <select id={id} name={`${name}.askedIf`} defaultValue={askedIf?.question ?? ""}>
          <option value="">{t("supervising.build.always")}</option>
          {askedIf !== null && upon === undefined ? <option value={askedIf.question}>{askedIf.question}</option> : null}
          {possible.map((one) => (
            <option key={one.id} value={one.id}>
              {text(one)}
            </option>
          ))}
        </select>
        <StepButton act="show" place={place} what={what} />
      </div>
      {upon === undefined ? (
        <>
          <p className="hint">{t("supervising.build.askedIfShow")}</p>
          {askedIf?.is.map((answer) => (
            <input key={answer} type="hidden" name={answersName(name, askedIf.question)} value={answer} />
          ))}
        </>
      ) : (
        <PlainFieldBox
          field={{
            name: answersName(name, upon.id),
            label: t("supervising.build.askedIfIs"),
            control: { kind: "ticks", options: answersTo(upon).map((value) => ({ value, label: labelOf(value) })) },
          }}
          value={(askedIf?.is ?? []).join("\n")}
          problems={[]}
        />
      )}
    </div>
  );
}

/** One question of a template that is being built. */
export function QuestionFields({ question, section, at, isLast, earlier, problems }: QuestionFieldsProps) {
  const t = useTranslator();
  const name = questionName(section, at);
  const place = `${section}.${at}`;
  const what = t("supervising.build.question", { number: `${section + 1}.${at + 1}` });
  const isChoice = question.kind === "choice" || question.kind === "choices";
  return (
    <fieldset className="template-question" id={`field-${name}.id`} tabIndex={-1}>
      <legend>{what}</legend>
      <input type="hidden" name={`${name}.id`} value={question.id} />
      <WordsFields name={`${name}.text`} label={t("supervising.build.text")} words={question.text} problems={problems} long />
      <PlainFieldBox
        field={{
          name: `${name}.kind`,
          label: t("supervising.build.kind"),
          control: {
            kind: "select",
            options: answerKinds.map((value) => ({ value, label: t(`supervising.build.kindOf.${value}`) })),
          },
        }}
        value={question.kind}
        problems={problems}
      />
      {isChoice ? <Options question={question} problems={problems} name={name} place={place} what={what} /> : null}
      <WordsFields
        name={`${name}.evidence`}
        label={t("supervising.build.evidence")}
        words={question.evidence}
        problems={problems}
      />
      <PlainFieldBox
        field={{ name: `${name}.evidenceRequired`, label: t("supervising.build.evidenceRequired"), control: { kind: "tick" } }}
        value={question.evidenceRequired ? "yes" : ""}
        problems={problems}
      />
      <FollowUp question={question} problems={problems} name={name} earlier={earlier} place={place} what={what} />
      <div className="template-steps">
        {at === 0 ? null : <StepButton act="up" place={place} what={what} />}
        {isLast ? null : <StepButton act="down" place={place} what={what} />}
        <StepButton act="remove" place={place} what={what} />
      </div>
    </fieldset>
  );
}

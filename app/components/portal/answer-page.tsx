import type { Problem } from "~/components/fact-form/form-page";
import { ProblemSummary } from "~/components/fact-form/problem-summary";
import { useLanguage, useTranslator } from "~/components/language";
import { type PlainField, PlainFieldBox, type PlainValues } from "~/components/plain-form";
import { statements } from "~/domain/inspection/questionnaire";
import { sizeText } from "~/i18n/size-text";
import { paths } from "~/paths";
import type { ShownVisit, VisitQuestion } from "~/services/portal/shown-visit";
import { DraftScript } from "./draft-script";
import { PortalFrame } from "./portal-frame";

export const answerNames = ["statement", "text", "reason", "choices", "date"] as const;

function useFields({ question }: VisitQuestion): PlainField[] {
  const t = useTranslator();
  const language = useLanguage();
  const { kind } = question;
  const options = question.options.map(({ id, label }) => ({ value: id, label: label[language] }));
  if (kind === "choice") return [{ name: "choices", label: t("portal.question.choice"), control: { kind, options } }];
  if (kind === "choices") return [{ name: "choices", label: t("portal.question.choices"), control: { kind: "ticks", options } }];
  if (kind === "date") return [{ name: "date", label: t("portal.question.date"), control: { kind } }];
  if (kind === "file") return [];
  if (kind === "text") return [{ name: "text", label: t("portal.question.textOnly"), control: { kind: "long-text" } }];
  const said = statements.map((value) => ({ value, label: t(`portal.question.statements.${value}`) }));
  const reason = { name: "reason", label: t("portal.question.reason"), hint: t("portal.question.reasonHint") };
  return [
    { name: "statement", label: t("portal.question.statement"), control: { kind: "choice", options: said } },
    { name: "text", label: t("portal.question.text"), control: { kind: "long-text" } },
    { ...reason, control: { kind: "long-text" } },
  ];
}

function Files({ asked: { files, isAnswerable } }: { asked: VisitQuestion }) {
  const t = useTranslator();
  const language = useLanguage();
  if (files.length === 0) return null;
  return (
    <ul className="portal-questions">
      {files.map(({ id, fileName, sizeBytes }) => (
        <li key={id} className="break-all">
          <span>
            <a href={paths.portalFile(id)} download>
              {fileName}
            </a>{" "}
            <span className="muted">{sizeText(language, sizeBytes)}</span>
          </span>
          {isAnswerable ? (
            <form method="post" action={paths.portalTakeBack(id)}>
              <button className="button button-quiet" type="submit">
                {t("portal.question.takeBack", { file: fileName })}
              </button>
            </form>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

interface AnswerFormProps {
  asked: VisitQuestion;
  values: PlainValues;
  problems: readonly Problem[];
}

/** One form for words and files: it is saved and gone on with whether or not the browser runs scripts. */
function AnswerForm({ asked, values, problems }: AnswerFormProps) {
  const t = useTranslator();
  const fields = useFields(asked);
  return (
    <form
      method="post"
      encType="multipart/form-data"
      data-draft={paths.portalDraft(asked.question.id)}
      data-unsaved={t("portal.question.unsaved")}
    >
      {fields.map((field) => (
        <PlainFieldBox key={field.name} field={field} value={values[field.name] ?? ""} problems={problems} />
      ))}
      <div className="field field-wide">
        <label htmlFor="files">{t("portal.question.files")}</label>
        <p className="hint" id="files-hint">
          {t("portal.question.filesHint")}
        </p>
        <input id="files" name="files" type="file" multiple aria-describedby="files-hint" />
      </div>
      <p id="draft-state" role="status" className="muted" />
      <p className="portal-actions">
        <button className="button button-primary" type="submit" name="then" value="next">
          {t("portal.question.next")}
        </button>
        <button className="button" type="submit" name="then" value="stay">
          {t("portal.question.attach")}
        </button>
      </p>
    </form>
  );
}

/** One question with its answer. */
export function AnswerPage({ shown, asked, values, problems }: AnswerFormProps & { shown: ShownVisit }) {
  const t = useTranslator();
  const language = useLanguage();
  const { question, returned, isAnswerable, section } = asked;
  const number = shown.questions.findIndex((one) => one.question.id === question.id) + 1;
  const where = t("portal.question.title", { number: String(number), count: String(shown.questions.length) });
  return (
    <PortalFrame organisation={shown.organisation} title={question.text[language]}>
      <p className="muted">{`${where} · ${section[language]}`}</p>
      {returned === null ? null : <p className="notice">{t("portal.question.returned", { note: returned })}</p>}
      {question.evidence === null ? null : <p>{t("portal.question.wanted", { evidence: question.evidence[language] })}</p>}
      {question.evidenceRequired ? <p>{t("portal.question.required")}</p> : null}
      <ProblemSummary problems={problems} />
      <Files asked={asked} />
      {isAnswerable ? (
        <AnswerForm asked={asked} values={values} problems={problems} />
      ) : (
        <p className="muted">{t("portal.question.closed")}</p>
      )}
      <p>
        <a href={paths.portalQuestions()}>{t("portal.question.back")}</a>
      </p>
      {isAnswerable ? <DraftScript /> : null}
    </PortalFrame>
  );
}

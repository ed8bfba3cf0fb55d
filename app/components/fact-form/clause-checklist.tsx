import { useLanguage, useTranslator } from "~/components/language";
import clauses from "~/domain/data/dpa-clauses.json";
import { clauseStates } from "~/domain/portfolio";
import type { Translator } from "~/i18n/translator";
import { clauseName, firstOf, type FormValues, noteName } from "./form-input";

const levels = ["M", "C", "B"] as const;

type Clause = (typeof clauses)[number];

/** Where a clause comes from, as the list has it but for its English words. */
function sourceText(article: string, t: Translator): string {
  if (article === "market") return t("factForms.clauses.market");
  if (article === "practice") return t("factForms.clauses.practice");
  const plain = article.replace(/^Art\. /, "").replace(" last para.", ` ${t("factForms.clauses.lastParagraph")}`);
  return /^\d/.test(plain) ? t("factForms.clauses.article", { article: plain }) : plain;
}

/** One clause: what it asks for, its state, where it stands in the agreement, and a note that opens where there is one. */
function ClauseRow({ clause: { id, article, ...texts }, values }: { clause: Clause; values: FormValues }) {
  const t = useTranslator();
  const language = useLanguage();
  const note = firstOf(values, noteName(id, "note"));
  return (
    <div className="clause">
      <p id={`${id}-text`}>
        <span className="clause-id">{id}</span> {texts[language]}
        <span className="clause-source"> {sourceText(article, t)}</span>
      </p>
      <div className="clause-state">
        <label htmlFor={id}>{t("factForms.clauses.state")}</label>
        <select
          id={id}
          name={clauseName(id)}
          aria-label={t("factForms.clauses.stateOf", { id })}
          aria-describedby={`${id}-text`}
          defaultValue={firstOf(values, clauseName(id))}
        >
          <option value="">{t("factForms.clauses.unset")}</option>
          {clauseStates.map((state) => (
            <option key={state} value={state}>
              {t(`terms.clauseState.${state}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="clause-reference">
        <label htmlFor={`${id}-reference`}>{t("factForms.clauses.reference")}</label>
        <input
          id={`${id}-reference`}
          name={noteName(id, "reference")}
          aria-label={t("factForms.clauses.referenceOf", { id })}
          autoComplete="off"
          defaultValue={firstOf(values, noteName(id, "reference"))}
        />
      </div>
      <details className="clause-note" open={note !== ""}>
        <summary>{t(note === "" ? "factForms.clauses.addNote" : "factForms.clauses.note")}</summary>
        <textarea name={noteName(id, "note")} aria-label={t("factForms.clauses.noteOf", { id })} rows={2} defaultValue={note} />
      </details>
    </div>
  );
}

/** Every clause of the checklist, by level. Native controls, so that it works without scripts; no state is filled in beforehand. */
export function ClauseChecklist({ id, values, messages }: { id: string; values: FormValues; messages: readonly string[] }) {
  const t = useTranslator();
  const doneOf = (some: readonly Clause[]) => some.filter((clause) => firstOf(values, clauseName(clause.id)) !== "").length;
  const counted = (some: readonly Clause[]) => t("factForms.clauses.checked", { done: doneOf(some), all: some.length });
  const groups = levels.map((level) => ({ level, within: clauses.filter((clause) => clause.level === level) }));
  return (
    <div className="field field-wide clause-checklist" id={id} tabIndex={-1}>
      <p className="hint">
        {t("factForms.clauses.intro")} {t("factForms.clauses.limit")}
      </p>
      {messages.length === 0 ? null : <p className="field-error">{messages.join(" ")}</p>}
      <nav aria-label={t("factForms.clauses.groups")}>
        <ul className="clause-groups">
          {groups.map(({ level, within }) => (
            <li key={level}>
              <a href={`#clauses-${level}`}>{t(`factForms.clauses.levels.${level}`)}</a>{" "}
              <span className="muted">{counted(within)}</span>
            </li>
          ))}
        </ul>
      </nav>
      {groups.map(({ level, within }) => (
        <fieldset key={level} id={`clauses-${level}`} tabIndex={-1}>
          <legend>
            {t(`factForms.clauses.levels.${level}`)} <span className="muted clause-count">{counted(within)}</span>
          </legend>
          {within.map((clause) => (
            <ClauseRow key={clause.id} clause={clause} values={values} />
          ))}
        </fieldset>
      ))}
    </div>
  );
}

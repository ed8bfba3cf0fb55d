import { useLanguage, useTranslator } from "~/components/language";
import clauses from "~/domain/data/dpa-clauses.json";
import { clauseStates } from "~/domain/portfolio";
import type { Translator } from "~/i18n/translator";
import { clauseName, firstOf, type FormValues } from "./form-input";

const levels = ["M", "C", "B"] as const;

/** Where a clause comes from, as the list has it but for its English words. */
function sourceText(article: string, t: Translator): string {
  if (article === "market") return t("factForms.clauses.market");
  if (article === "practice") return t("factForms.clauses.practice");
  const plain = article.replace(/^Art\. /, "").replace(" last para.", ` ${t("factForms.clauses.lastParagraph")}`);
  return /^\d/.test(plain) ? t("factForms.clauses.article", { article: plain }) : plain;
}

/** Every clause of the checklist with its state: a select each, so that it works without scripts. */
export function ClauseChecklist({ id, values, messages }: { id: string; values: FormValues; messages: readonly string[] }) {
  const t = useTranslator();
  const language = useLanguage();
  const done = clauses.filter((clause) => firstOf(values, clauseName(clause.id)) !== "").length;
  return (
    <div className="field field-wide clause-checklist" id={id} tabIndex={-1}>
      <p className="hint">
        {t("factForms.clauses.intro")} {t("factForms.clauses.limit")}
      </p>
      <p className="hint">{t("factForms.clauses.checked", { done, all: clauses.length })}</p>
      {messages.length === 0 ? null : <p className="field-error">{messages.join(" ")}</p>}
      {levels.map((level) => (
        <fieldset key={level}>
          <legend>{t(`factForms.clauses.levels.${level}`)}</legend>
          {clauses
            .filter((clause) => clause.level === level)
            .map((clause) => (
              <div className="clause" key={clause.id}>
                <label htmlFor={clause.id}>
                  <span className="clause-id">{clause.id}</span> {clause[language]}
                  <span className="clause-source"> {sourceText(clause.article, t)}</span>
                </label>
                <select id={clause.id} name={clauseName(clause.id)} defaultValue={firstOf(values, clauseName(clause.id))}>
                  <option value="">{t("factForms.clauses.unset")}</option>
                  {clauseStates.map((state) => (
                    <option key={state} value={state}>
                      {t(`terms.clauseState.${state}`)}
                    </option>
                  ))}
                </select>
              </div>
            ))}
        </fieldset>
      ))}
    </div>
  );
}

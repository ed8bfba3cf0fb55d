import { useLanguage, useTranslator } from "~/components/language";
import type { Choices } from "./choices";
import { labelOf } from "./field-names";
import type { RefusedForm } from "./form-page";
import { descriptionOf, type FactNoun } from "./nouns";
import { differencesOf } from "./value-text";

interface EditConflictProps {
  noun: FactNoun;
  choices: Choices;
  refused: RefusedForm;
}

/** What somebody else saved while the form was open, beside what was typed; and what saving again does. */
export function EditConflict({ noun, choices, refused }: EditConflictProps) {
  const t = useTranslator();
  const language = useLanguage();
  if (refused.conflict === null) return null;
  const { theirs } = refused.conflict;
  if (theirs === null) {
    return (
      <section className="error-summary" role="alert" tabIndex={-1} ref={(box) => box?.focus()}>
        <h2>{t("factForms.conflict.removedTitle", { noun: t(`nouns.${noun}.definite`) })}</h2>
        <p>{t("factForms.conflict.removed")}</p>
      </section>
    );
  }
  const differences = differencesOf(descriptionOf[noun], refused.values, theirs, choices, language);
  const label = (field: string) => labelOf(noun, field, t);
  return (
    <section className="error-summary" role="alert" tabIndex={-1} ref={(box) => box?.focus()}>
      <h2>{t("factForms.conflict.title")}</h2>
      {differences.length === 0 ? (
        <p>{t("factForms.conflict.same")}</p>
      ) : (
        <>
          <p>
            {t("factForms.conflict.text")} {t("factForms.conflict.effect")}
          </p>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t("factForms.conflict.field")}</th>
                <th scope="col">{t("factForms.conflict.mine")}</th>
                <th scope="col">{t("factForms.conflict.theirs")}</th>
              </tr>
            </thead>
            <tbody>
              {differences.map(({ field, mine, theirs: other }) => (
                <tr key={field}>
                  <th scope="row">{label(field)}</th>
                  <td>{mine ?? t("factForms.notStated")}</td>
                  <td>{other ?? t("factForms.notStated")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

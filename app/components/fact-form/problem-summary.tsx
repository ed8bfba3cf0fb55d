import { useEffect, useRef } from "react";
import { useTranslator } from "~/components/language";
import { fieldId } from "./field-names";
import type { Problem } from "./form-page";

/** What is wrong with a form, each line linked to its field. Takes the focus, so that it is read out. */
export function ProblemSummary({ problems }: { problems: readonly Problem[] }) {
  const t = useTranslator();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) box.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div ref={box} className="error-summary" role="alert" tabIndex={-1} aria-labelledby="problem-summary">
      <h2 id="problem-summary">{t("factForms.problem")}</h2>
      <ul>
        {problems.map(({ field, message }) => (
          <li key={`${field} ${message}`}>{field === null ? message : <a href={`#${fieldId(field)}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

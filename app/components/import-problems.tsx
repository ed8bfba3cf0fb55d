import { useEffect, useRef } from "react";
import { useTranslator } from "./language";

export interface ImportProblem {
  /** Where it is: a field of the page (`#file`), a row, a JSON path; null where the message says it. */
  place: string | null;
  message: string;
}

function Problem({ place, message }: ImportProblem) {
  if (place === null) return <>{message}</>;
  if (place.startsWith("#")) return <a href={place}>{message}</a>;
  return (
    <>
      <strong className="break-all">{place}</strong>: {message}
    </>
  );
}

/** What is wrong with a file, each with its place. Takes the focus, so that it is read out. */
export function ImportProblems({ problems, more }: { problems: readonly ImportProblem[]; more?: string | undefined }) {
  const t = useTranslator();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) box.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div ref={box} className="error-summary" role="alert" tabIndex={-1} aria-labelledby="import-problems">
      <h2 id="import-problems">{t("factForms.problem")}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.place} ${problem.message}`} className="py-0.5">
            <Problem {...problem} />
          </li>
        ))}
      </ul>
      {more === undefined ? null : <p>{more}</p>}
    </div>
  );
}

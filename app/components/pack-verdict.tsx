import type { PackOutcome } from "~/domain/dossier/pack-check";
import type { VerdictInWords } from "~/i18n/pack-verdict";
import { useTranslator } from "./language";

/** No outcome is green but the one where somebody has said whose key it is. */
const tones: Record<PackOutcome, string> = {
  failed: "error-summary",
  unaltered: "notice notice-warning",
  confirmed: "notice notice-ok",
};

/** What came of verifying a pack. */
export function PackVerdictBox({ outcome, words }: { outcome: PackOutcome; words: VerdictInWords }) {
  const t = useTranslator();
  return (
    <section className="stack" aria-labelledby="verdict">
      <div className={tones[outcome]} role={outcome === "failed" ? "alert" : "status"}>
        <div>
          <h2 id="verdict">{words.title}</h2>
          <p>{words.text}</p>
        </div>
      </div>
      {words.problems.length === 0 ? null : (
        <>
          <h3>{t("packCheck.problemsTitle")}</h3>
          <ul className="rows">
            {words.problems.map((problem) => (
              <li key={problem} className="break-words">
                {problem}
              </li>
            ))}
          </ul>
        </>
      )}
      {words.facts.length === 0 ? null : (
        <>
          <h3>{t("packCheck.factsTitle")}</h3>
          <dl className="definition-list">
            {words.facts.map(({ term, value, isCode }) => (
              <div key={term} className="contents">
                <dt>{term}</dt>
                <dd>{isCode === true ? <code className="break-words">{value}</code> : value}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}

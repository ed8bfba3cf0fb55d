import { useLanguage, useTranslator } from "~/components/language";
import { answerLines } from "~/i18n/answer-lines";
import type { VisitQuestion } from "~/services/portal/shown-visit";

/** What was answered to a question, in one paragraph a thing. */
export function SaidAnswer({ asked }: { asked: VisitQuestion }) {
  const t = useTranslator();
  const lines = answerLines(asked, useLanguage());
  if (lines.length === 0) return <p className="muted">{t("portal.check.none")}</p>;
  return lines.map((line) => (
    <p key={line} className="as-typed">
      {line}
    </p>
  ));
}

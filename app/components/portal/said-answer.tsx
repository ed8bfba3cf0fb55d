import { useLanguage, useTranslator } from "~/components/language";
import { formatDate } from "~/i18n/format";
import type { VisitQuestion } from "~/services/portal/shown-visit";

/** What was answered to a question, in one paragraph a thing. */
export function SaidAnswer({ asked: { question, answer, files } }: { asked: VisitQuestion }) {
  const t = useTranslator();
  const language = useLanguage();
  const lines = [
    ...(answer?.statement ? [t(`portal.question.statements.${answer.statement}`)] : []),
    ...(answer?.reason ? [answer.reason] : []),
    ...question.options.filter(({ id }) => answer?.choices.includes(id)).map(({ label }) => label[language]),
    ...(answer?.date ? [formatDate(language, answer.date)] : []),
    ...(answer?.text ? [answer.text] : []),
    ...(files.length === 0 ? [] : [t("portal.pdf.files", { list: files.map(({ fileName }) => fileName).join(", ") })]),
  ];
  if (lines.length === 0) return <p className="muted">{t("portal.check.none")}</p>;
  return lines.map((line) => (
    <p key={line} className="as-typed">
      {line}
    </p>
  ));
}

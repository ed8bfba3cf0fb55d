import { useTranslator } from "~/components/language";
import type { ShownCase } from "~/services/inspection/shown-case";

/** What signing off will come to, as the assessments are now. */
export function SignOffNotes({ shown }: { shown: ShownCase }) {
  const t = useTranslator();
  const { comesTo, toOpen, unexamined, questions } = shown;
  if (unexamined.length > 0)
    return <p className="notice notice-warning">{t("judging.signOffForm.waiting", { count: unexamined.length })}</p>;
  const isFollowedUp = toOpen > 0 || questions.some(({ assessment }) => assessment?.findingKey);
  return (
    <p className={comesTo === "findings" && !isFollowedUp ? "notice notice-warning" : "notice"}>
      {t("judging.signOffForm.comesTo", { result: t(`terms.inspectionResult.${comesTo}`).toLowerCase() })}{" "}
      {toOpen > 0 ? t("judging.signOffForm.findings", { count: toOpen }) : null}
      {comesTo === "findings" && !isFollowedUp ? t("judging.signOffForm.noFinding") : null}
    </p>
  );
}

import { ProblemSummary } from "~/components/fact-form/problem-summary";
import { useLanguage, useTranslator } from "~/components/language";
import { type PlainField, PlainForm, type RefusedPlain } from "~/components/plain-form";
import { paths } from "~/paths";
import type { ShownVisit } from "~/services/portal/shown-visit";
import { PortalFrame } from "./portal-frame";
import { SaidAnswer } from "./said-answer";

export const submitNames = ["signatory", "signatoryTitle", "confirmed"] as const;

/** All answers, and the confirmation that hands them in. */
export function CheckPage({ shown, name, refused }: { shown: ShownVisit; name: string; refused: RefusedPlain | undefined }) {
  const t = useTranslator();
  const language = useLanguage();
  const { organisation, subcontractor, questions } = shown;
  const missing = questions.filter(({ isAnswerable, missing: lacks }) => isAnswerable && lacks !== null).length;
  const problems = refused?.problems ?? [];
  const fields: PlainField[] = [
    { name: "signatory", label: t("portal.check.signatory"), required: true, control: { kind: "text" } },
    { name: "signatoryTitle", label: t("portal.check.signatoryTitle"), required: true, control: { kind: "text" } },
    { name: "confirmed", label: t("portal.check.confirmed", { subcontractor }), control: { kind: "tick" } },
  ];
  return (
    <PortalFrame organisation={organisation} title={t("portal.check.title")}>
      <p>{t("portal.check.lede", { organisation })}</p>
      <ProblemSummary problems={problems} />
      {missing === 0 ? null : <p className="notice">{t("portal.check.missing", { count: missing })}</p>}
      {questions.map((asked) => (
        <section key={asked.question.id}>
          <h2>{asked.question.text[language]}</h2>
          <SaidAnswer asked={asked} />
          {asked.isAnswerable ? (
            <p>
              <a href={paths.portalQuestion(asked.question.id)}>
                {t("portal.check.change")}
                <span className="visually-hidden">: {asked.question.text[language]}</span>
              </a>
            </p>
          ) : null}
        </section>
      ))}
      <PlainForm
        fields={fields}
        values={refused?.values ?? { signatory: name }}
        problems={problems}
        submit={t("portal.check.submit", { organisation })}
        back={paths.portalQuestions()}
      />
    </PortalFrame>
  );
}

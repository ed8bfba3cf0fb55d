import { useEffect, useRef, useState } from "react";
import { useLanguage, useTranslator } from "~/components/language";
import type { Problem } from "~/components/fact-form/form-page";
import { PlainFieldBox, type PlainField, type PlainValues } from "~/components/plain-form";
import {
  allowedConcepts,
  assessedBy,
  type PeopleCount,
  peopleCounts,
  type SupervisionScale,
} from "~/domain/inspection/supervision";
import { formatList } from "~/i18n/format";
import { type Translator, translatorFor } from "~/i18n/translator";
import type { Language } from "~/i18n/language";
import type { PlanPage } from "~/services/inspection/plan-page";
import { BandTable } from "./band-table";
import "./supervising.css";

export const answerNames = ["people", "special", "confidential", "processing"] as const;
export const besideNames = [...answerNames, "decidedBy", "decidedOn", "template"] as const;

/** What the questions of the scale are called, by name: also where the form says what is wrong. */
export const besideLabels = (t: Translator): Record<(typeof besideNames)[number], string> => ({
  people: t("supervising.points.people"),
  special: t("supervising.points.special"),
  confidential: t("supervising.points.confidential"),
  processing: t("supervising.points.processing"),
  decidedBy: t("supervising.plan.decidedBy"),
  decidedOn: t("supervising.plan.decidedOn"),
  template: t("supervising.plan.template"),
});

function fieldsOf({ weights }: SupervisionScale, t: Translator): PlainField[] {
  const labels = besideLabels(t);
  const given = (answer: string, count: number) => t("supervising.points.option", { answer, count });
  const yesOrNo = (name: "special" | "confidential" | "processing", hint?: string): PlainField => ({
    name,
    label: labels[name],
    ...(hint === undefined ? {} : { hint }),
    control: {
      kind: "choice",
      options: [
        { value: "no", label: given(t("supervising.points.no"), 0) },
        { value: "yes", label: given(t("supervising.points.yes"), weights[name]) },
      ],
    },
  });
  return [
    {
      name: "people",
      label: labels.people,
      control: {
        kind: "choice",
        options: peopleCounts.map((value) => ({
          value,
          label: given(t(`supervising.points.peopleCount.${value}`), weights.people[value]),
        })),
      },
    },
    yesOrNo("special"),
    yesOrNo("confidential", t("supervising.points.confidentialHint")),
    yesOrNo("processing", t("supervising.points.processingHint")),
  ];
}

/** What the answers so far come to; null while one is missing. */
function assessedIn(values: PlainValues, scale: SupervisionScale) {
  const people = peopleCounts.find((one): one is PeopleCount => one === values.people);
  if (people === undefined || answerNames.some((name) => !values[name])) return null;
  const is = (name: "special" | "confidential" | "processing") => values[name] === "yes";
  return assessedBy({ people, special: is("special"), confidential: is("confidential"), processing: is("processing") }, scale);
}

/** Points and what they allow, in a sentence. */
export function pointsSentence(values: PlainValues, scale: SupervisionScale, language: Language): string {
  const t = translatorFor(language);
  const assessed = assessedIn(values, scale);
  if (assessed === null) return t("supervising.points.unsettled");
  const concepts = formatList(language, allowedConcepts(assessed.points, scale.bands).map(String), "and");
  return `${t("supervising.points.sum", { count: assessed.points })}. ${t("supervising.points.allows", { concepts })}`;
}

interface PlanPointsProps {
  page: PlanPage;
  values: PlainValues;
  problems: readonly Problem[];
}

/** The questions of the point scale, what the answers come to, the decision and the template: the second half of a plan's form. */
export function PlanPoints({ page, values, problems }: PlanPointsProps) {
  const t = useTranslator();
  const language = useLanguage();
  const [now, setNow] = useState(values);
  const [isLive, setLive] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => setLive(true), []);
  const look = () => {
    const form = box.current?.closest("form");
    if (form) setNow(Object.fromEntries(answerNames.map((name) => [name, String(new FormData(form).get(name) ?? "")])));
  };
  const labels = besideLabels(t);
  const named = (field: PlainField) => (
    <PlainFieldBox key={field.name} field={field} value={values[field.name] ?? ""} problems={problems} />
  );
  return (
    <>
      <div className="form-section plan-points" ref={box} onChange={look}>
        <h2>{t("supervising.points.title")}</h2>
        <p className="hint">{t("supervising.points.lede")}</p>
        {page.isConfirmed ? null : <p className="notice notice-warning">{t("supervising.confirmGuide")}</p>}
        {fieldsOf(page.scale, t).map(named)}
        <p className="points-sum" role="status">
          {pointsSentence(now, page.scale, language)}
        </p>
        {isLive ? null : (
          <button className="button" type="submit" name="calculate" value="yes">
            {t("supervising.points.calculate")}
          </button>
        )}
        <details>
          <summary>{t("supervising.points.bands")}</summary>
          <BandTable bands={page.scale.bands} />
        </details>
      </div>
      <fieldset className="form-section">
        <legend>{t("supervising.plan.decision")}</legend>
        <div className="plain-fields">
          {named({ name: "decidedBy", label: labels.decidedBy, control: { kind: "text" } })}
          {named({ name: "decidedOn", label: labels.decidedOn, control: { kind: "date" } })}
          {named({
            name: "template",
            label: labels.template,
            hint: t("supervising.plan.templateHint"),
            control: {
              kind: "select",
              options: page.templates.map(({ key, name, questions }) => ({
                value: key,
                label: t("inspecting.start.option", { name: name[language], count: questions }),
              })),
            },
          })}
        </div>
      </fieldset>
    </>
  );
}

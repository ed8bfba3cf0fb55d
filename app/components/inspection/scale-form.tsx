import { Form } from "@remix-run/react";
import { ProblemSummary } from "~/components/fact-form/problem-summary";
import type { Problem } from "~/components/fact-form/form-page";
import { useLanguage, useTranslator } from "~/components/language";
import { PlainFieldBox, type PlainValues } from "~/components/plain-form";
import { Breadcrumbs, PageTitle } from "~/components/ui/page";
import type { SupervisionScale } from "~/domain/inspection/supervision";
import { formatDate } from "~/i18n/format";
import { paths } from "~/paths";
import type { ShownScale } from "~/services/inspection/plan-page";
import { BandTable } from "./band-table";
import "./supervising.css";

const weightNames = ["few", "some", "many", "special", "confidential", "processing"] as const;
const bandNames = ["second", "third", "fifth"] as const;
export const scaleNames = [...weightNames, ...bandNames, "confirmed"] as const;

export function scaleValuesOf({ weights, bands }: SupervisionScale): PlainValues {
  const { people, special, confidential, processing } = weights;
  const numbers = {
    few: people["under-1000"],
    some: people["1000-10000"],
    many: people["over-10000"],
    special,
    confidential,
    processing,
    ...bands,
  };
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, String(value)]));
}

interface ScaleFormProps {
  shown: ShownScale;
  title: string;
  saved: boolean;
  values: PlainValues;
  problems: readonly Problem[];
  digest: string;
}

/** Weights and bands of the point scale, and whether somebody has held them against the guide. */
export function ScaleForm({ shown, title, saved, values, problems, digest }: ScaleFormProps) {
  const t = useTranslator();
  const language = useLanguage();
  const labelled = problems.map((problem): Problem => {
    const name = [...weightNames, ...bandNames].find((one) => one === problem.field);
    return name === undefined ? problem : { ...problem, message: `${t(`supervising.scale.${name}`)}: ${problem.message}` };
  });
  const number = (name: (typeof weightNames)[number] | (typeof bandNames)[number]) => (
    <PlainFieldBox
      key={name}
      field={{ name, label: t(`supervising.scale.${name}`), required: true, control: { kind: "text" } }}
      value={values[name] ?? ""}
      problems={problems}
    />
  );
  return (
    <div className="form-page">
      <Breadcrumbs label={t("factForms.breadcrumbs")} crumbs={[{ to: paths.settings(), label: t("settings.title") }]} />
      <PageTitle lede={t("supervising.scale.lede")}>{title}</PageTitle>
      {saved ? (
        <p className="notice notice-ok" role="status">
          {t("supervising.scale.saved")}
        </p>
      ) : null}
      <ProblemSummary problems={labelled} />
      {shown.confirmed === null ? (
        <p className="notice notice-warning">{t("supervising.confirmGuide")}</p>
      ) : (
        <p className="notice">
          {t("supervising.scale.confirmed", {
            date: formatDate(language, shown.confirmed.on),
            who: shown.confirmed.by ?? t("supervising.scale.unknown"),
          })}
        </p>
      )}
      <Form method="post" reloadDocument className="fact-form scale-form">
        <input type="hidden" name="digest" value={digest} />
        <fieldset className="form-section">
          <legend>{t("supervising.scale.weights")}</legend>
          <div className="form-grid">{weightNames.map(number)}</div>
        </fieldset>
        <fieldset className="form-section">
          <legend>{t("supervising.scale.bands")}</legend>
          <div className="form-grid">{bandNames.map(number)}</div>
        </fieldset>
        <BandTable bands={shown.bands} />
        <PlainFieldBox
          field={{ name: "confirmed", label: t("supervising.scale.confirm"), control: { kind: "tick" } }}
          value={values.confirmed ?? ""}
          problems={problems}
        />
        <div className="form-actions">
          <button className="button button-primary" type="submit">
            {t("supervising.scale.submit")}
          </button>
          <a className="button button-quiet" href={paths.settings()}>
            {t("factForms.cancel")}
          </a>
        </div>
      </Form>
      {shown.isSuggested && shown.confirmed === null ? null : (
        <Form method="post" action={paths.resetSupervisionScale()} reloadDocument className="form-actions">
          <button className="button" type="submit">
            {t("supervising.scale.reset")}
          </button>
        </Form>
      )}
    </div>
  );
}

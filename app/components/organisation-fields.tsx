import { type Organisation, promises } from "~/domain/portfolio";
import { languages } from "~/i18n/translator";
import { describedBy, Field, FieldError, type Refusals, TextField } from "./form-parts";
import { useTranslator } from "./language";

/** As typed or as stored. */
export type OrganisationValues = Record<Exclude<keyof Organisation, "customerTerms"> | "language", string>;

interface ChoicesProps {
  name: string;
  legend: string;
  hint: string;
  choices: readonly { value: string; label: string; hint?: string }[];
  value: string;
  refusals: Refusals;
}

function Choices({ name, legend, hint, choices, value, refusals }: ChoicesProps) {
  const { "aria-describedby": described } = describedBy(name, true, refusals[name]);
  return (
    <fieldset className="field" id={name} aria-describedby={described} tabIndex={-1}>
      <legend>{legend}</legend>
      <p className="hint" id={`${name}-hint`}>
        {hint}
      </p>
      <FieldError name={name} refusal={refusals[name]} />
      {choices.map((choice) => (
        <div className="choice" key={choice.value}>
          <input
            type="radio"
            name={name}
            id={`${name}-${choice.value}`}
            value={choice.value}
            defaultChecked={choice.value === value}
            required
            aria-describedby={choice.hint === undefined ? undefined : `${name}-${choice.value}-hint`}
          />
          <label htmlFor={`${name}-${choice.value}`}>{choice.label}</label>
          {choice.hint === undefined ? null : (
            <p className="hint" id={`${name}-${choice.value}-hint`}>
              {choice.hint}
            </p>
          )}
        </div>
      ))}
    </fieldset>
  );
}

export function LanguageChoice({ value, refusals }: { value: string; refusals: Refusals }) {
  const t = useTranslator();
  return (
    <Choices
      name="language"
      legend={t("settings.organisation.language")}
      hint={t("settings.organisation.languageHint")}
      value={value}
      choices={languages.map((language) => ({ value: language, label: t(`settings.languages.${language}`) }))}
      refusals={refusals}
    />
  );
}

interface OrganisationFieldsProps {
  values: OrganisationValues;
  refusals: Refusals;
  timeZones: readonly string[];
}

/** The same questions at the first sign-in and in the settings. */
export function OrganisationFields({ values, refusals, timeZones }: OrganisationFieldsProps) {
  const t = useTranslator();
  return (
    <>
      <TextField
        name="name"
        label={t("settings.organisation.name")}
        autoComplete="organization"
        defaultValue={values.name}
        refusal={refusals["name"]}
      />
      <Choices
        name="promise"
        legend={t("settings.organisation.promise")}
        hint={t("settings.organisation.promiseHint")}
        value={values.promise}
        choices={promises.map((promise) => ({
          value: promise,
          label: t(`settings.organisation.promises.${promise}.label`),
          hint: t(`settings.organisation.promises.${promise}.hint`),
        }))}
        refusals={refusals}
      />
      <Field
        name="timeZone"
        label={t("settings.organisation.timeZone")}
        hint={t("settings.organisation.timeZoneHint")}
        refusal={refusals["timeZone"]}
      >
        <select {...describedBy("timeZone", true, refusals["timeZone"])} defaultValue={values.timeZone} required>
          {timeZones.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </select>
      </Field>
      <LanguageChoice value={values.language} refusals={refusals} />
    </>
  );
}

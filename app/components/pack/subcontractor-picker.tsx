import type { Refusal } from "~/domain/refusal";
import { type RefusalInWords, refusalText } from "~/i18n/refusal";
import { describedBy, Field } from "../form-parts";
import { useLanguage, useTranslator } from "../language";

interface Named {
  key: string;
  name: string;
}

export interface PickerProps {
  legend: string;
  /** Where `offered` holds any, the refusal says that one of them is to be ticked. */
  picked: { chosen: readonly Named[]; offered: readonly Named[]; refusal: Refusal | null };
  /** As typed; shown again where nobody was found by it. */
  find: string;
  refusal: Refusal | undefined;
}

function Choices({ of, checked }: { of: readonly Named[]; checked: boolean }) {
  return of.map(({ key, name }) => (
    <div className="choice" key={key}>
      <input type="checkbox" id={`pick-${key}`} name="keys" value={key} defaultChecked={checked} />
      <label htmlFor={`pick-${key}`}>
        {name} <span className="muted">{key}</span>
      </label>
    </div>
  ));
}

/** Asks for subcontractors: those chosen so far, and a field that finds more. It asks by GET, so that all else typed stays. */
export function SubcontractorPicker({ legend, picked: { chosen, offered, refusal: unsettled }, find, refusal }: PickerProps) {
  const t = useTranslator();
  const language = useLanguage();
  const wrong = refusal ?? (offered.length === 0 ? (unsettled ?? undefined) : undefined);
  return (
    <fieldset className="field" id="keys" tabIndex={-1}>
      <legend>{legend}</legend>
      <Choices of={chosen} checked />
      {offered.length === 0 || unsettled === null || refusal !== undefined ? null : (
        <p role="status">{refusalText(unsettled as RefusalInWords, language)}</p>
      )}
      <Choices of={offered} checked={false} />
      <Field name="find" label={t("packs.pick.find")} hint={t("packs.pick.hint")} refusal={wrong}>
        <div className="field-with-button">
          <input
            {...describedBy("find", true, wrong)}
            type="search"
            defaultValue={offered.length === 0 && unsettled !== null ? find : ""}
            autoComplete="off"
          />
          <button className="button" type="submit" formMethod="get" formNoValidate>
            {t("packs.pick.submit")}
          </button>
        </div>
      </Field>
    </fieldset>
  );
}

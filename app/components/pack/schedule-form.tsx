import { Form } from "@remix-run/react";
import { editions } from "~/domain/dossier/edition";
import type { Refusal } from "~/domain/refusal";
import { languages } from "~/i18n/language";
import { ErrorSummary } from "../form-parts";
import { useLanguage, useTranslator } from "../language";
import { ChoiceField } from "./choices";
import { type PickerProps, SubcontractorPicker } from "./subcontractor-picker";

export interface AskedScheduleForm {
  find: string;
  edition: string;
  language: string;
  /** Ids of accounts. */
  recipients: readonly string[];
}

interface ScheduleFormProps {
  form: AskedScheduleForm;
  picked: PickerProps["picked"];
  refusal: Refusal | undefined;
  accounts: readonly { id: string; name: string }[];
}

/** Has a pack made by the quarter, and says who is told. */
export function ScheduleForm({ form, picked, refusal, accounts }: ScheduleFormProps) {
  const t = useTranslator();
  const language = useLanguage();
  return (
    <Form method="post" reloadDocument className="narrow-page">
      <ErrorSummary refusals={{ find: refusal }} />
      <SubcontractorPicker legend={t("packs.schedules.keys")} picked={picked} find={form.find} refusal={refusal} />
      <ChoiceField
        name="edition"
        label={t("packs.order.edition")}
        choices={editions.map((value) => ({ value, label: t(`packs.order.editions.${value}`) }))}
        chosen={form.edition}
      />
      <ChoiceField
        name="language"
        label={t("packs.order.language")}
        choices={languages.map((value) => ({ value, label: t(`settings.languages.${value}`) }))}
        chosen={form.language === "" ? language : form.language}
      />
      <fieldset className="field">
        <legend>{t("packs.schedules.recipients")}</legend>
        {accounts.map(({ id, name }) => (
          <label key={id} className="choice">
            <input type="checkbox" name="recipients" value={id} defaultChecked={form.recipients.includes(id)} /> {name}
          </label>
        ))}
      </fieldset>
      <p>
        <button className="button button-primary" type="submit">
          {t("packs.schedules.submit")}
        </button>
      </p>
    </Form>
  );
}

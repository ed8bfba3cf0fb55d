import { Form } from "@remix-run/react";
import { editions } from "~/domain/dossier/edition";
import { packFormats } from "~/domain/dossier/pack";
import { languages } from "~/i18n/language";
import { ErrorSummary, type Refusals } from "../form-parts";
import { useLanguage, useTranslator } from "../language";
import { ChoiceField, TypedField } from "./choices";
import { type PickerProps, SubcontractorPicker } from "./subcontractor-picker";

export interface OrderForm {
  about: string;
  find: string;
  on: string;
  known: string;
  edition: string;
  language: string;
  format: string;
}

export const emptyOrder: OrderForm = {
  about: "some",
  find: "",
  on: "",
  known: "",
  edition: "auditor",
  language: "",
  format: "pdf",
};

interface OrderFieldsProps {
  form: OrderForm;
  picked: PickerProps["picked"];
  refusals: Refusals;
}

/** Asks for a pack: of what, as of when, for whom, in which language. */
export function OrderFields({ form, picked, refusals }: OrderFieldsProps) {
  const t = useTranslator();
  const language = useLanguage();
  return (
    <section aria-labelledby="new-pack" className="stack">
      <h2 id="new-pack">{t("packs.order.heading")}</h2>
      <ErrorSummary refusals={refusals} />
      <Form method="post" reloadDocument className="narrow-page">
        <fieldset className="field">
          <legend>{t("packs.order.about")}</legend>
          {(["some", "all"] as const).map((about) => (
            <label key={about} className="choice">
              <input type="radio" name="about" value={about} defaultChecked={form.about === about} /> {t(`packs.order.${about}`)}
            </label>
          ))}
        </fieldset>
        <SubcontractorPicker legend={t("packs.order.keys")} picked={picked} find={form.find} refusal={refusals["find"]} />
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
        <ChoiceField
          name="format"
          label={t("packs.order.format")}
          choices={packFormats.map((value) => ({ value, label: t(`packs.order.formats.${value}`) }))}
          chosen={form.format}
        />
        <TypedField
          name="on"
          type="date"
          label={t("packs.order.on")}
          hint={t("packs.order.onHint")}
          typed={form.on}
          refusal={refusals["on"]}
        />
        <TypedField
          name="known"
          label={t("packs.order.known")}
          hint={t("packs.order.knownHint")}
          typed={form.known}
          refusal={refusals["known"]}
        />
        <p>
          <button className="button button-primary" type="submit">
            {t("packs.order.submit")}
          </button>
        </p>
      </Form>
    </section>
  );
}

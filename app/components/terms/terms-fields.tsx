import { describe, Hint, Messages } from "~/components/fact-form/field-parts";
import { fieldId } from "~/components/fact-form/field-names";
import { useLanguage, useTranslator } from "~/components/language";
import { annexSections, auditRights, type Term } from "~/domain/portfolio";
import { countriesShown, termControl } from "./term-values";

interface TermsFieldsProps {
  values: Readonly<Record<string, readonly string[]>>;
  messagesOf: (name: string) => readonly string[];
}

const hinted = ["breachHours", "countries", "annexSections"] as const;

/** The controls of terms: of a DPA, or promised to customers. Nothing is filled in beforehand. */
export function TermsFields({ values, messagesOf }: TermsFieldsProps) {
  const t = useTranslator();
  const language = useLanguage();
  const held = (term: Term) => values[termControl(term)] ?? [];
  const parts = (term: Term) => {
    const [name, id] = [termControl(term), fieldId(termControl(term))];
    const known = hinted.find((one) => one === term);
    const hint = known === undefined ? null : t(`flowDown.hints.${known}`);
    const messages = messagesOf(name);
    return {
      id,
      name,
      hint,
      messages,
      described: describe(id, name, hint, messages, false),
      label: t(`flowDown.fields.${term}`),
    };
  };
  const number = (term: Term) => {
    const { id, hint, messages, described, label } = parts(term);
    return (
      <div className="field" key={term}>
        <label htmlFor={id}>{label}</label>
        <Hint id={id} text={hint} />
        <Messages id={id} messages={messages} />
        <input
          {...described}
          inputMode="numeric"
          autoComplete="off"
          className="input-number"
          defaultValue={held(term)[0] ?? ""}
        />
      </div>
    );
  };
  const choice = (term: Term, options: readonly { value: string; label: string }[]) => {
    const { id, hint, messages, described, label } = parts(term);
    return (
      <div className="field" key={term}>
        <label htmlFor={id}>{label}</label>
        <Hint id={id} text={hint} />
        <Messages id={id} messages={messages} />
        <select {...described} defaultValue={held(term)[0] ?? ""}>
          <option value="">{t("flowDown.unset")}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
    );
  };
  const countries = parts("countries");
  const annex = parts("annexSections");
  return (
    <>
      {number("breachHours")}
      {number("noticeDays")}
      {number("deletionDays")}
      {choice(
        "auditRight",
        auditRights.map((right) => ({ value: right, label: t(`terms.auditRight.${right}`) })),
      )}
      {choice(
        "thirdCountries",
        (["forbidden", "allowed"] as const).map((value) => ({ value, label: t(`flowDown.thirdCountries.${value}`) })),
      )}
      <div className="field field-wide">
        <label htmlFor={countries.id}>{countries.label}</label>
        <Hint id={countries.id} text={countries.hint} />
        <Messages id={countries.id} messages={countries.messages} />
        <textarea {...countries.described} rows={2} defaultValue={countriesShown(language, held("countries")[0] ?? "")} />
      </div>
      <fieldset className="field field-wide" id={annex.id} tabIndex={-1} aria-describedby={`${annex.id}-hint`}>
        <legend>{annex.label}</legend>
        <Hint id={annex.id} text={annex.hint} />
        <Messages id={annex.id} messages={annex.messages} />
        <div className="choice-columns">
          {annexSections.map((section) => (
            <div className="choice" key={section}>
              <input
                type="checkbox"
                name={annex.name}
                id={`${annex.id}-${section}`}
                value={section}
                defaultChecked={held("annexSections").includes(section)}
              />
              <label htmlFor={`${annex.id}-${section}`}>{t(`terms.annexSection.${section}`)}</label>
            </div>
          ))}
        </div>
      </fieldset>
    </>
  );
}

import { useLanguage, useTranslator } from "~/components/language";
import { countryCodes } from "~/domain/country-code";
import { sortName } from "~/domain/slug";
import { countryName } from "~/i18n/format";
import { type Choice, withHeld } from "./choices";
import type { Described, FactFieldProps } from "./field-parts";
import { firstOf } from "./form-input";
import { Options } from "./options";
import { SubjectSelect } from "./subject-select";
import { termText } from "./value-text";

const concepts = ["1", "2", "3", "4", "5", "6"] as const;

/** What a select offers, each in words. */
function useOptions({ name, field: { control }, choices, values }: FactFieldProps): readonly Choice[] {
  const language = useLanguage();
  const t = useTranslator();
  const choice = (value: string, label: string): Choice => ({ value, label, group: null });
  switch (control.kind) {
    case "term":
      return control.options.map((code) => choice(code, termText(language, control, code)));
    case "concept":
      return concepts.map((concept) => choice(concept, `${concept} – ${t(`terms.concept.${concept}`)}`));
    case "country":
      return countryCodes
        .map((code) => choice(code, countryName(language, code)))
        .sort((a, b) => (sortName(a.label) < sortName(b.label) ? -1 : 1));
    case "one-of":
      return withHeld(choices[control.source] ?? [], values, name);
    default:
      return [];
  }
}

/** One of several, as a native select. What must be chosen has no empty option once something is. */
export function FieldSelect({ described, ...props }: FactFieldProps & { described: Described }) {
  const t = useTranslator();
  const { name, field, values } = props;
  const options = useOptions(props);
  const held = firstOf(values, name);
  if (field.control.kind === "one-of" && field.control.source === "subjects") {
    return <SubjectSelect described={described} held={held} choices={options} />;
  }
  const none = t(field.required === true ? "factForms.choose" : "factForms.notStated");
  return (
    <select {...described} defaultValue={held}>
      {field.required === true && held !== "" ? null : <option value="">{none}</option>}
      <Options choices={options} />
    </select>
  );
}

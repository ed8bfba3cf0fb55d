import { useTranslator } from "~/components/language";
import { fieldId, labelKey } from "./field-names";
import { type FactFieldProps, Hint, Messages } from "./field-parts";

/** Several of a list, each with a box of its own. What is held but no longer offered keeps its box. */
export function FieldBoxes({ noun, name, field, values, choices, messages, hint }: FactFieldProps & { hint: string | null }) {
  const t = useTranslator();
  const id = fieldId(name);
  const offered = field.control.kind === "several-of" ? (choices[field.control.source] ?? []) : [];
  const held = values[name] ?? [];
  const lost = held
    .filter((value) => !offered.some((choice) => choice.value === value))
    .map((value) => ({ value, label: value }));
  const boxes = [...offered, ...lost];
  return (
    <fieldset className="field field-wide" id={id} tabIndex={-1} aria-describedby={hint === null ? undefined : `${id}-hint`}>
      <legend>{t(labelKey(noun, name))}</legend>
      <Hint id={id} text={hint} />
      <Messages id={id} messages={messages} />
      {boxes.length === 0 ? <p className="hint">{t("factForms.noLocations")}</p> : null}
      {boxes.map(({ value, label }) => (
        <div className="choice" key={value}>
          <input type="checkbox" name={name} id={`${id}-${value}`} value={value} defaultChecked={held.includes(value)} />
          <label htmlFor={`${id}-${value}`}>{label}</label>
        </div>
      ))}
    </fieldset>
  );
}

import type { Control } from "./description";
import type { Described, FactFieldProps } from "./field-parts";
import { firstOf } from "./form-input";

type Keyboard = "text" | "numeric" | "decimal" | "email" | "tel" | "url";

/** The keyboard that a telephone shows; only a number or an address that people type needs another than that of text. */
function keyboardOf(control: Control): Keyboard {
  if (control.kind === "number") return control.decimals === true ? "decimal" : "numeric";
  return control.kind === "text" ? (control.type ?? "text") : "text";
}

const classOf: Partial<Record<Control["kind"], string>> = { date: "input-date", number: "input-number" };

/** Something typed: a line, several lines, a date, a number, or a line with suggestions. */
export function FieldInput({ described, name, field: { control }, values, choices }: FactFieldProps & { described: Described }) {
  const value = firstOf(values, name);
  // A single line would drop the line breaks of a text that has some.
  if (control.kind === "long-text" || ((control.kind === "text" || control.kind === "region") && value.includes("\n"))) {
    return <textarea {...described} rows={3} defaultValue={value} />;
  }
  const suggested = control.kind === "suggested" ? (choices[control.source] ?? []) : null;
  const list = suggested === null ? undefined : `${described.id}-list`;
  return (
    <>
      <input
        {...described}
        type={control.kind === "date" ? "date" : "text"}
        inputMode={keyboardOf(control)}
        autoComplete="off"
        className={classOf[control.kind]}
        defaultValue={value}
        list={list}
      />
      {suggested === null ? null : (
        <datalist id={list}>
          {suggested.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </datalist>
      )}
    </>
  );
}

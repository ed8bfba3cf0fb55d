import type { ReactNode } from "react";

interface FieldProps {
  id: string;
  name: string;
  label: string;
  hint?: string;
  error?: string | undefined;
}

const describedBy = ({ id, hint, error }: FieldProps) => ({
  id,
  "aria-describedby":
    [hint === undefined ? "" : `${id}-hint`, error === undefined ? "" : `${id}-error`].filter(Boolean).join(" ") || undefined,
  "aria-invalid": error === undefined ? undefined : (true as const),
});

function Labelled({ field: { id, label, hint, error }, children }: { field: FieldProps; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

interface TextFieldProps extends FieldProps {
  type?: "text" | "search" | "date";
  placeholder?: string;
  defaultValue: string;
}

export function TextField({ type = "text", placeholder, defaultValue, ...field }: TextFieldProps) {
  return (
    <Labelled field={field}>
      <input
        {...describedBy(field)}
        name={field.name}
        type={type}
        placeholder={placeholder}
        defaultValue={defaultValue}
        autoComplete="off"
        spellCheck={false}
      />
    </Labelled>
  );
}

export interface Option {
  value: string;
  label: string;
}

/** A choice among few; `any` is the one that stands for no choice, in groups where options have them. */
export function SelectField({
  any,
  options,
  groups,
  defaultValue,
  ...field
}: FieldProps & {
  any: string;
  options?: readonly Option[];
  groups?: readonly { label: string; options: readonly Option[] }[];
  defaultValue: string;
}) {
  const items = (list: readonly Option[]) =>
    list.map(({ value, label }) => (
      <option key={value} value={value}>
        {label}
      </option>
    ));
  return (
    <Labelled field={field}>
      <select {...describedBy(field)} name={field.name} defaultValue={defaultValue}>
        <option value="">{any}</option>
        {items(options ?? [])}
        {groups?.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {items(group.options)}
          </optgroup>
        ))}
      </select>
    </Labelled>
  );
}

import { useLanguage, useTranslator } from "~/components/language";
import { TermsFields } from "~/components/terms/terms-fields";
import { hintFor } from "~/i18n/hint";
import { ClauseChecklist } from "./clause-checklist";
import type { Control } from "./description";
import { FieldBoxes } from "./field-boxes";
import { FieldInput } from "./field-input";
import { fieldId, labelKey } from "./field-names";
import { describe, type FactFieldProps, Hint, Messages } from "./field-parts";
import { FieldSelect } from "./field-select";
import { firstOf } from "./form-input";

function useHint({ noun, name, field: { control } }: FactFieldProps): string | null {
  const language = useLanguage();
  const t = useTranslator();
  if (control.kind === "one-of" && control.source === "subjects") return t("factForms.subjectHint");
  // A description's names are those of the noun's fields, which the look-up by both cannot follow.
  const hint = hintFor(language, noun, name as never);
  if (control.kind === "suggested") return [hint, t("factForms.engager")].filter((text) => text !== null).join(" ");
  return hint ?? (control.kind === "number" && control.decimals === true ? t("factForms.decimals") : null);
}

const wide: ReadonlySet<Control["kind"]> = new Set(["long-text", "one-of"]);
const chosen: ReadonlySet<Control["kind"]> = new Set(["term", "concept", "country", "one-of"]);

/** One field of a form: label, help, what is wrong with it, and the control its description names. */
export function FactField(props: FactFieldProps) {
  const t = useTranslator();
  const { noun, name, field, values, messages } = props;
  const { kind } = field.control;
  const hint = useHint(props);
  const id = fieldId(name);
  const described = describe(id, name, hint, messages, field.required === true);
  if (kind === "several-of") return <FieldBoxes {...props} hint={hint} />;
  if (kind === "terms") return <TermsFields values={values} messagesOf={props.messagesOf} />;
  if (kind === "clauses") return <ClauseChecklist id={id} values={values} messages={messages} />;
  if (kind === "yes-no") {
    return (
      <div className="field field-wide">
        <div className="choice">
          <input type="checkbox" value="yes" {...described} defaultChecked={firstOf(values, name) !== ""} />
          <label htmlFor={id}>{t(labelKey(noun, name))}</label>
        </div>
        <Hint id={id} text={hint} />
        <Messages id={id} messages={messages} />
      </div>
    );
  }
  return (
    <div className={wide.has(kind) ? "field field-wide" : "field"}>
      <label htmlFor={id}>
        {t(labelKey(noun, name))}
        {field.required === true ? <span className="required"> ({t("factForms.required")})</span> : null}
      </label>
      <Hint id={id} text={hint} />
      <Messages id={id} messages={messages} />
      {chosen.has(kind) ? <FieldSelect {...props} described={described} /> : <FieldInput {...props} described={described} />}
    </div>
  );
}

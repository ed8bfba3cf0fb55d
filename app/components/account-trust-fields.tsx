import { type Role, roles } from "~/domain/permissions/role";
import { describedBy, Field, FieldError, type Refusals } from "./form-parts";
import { useTranslator } from "./language";

/** What an account is trusted with, as typed. */
export interface AccountForm {
  roles: readonly string[];
  lastDay: string;
  limited: boolean;
  scope: readonly { id: string; key: string; name: string }[];
  more: string;
}

interface TrustFieldsProps {
  form: AccountForm;
  refusals: Refusals;
  /** To be suggested while typing. */
  names: readonly { key: string; name: string }[];
  moreHint: string;
}

function RoleChoice({ role, held }: { role: Role; held: boolean }) {
  const t = useTranslator();
  return (
    <div className="choice">
      <input
        type="checkbox"
        id={`role-${role}`}
        name="roles"
        value={role}
        defaultChecked={held}
        aria-describedby={`role-${role}-hint`}
      />
      <label htmlFor={`role-${role}`}>{t(`access.role.${role}`)}</label>
      <p className="hint" id={`role-${role}-hint`}>
        {t(`access.roleText.${role}`)}
      </p>
    </div>
  );
}

function ScopeFields({ form, refusals, names, moreHint }: TrustFieldsProps) {
  const t = useTranslator();
  return (
    <fieldset className="field" id="limited" tabIndex={-1}>
      <legend>{t("accounts.scope")}</legend>
      <p className="hint">{t("accounts.scopeHint")}</p>
      <FieldError name="limited" refusal={refusals["limited"]} />
      {(["no", "yes"] as const).map((value) => (
        <div className="choice" key={value}>
          <input
            type="radio"
            id={`limited-${value}`}
            name="limited"
            value={value}
            defaultChecked={form.limited === (value === "yes")}
          />
          <label htmlFor={`limited-${value}`}>{t(`accounts.limit.${value}`)}</label>
        </div>
      ))}
      {form.scope.map(({ id, name, key }) => (
        <div className="choice" key={id}>
          <input type="checkbox" id={`scope-${id}`} name="scope" value={id} defaultChecked />
          <label htmlFor={`scope-${id}`}>
            {name} <span className="muted">{key}</span>
          </label>
        </div>
      ))}
      <Field name="more" label={t("accounts.more")} hint={moreHint} refusal={refusals["more"]}>
        <input
          {...describedBy("more", true, refusals["more"])}
          type="text"
          list="subcontractor-names"
          defaultValue={form.more}
          autoComplete="off"
        />
      </Field>
      <datalist id="subcontractor-names">
        {names.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </datalist>
    </fieldset>
  );
}

/** The fields of what an account is trusted with, until when, and of whom. */
export function TrustFields(props: TrustFieldsProps) {
  const t = useTranslator();
  const { form, refusals } = props;
  return (
    <>
      <fieldset className="field" id="roles" tabIndex={-1} aria-describedby={refusals["roles"] ? "roles-error" : undefined}>
        <legend>{t("accounts.roles")}</legend>
        <FieldError name="roles" refusal={refusals["roles"]} />
        {roles.map((role) => (
          <RoleChoice key={role} role={role} held={form.roles.includes(role)} />
        ))}
      </fieldset>
      <Field name="lastDay" label={t("accounts.lastDay")} hint={t("accounts.lastDayHint")} refusal={refusals["lastDay"]}>
        <input {...describedBy("lastDay", true, refusals["lastDay"])} type="date" defaultValue={form.lastDay} />
      </Field>
      <ScopeFields {...props} />
    </>
  );
}

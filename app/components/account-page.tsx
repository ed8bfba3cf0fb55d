import { Form } from "@remix-run/react";
import { type Role, roles } from "~/domain/permissions/role";
import type { Refusal } from "~/domain/refusal";
import { paths } from "~/paths";
import { AccountEntry } from "./account-entry";
import { describedBy, ErrorSummary, Field, FieldError, type Refusals } from "./form-parts";
import { useTranslator } from "./language";
import { Breadcrumbs, PageTitle } from "./ui/page";

export interface AccountForm {
  roles: readonly string[];
  lastDay: string;
  limited: boolean;
  scope: readonly { id: string; key: string; name: string }[];
  more: string;
}

interface AccountPageProps {
  account: { id: string; name: string; email: string; status: "active" | "disabled" };
  form: AccountForm;
  refusals: Refusals;
  /** About the account as a whole. */
  general: Refusal | undefined;
  saved: boolean;
  /** To be suggested while typing. */
  names: readonly { key: string; name: string }[];
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

function ScopeFields({ form, refusals, names }: Pick<AccountPageProps, "form" | "refusals" | "names">) {
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
      <Field name="more" label={t("accounts.more")} hint={t("accounts.moreHint")} refusal={refusals["more"]}>
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

/** One account: what it is trusted with, until when, and of whom; disabling and removing it. */
export function AccountPage({ account, form, refusals, general, saved, names }: AccountPageProps) {
  const t = useTranslator();
  const isActive = account.status === "active";
  return (
    <div className="narrow-page">
      <Breadcrumbs label={t("factForms.breadcrumbs")} crumbs={[{ to: paths.accounts(), label: t("accounts.title") }]} />
      <PageTitle lede={account.email}>{account.name}</PageTitle>
      {saved ? (
        <p role="status" className="notice notice-ok">
          {t("accounts.saved")}
        </p>
      ) : null}
      <ErrorSummary refusals={refusals} general={general} />
      <section className="card">
        <h2>{t("accounts.trust")}</h2>
        <Form method="post" action={paths.oneAccount(account.id)} reloadDocument>
          <fieldset className="field" id="roles" tabIndex={-1}>
            <legend>{t("accounts.roles")}</legend>
            <FieldError name="roles" refusal={refusals["roles"]} />
            {roles.map((role) => (
              <RoleChoice key={role} role={role} held={form.roles.includes(role)} />
            ))}
          </fieldset>
          <Field name="lastDay" label={t("accounts.lastDay")} hint={t("accounts.lastDayHint")} refusal={refusals["lastDay"]}>
            <input {...describedBy("lastDay", true, refusals["lastDay"])} type="date" defaultValue={form.lastDay} />
          </Field>
          <ScopeFields form={form} refusals={refusals} names={names} />
          <button className="button button-primary" type="submit">
            {t("accounts.save")}
          </button>
        </Form>
      </section>
      <AccountEntry id={account.id} />
      <section className="card">
        <h2>{t("accounts.endTitle")}</h2>
        <p>{t(isActive ? "accounts.disableText" : "accounts.enableText")}</p>
        <Form method="post" action={paths.accountStatus(account.id)} reloadDocument>
          <button className="button" type="submit" name="status" value={isActive ? "disabled" : "active"}>
            {t(isActive ? "accounts.disable" : "accounts.enable")}
          </button>
        </Form>
        <p>
          <a className="danger-link" href={paths.removeAccount(account.id)}>
            {t("accounts.remove")}
          </a>
        </p>
      </section>
    </div>
  );
}

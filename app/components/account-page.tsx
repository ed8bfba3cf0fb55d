import { Form } from "@remix-run/react";
import type { Refusal } from "~/domain/refusal";
import { paths } from "~/paths";
import { AccountEntry } from "./account-entry";
import { type AccountForm, TrustFields } from "./account-trust-fields";
import { ErrorSummary, type Refusals } from "./form-parts";
import { useTranslator } from "./language";
import { Breadcrumbs, PageTitle } from "./ui/page";

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
          <TrustFields form={form} refusals={refusals} names={names} moreHint={t("accounts.moreHint")} />
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

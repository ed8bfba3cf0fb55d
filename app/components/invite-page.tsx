import { Form, Link } from "@remix-run/react";
import { languages } from "~/i18n/translator";
import { paths } from "~/paths";
import { type AccountForm, TrustFields } from "./account-trust-fields";
import { ErrorSummary, type Refusals, TextField } from "./form-parts";
import { useLanguage, useTranslator } from "./language";

export interface InviteForm extends AccountForm {
  email: string;
}

export const emptyInvitation: InviteForm = { email: "", roles: [], lastDay: "", limited: false, scope: [], more: "" };

interface InvitePageProps {
  hasMail: boolean;
  /** Who was just invited, with the link where no mail goes out. */
  invited: { email: string; link: string | null } | null;
  form: InviteForm;
  refusals: Refusals;
  /** To be suggested while typing. */
  names: readonly { key: string; name: string }[];
}

function Invited({ email, link }: { email: string; link: string | null }) {
  const t = useTranslator();
  return (
    <section className="card" role="status">
      <h2>{t("invitation.invited", { email })}</h2>
      {link === null ? (
        <p>{t("invitation.mailed")}</p>
      ) : (
        <>
          <p>{t("invitation.linkOnce")}</p>
          <p>
            <code className="secret">{link}</code>
          </p>
        </>
      )}
    </section>
  );
}

/** Invites somebody to an account that is trusted with what an account's own page can say. */
export function InvitePage({ hasMail, invited, form, refusals, names }: InvitePageProps) {
  const t = useTranslator();
  const language = useLanguage();
  return (
    <div className="narrow-page">
      <h1>{t("invitation.inviteTitle")}</h1>
      <p>{hasMail ? t("invitation.byMail") : t("invitation.withoutMail")}</p>
      {invited === null ? null : <Invited {...invited} />}
      <ErrorSummary refusals={refusals} />
      {/* A whole page each time: a link that is shown once is not to be fetched again. */}
      <Form method="post" reloadDocument>
        <TextField
          name="email"
          type="email"
          autoComplete="off"
          label={t("signingIn.email")}
          defaultValue={form.email}
          refusal={refusals["email"]}
        />
        <TrustFields form={form} refusals={refusals} names={names} moreHint={t("invitation.moreHint")} />
        <div className="field">
          <label htmlFor="language">{t("invitation.language")}</label>
          <select id="language" name="language" defaultValue={language}>
            {languages.map((known) => (
              <option key={known} value={known} lang={known}>
                {t(`settings.languages.${known}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="page-actions">
          <button className="button button-primary" type="submit">
            {t("invitation.send")}
          </button>
          <Link className="button" to={paths.accounts()}>
            {t("ownAccount.cancel")}
          </Link>
        </div>
      </Form>
    </div>
  );
}

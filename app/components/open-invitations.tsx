import { Form } from "@remix-run/react";
import type { Role } from "~/domain/permissions/role";
import { formatDate, formatList } from "~/i18n/format";
import { paths } from "~/paths";
import { useLanguage, useTranslator } from "./language";

export interface InvitationLine {
  id: string;
  email: string;
  roles: readonly Role[];
  isLimited: boolean;
  /** Dates in the organisation's time zone. */
  lastDay: string | null;
  validUntil: string;
}

/** Who was invited and has not come yet, each with the way to take it back; nothing where nobody was. */
export function OpenInvitations({ invitations }: { invitations: readonly InvitationLine[] }) {
  const t = useTranslator();
  const language = useLanguage();
  if (invitations.length === 0) return null;
  return (
    <section aria-labelledby="invitations">
      <h2 id="invitations" className="section-title">
        {t("invitation.open")}
      </h2>
      <table className="table table-stacked">
        <caption className="visually-hidden">{t("invitation.open")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("signingIn.email")}</th>
            <th scope="col">{t("accounts.roles")}</th>
            <th scope="col">{t("invitation.validUntil")}</th>
            <th scope="col">{t("accounts.lastDay")}</th>
            <th scope="col">
              <span className="visually-hidden">{t("invitation.revoke")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {invitations.map(({ id, email, roles, isLimited, lastDay, validUntil }) => (
            <tr key={id}>
              <th scope="row">{email}</th>
              <td data-label={t("accounts.roles")}>
                {formatList(
                  language,
                  roles.map((role) => t(`access.role.${role}`)),
                )}
                {isLimited ? <span className="muted"> {t("accounts.limited")}</span> : null}
              </td>
              <td data-label={t("invitation.validUntil")}>{formatDate(language, validUntil)}</td>
              <td data-label={t("accounts.lastDay")}>{lastDay === null ? t("accounts.noEnd") : formatDate(language, lastDay)}</td>
              <td>
                <Form method="post" action={paths.revokeInvitation(id)} reloadDocument>
                  <button className="button" type="submit">
                    {t("invitation.revoke")}
                    <span className="visually-hidden"> ({email})</span>
                  </button>
                </Form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

import { Link } from "@remix-run/react";
import type { Role } from "~/domain/permissions/role";
import { formatDate, formatList } from "~/i18n/format";
import { paths } from "~/paths";
import { useLanguage, useTranslator } from "./language";
import { type InvitationLine, OpenInvitations } from "./open-invitations";
import { PageTitle } from "./ui/page";

export interface AccountLine {
  id: string;
  name: string;
  email: string;
  roles: readonly Role[];
  isLimited: boolean;
  status: "active" | "disabled" | "ended";
  /** Dates in the organisation's time zone. */
  lastSignInOn: string | null;
  lastDay: string | null;
}

interface AccountsPageProps {
  accounts: readonly AccountLine[];
  invitations: readonly InvitationLine[];
  /** What was just done. */
  said: "removed" | "revoked" | null;
}

/** Everybody who may sign in, and what each is trusted with; and who was asked to. */
export function AccountsPage({ accounts, invitations, said }: AccountsPageProps) {
  const t = useTranslator();
  const language = useLanguage();
  const headings = ["name", "roles", "status", "lastSignIn", "lastDay"] as const;
  return (
    <>
      {said === null ? null : (
        <p role="status" className="notice notice-ok">
          {t(said === "removed" ? "accounts.removed" : "invitation.revoked")}
        </p>
      )}
      <PageTitle
        lede={t("accounts.lede")}
        actions={
          <>
            <Link className="button button-primary" to={paths.inviteAccount()}>
              {t("invitation.inviteTitle")}
            </Link>
            <Link className="button" to={paths.failedAttempts()}>
              {t("attempts.title")}
            </Link>
            <Link className="button" to={paths.access()}>
              {t("access.title")}
            </Link>
          </>
        }
      >
        {t("accounts.title")}
      </PageTitle>
      <table className="table table-stacked">
        <caption className="visually-hidden">{t("accounts.title")}</caption>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th scope="col" key={heading}>
                {t(`accounts.${heading}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {accounts.map(({ id, name, email, roles, isLimited, status, lastSignInOn, lastDay }) => (
            <tr key={id}>
              <th scope="row">
                <Link to={paths.oneAccount(id)}>{name}</Link>
                <span className="facts-line row-facts">
                  <span>{email}</span>
                </span>
              </th>
              <td data-label={t("accounts.roles")}>
                {formatList(
                  language,
                  roles.map((role) => t(`access.role.${role}`)),
                )}
                {isLimited ? <span className="muted"> {t("accounts.limited")}</span> : null}
              </td>
              <td data-label={t("accounts.status")}>
                <span className={`badge ${status === "active" ? "badge-ok" : "badge-grey"}`}>
                  {t(`accounts.statuses.${status}`)}
                </span>
              </td>
              <td data-label={t("accounts.lastSignIn")}>
                {lastSignInOn === null ? t("accounts.never") : formatDate(language, lastSignInOn)}
              </td>
              <td data-label={t("accounts.lastDay")}>{lastDay === null ? t("accounts.noEnd") : formatDate(language, lastDay)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <OpenInvitations invitations={invitations} />
    </>
  );
}

import { can } from "~/domain/permissions/can";
import { permissions } from "~/domain/permissions/matrix";
import { type Role, roles } from "~/domain/permissions/role";
import { formatList } from "~/i18n/format";
import { useLanguage, useTranslator } from "./language";
import { PageTitle } from "./ui/page";

/** Who may do something at an address: a group that is no role, or the roles, for each list where it depends on that. */
export type AccessOf =
  | { kind: "everybody" | "contact" | "signedIn" | "own" | "nobody" }
  | { kind: "roles"; roles: Role[] }
  | { kind: "lists"; lists: { list: string; roles: Role[] }[] };

export interface AddressAccess {
  address: string;
  see: AccessOf;
  send: AccessOf;
}

function RolesByPermission() {
  const t = useTranslator();
  return (
    <table className="table table-stacked access-matrix">
      <caption className="visually-hidden">{t("access.title")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("access.what")}</th>
          {roles.map((role) => (
            <th scope="col" key={role}>
              {t(`access.role.${role}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {permissions.map((permission) => (
          <tr key={permission}>
            <th scope="row">{t(`access.permission.${permission}`)}</th>
            {roles.map((role) => (
              <td key={role} data-label={t(`access.role.${role}`)} className={can([role], permission) ? undefined : "muted"}>
                {t(can([role], permission) ? "access.yes" : "access.no")}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Allowed({ of }: { of: AccessOf }) {
  const t = useTranslator();
  const language = useLanguage();
  const named = (held: readonly Role[]) =>
    formatList(
      language,
      held.map((role) => t(`access.role.${role}`)),
    );
  if (of.kind === "roles") return <>{named(of.roles)}</>;
  if (of.kind !== "lists") return <>{t(`access.${of.kind}`)}</>;
  return (
    <ul>
      {of.lists.map(({ list, roles: held }) => (
        <li key={list}>
          {t("access.dependsOnList", { list: t(`fields.subcontractor.${list as "services"}`), roles: named(held) })}
        </li>
      ))}
    </ul>
  );
}

/** What the guard goes by, for whoever wants to know: from the same tables, so that it is never out of date. */
export function AccessPage({ addresses }: { addresses: readonly AddressAccess[] }) {
  const t = useTranslator();
  return (
    <>
      <PageTitle lede={t("access.lede")}>{t("access.title")}</PageTitle>
      <dl className="definition-list">
        {roles.map((role) => (
          <div key={role}>
            <dt>{t(`access.role.${role}`)}</dt>
            <dd>{t(`access.roleText.${role}`)}</dd>
          </div>
        ))}
      </dl>
      <RolesByPermission />
      <h2 className="section-title">{t("access.auditorTitle")}</h2>
      <p>{t("access.auditorText")}</p>
      <h2 className="section-title">{t("access.dutiesTitle")}</h2>
      <ul>
        {(["evidence", "finding", "waiver", "override"] as const).map((duty) => (
          <li key={duty}>{t(`access.duties.${duty}`)}</li>
        ))}
      </ul>
      <h2 className="section-title">{t("access.pagesTitle")}</h2>
      <p>{t("access.pagesLede")}</p>
      <table className="table table-stacked">
        <caption className="visually-hidden">{t("access.pagesTitle")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("access.address")}</th>
            <th scope="col">{t("access.maySee")}</th>
            <th scope="col">{t("access.maySend")}</th>
          </tr>
        </thead>
        <tbody>
          {addresses.map(({ address, see, send }) => (
            <tr key={address}>
              <th scope="row">{address}</th>
              <td data-label={t("access.maySee")}>
                <Allowed of={see} />
              </td>
              <td data-label={t("access.maySend")}>
                <Allowed of={send} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

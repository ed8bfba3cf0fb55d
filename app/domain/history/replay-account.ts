import type { Account } from "../account";
import type { RecordedEvent } from "../audit-event";
import type { Role } from "../permissions/role";
import type { Scope } from "../permissions/scope";

/** What the history says of an account. */
export interface ReplayedAccount extends Pick<Account, "name" | "email" | "roles" | "endsAt" | "status"> {
  /** Ids of the subcontractors it may know of, null = all. */
  scope: readonly string[] | null;
  /** Undefined where no event says which it began with, as of the earliest ones. */
  language: string | null | undefined;
}

/** What accounts held that were there before there were roles. */
const rolesBeforeRoles: readonly Role[] = ["administrator", "compliance"];

const idsOf = (scope: Scope | readonly string[] | null | undefined): ReplayedAccount["scope"] => {
  if (scope === null || scope === undefined) return null;
  if (!("kind" in scope)) return scope;
  return scope.kind === "all" ? null : scope.ids;
};

type Said = Partial<Omit<Account, "scope">> & { scope?: Scope | readonly string[] | null };

/** An account once one more of its events has happened; null: it is not there, or there no longer. Pure. */
export function replayAccount(account: ReplayedAccount | null, { action, after }: RecordedEvent): ReplayedAccount | null {
  if (action === "removed") return null;
  const said = (after ?? {}) as Said;
  if (action === "created") {
    const { name = "", email = "", roles = rolesBeforeRoles, scope, endsAt = null, status = "active", language } = said;
    return { name, email, roles, scope: idsOf(scope), endsAt, status, language };
  }
  if (action !== "changed" || account === null) return account;
  const { roles = account.roles, endsAt = account.endsAt, status = account.status, language = account.language } = said;
  return { ...account, roles, endsAt, status, language, scope: said.scope === undefined ? account.scope : idsOf(said.scope) };
}

import type { Account } from "../account";
import { can } from "../permissions/can";
import { type OwnedDated, permissionFor } from "./dated";

/**
 * Who is reminded: the named owner where that is an account, otherwise everybody who is trusted with what is to be done. What
 * nobody feels called upon to do is not done, so a deadline has always somebody, as long as there is anybody.
 * @param accounts those that may sign in
 * @returns ids of accounts
 */
export function recipientsOf(
  { kind, owner }: Pick<OwnedDated, "kind" | "owner">,
  accounts: readonly Pick<Account, "id" | "email" | "roles">[],
): string[] {
  const named = owner === null ? undefined : accounts.find(({ email }) => email === owner.trim().toLowerCase());
  if (named !== undefined) return [named.id];
  return accounts.filter(({ roles }) => can(roles, permissionFor(kind))).map(({ id }) => id);
}

import {
  findAccount,
  listAccounts,
  lockAccounts,
  removeAccount as removeRows,
  setAccount,
} from "../../../db/queries/account.server";
import { dropSessionsOf } from "../../../db/queries/session.server";
import type { Trx } from "../../../db/schema";
import { type Account, isOpen, lastsAsAdministrator } from "../../domain/account";
import { rolesRefusal } from "../../domain/permissions/role";
import type { Refusal } from "../../domain/refusal";
import { type Context, requirePermission } from "../context";
import { accountEvent, changeAccounts } from "./change-accounts.server";

export type AccountTrust = Pick<Account, "roles" | "scope" | "endsAt" | "status">;

export type AccountChanged = { done: true } | { refusal: Refusal } | { notFound: true };

const shown = ({ roles, scope, endsAt, status }: AccountTrust) => ({
  roles,
  scope: scope.kind === "all" ? null : scope.ids,
  endsAt,
  status,
});

/** Why an account cannot be trusted so; null where it can. */
export function trustRefusal({ roles, scope }: Pick<AccountTrust, "roles" | "scope">): Refusal | null {
  const refusal = rolesRefusal(roles);
  if (refusal !== null) return refusal;
  if (scope.kind === "all") return null;
  if (!roles.includes("auditor")) return { code: "scope-for-auditors" };
  return scope.ids.length === 0 ? { code: "scope-required" } : null;
}

/** Somebody must be left who can give access: an active administrator without an end other than this account. */
async function isLastAdministrator(trx: Trx, account: Account): Promise<boolean> {
  if (!lastsAsAdministrator(account)) return false;
  const others = (await listAccounts(trx)).filter(({ id }) => id !== account.id);
  return !others.some(lastsAsAdministrator);
}

/** Changes what an account is trusted with. It goes by it from its next request on; disabled, it is signed out everywhere. */
export async function changeAccount(context: Context, id: string, change: Partial<AccountTrust>): Promise<AccountChanged> {
  requirePermission(context, "accounts.manage");
  return changeAccounts(context, async (trx, append): Promise<AccountChanged> => {
    await lockAccounts(trx);
    const account = await findAccount(trx, id);
    if (account === null) return { notFound: true };
    const { roles, scope, endsAt, status } = account;
    const wanted: AccountTrust = { roles, scope, endsAt, status, ...change };
    if (JSON.stringify(shown(account)) === JSON.stringify(shown(wanted))) return { done: true };
    const refusal = trustRefusal(wanted);
    if (refusal !== null) return { refusal };
    if (!lastsAsAdministrator(wanted) && (await isLastAdministrator(trx, account)))
      return { refusal: { code: "last-administrator" } };
    await setAccount(trx, id, wanted);
    if (!isOpen(wanted, context.now().toISOString())) await dropSessionsOf(trx, id);
    await append(accountEvent("changed", id, shown(account), shown(wanted)));
    return { done: true };
  });
}

/** Takes an account away. What it did stays in the history under its id. */
export async function removeAccount(context: Context, id: string): Promise<AccountChanged> {
  requirePermission(context, "accounts.manage");
  return changeAccounts(context, async (trx, append): Promise<AccountChanged> => {
    await lockAccounts(trx);
    const account = await findAccount(trx, id);
    if (account === null) return { notFound: true };
    if (await isLastAdministrator(trx, account)) return { refusal: { code: "last-administrator" } };
    await dropSessionsOf(trx, id);
    await removeRows(trx, id);
    await append(accountEvent("removed", id, { name: account.name, email: account.email, ...shown(account) }));
    return { done: true };
  });
}

/** What a page shows of everybody who may sign in. */
export interface ListedAccount extends Account {
  lastSignInAt: string | null;
}

const toListed = ({ passwordHash: _hash, createdAt: _at, ...account }: Awaited<ReturnType<typeof listAccounts>>[number]) =>
  account satisfies ListedAccount;

export async function listAllAccounts(context: Context): Promise<ListedAccount[]> {
  requirePermission(context, "accounts.manage");
  return (await listAccounts(context.database.reader)).map(toListed);
}

export async function findOneAccount(context: Context, id: string): Promise<ListedAccount | null> {
  requirePermission(context, "accounts.manage");
  const account = await findAccount(context.database.reader, id);
  return account === null ? null : toListed(account);
}

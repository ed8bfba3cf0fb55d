import { uuidv7 } from "uuidv7";
import { addAccount as insertAccount, findAccountByEmail } from "../../../db/queries/account.server";
import type { Trx } from "../../../db/schema";
import { emailRefusal, nameRefusal, passwordRefusal, toEmail } from "../../auth/credentials";
import { hashPassword } from "../../auth/password.server";
import type { AuditEvent } from "../../domain/audit-event";
import type { Role } from "../../domain/permissions/role";
import { everything } from "../../domain/permissions/scope";
import type { Refusal } from "../../domain/refusal";
import { type Context, requirePermission } from "../context";
import { accountEvent, changeAccounts } from "./change-accounts.server";

export interface NewAccount {
  name: string;
  email: string;
  password: string;
  /** Those of the first account, unless given. */
  roles?: readonly Role[];
}

/** Of the first account and of those made on the command line: they must be able to begin, alone. */
export const firstRoles: readonly Role[] = ["administrator", "compliance"];

export type AccountRefusals = Partial<Record<keyof NewAccount, Refusal>>;

/** What can be said of a new account before the database is asked; empty where nothing is wrong. */
export function newAccountRefusals({ name, email, password }: NewAccount): AccountRefusals {
  const refusals = {
    name: nameRefusal(name.trim()),
    email: emailRefusal(toEmail(email)),
    password: passwordRefusal(password, [name, email]),
  };
  return Object.fromEntries(Object.entries(refusals).filter(([, refusal]) => refusal !== null));
}

/** Within a transaction; the password is hashed before it, for that takes long. */
export async function putAccount(
  trx: Trx,
  append: (event: AuditEvent, actorId?: string) => Promise<void>,
  { name, email, roles = firstRoles }: NewAccount,
  passwordHash: string,
  createdAt: string,
): Promise<string> {
  const id = uuidv7();
  const account = { id, name: name.trim(), email: toEmail(email), roles, scope: everything, endsAt: null, language: null };
  await insertAccount(trx, { ...account, passwordHash, status: "active", createdAt, lastSignInAt: null });
  await append(accountEvent("created", id, null, account));
  return id;
}

/** Adds somebody who may sign in. */
export async function addAccount(context: Context, input: NewAccount): Promise<{ id: string } | { refusals: AccountRefusals }> {
  requirePermission(context, "accounts.manage");
  const refusals = newAccountRefusals(input);
  if (Object.keys(refusals).length > 0) return { refusals };
  const passwordHash = await hashPassword(input.password);
  return changeAccounts(context, async (trx, append) => {
    if ((await findAccountByEmail(trx, toEmail(input.email))) !== null) return { refusals: { email: { code: "email-taken" } } };
    return { id: await putAccount(trx, append, input, passwordHash, context.now().toISOString()) };
  });
}

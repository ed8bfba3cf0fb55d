import { hasAccount, hasOneTimeToken, takeOneTimeToken } from "../../../db/queries/account.server";
import type { Client } from "../../auth/client";
import { hashPassword } from "../../auth/password.server";
import { startSession } from "../../auth/session.server";
import { hashOfToken } from "../../auth/token.server";
import type { Refusal } from "../../domain/refusal";
import type { Context } from "../context";
import { accountEvent, changeAccounts } from "./change-accounts.server";
import { type AccountRefusals, type NewAccount, newAccountRefusals, putAccount } from "./add-account.server";

const purpose = "first-administrator";

/** Whether nobody can sign in yet. */
export const isAwaitingFirstAdministrator = async ({ database }: Context) => !(await hasAccount(database.reader));

/** Whether the token would be taken now. Asking uses nothing up: mail and chat programs open links to look at them. */
export async function mayCreateFirstAdministrator({ database, now }: Context, token: string): Promise<boolean> {
  const { reader } = database;
  return (await hasOneTimeToken(reader, purpose, hashOfToken(token), now().toISOString())) && !(await hasAccount(reader));
}

/** Creates the account and signs it in. Of many at once exactly one succeeds. */
export async function createFirstAdministrator(
  context: Context,
  token: string,
  input: NewAccount,
  client: Client,
): Promise<{ sessionToken: string } | { refusal: Refusal } | { refusals: AccountRefusals }> {
  const invalid = { refusal: { code: "token-invalid" } };
  if (!(await mayCreateFirstAdministrator(context, token))) return invalid;
  const refusals = newAccountRefusals(input);
  if (Object.keys(refusals).length > 0) return { refusals };
  const passwordHash = await hashPassword(input.password);
  return changeAccounts(context, async (trx, append) => {
    const at = context.now();
    if ((await hasAccount(trx)) || !(await takeOneTimeToken(trx, purpose, hashOfToken(token), at.toISOString()))) return invalid;
    const id = await putAccount(trx, append, input, passwordHash, at.toISOString());
    await append(accountEvent("signed-in", id), id);
    return { sessionToken: await startSession(trx, { accountId: id, method: "password", client }, at) };
  });
}

import { dropSession } from "../../../db/queries/session.server";
import { hashOfToken } from "../../auth/token.server";
import type { Context } from "../context";
import { accountEvent, changeAccounts } from "./change-accounts.server";

/** Ends the session at the server; harmless where it has ended already. */
export async function signOut(context: Context, token: string): Promise<void> {
  await changeAccounts(context, async (trx, append) => {
    const accountId = await dropSession(trx, hashOfToken(token));
    if (accountId !== null) await append(accountEvent("signed-out", accountId), accountId);
  });
}

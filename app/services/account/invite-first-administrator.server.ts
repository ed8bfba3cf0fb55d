import { hasAccount, replaceOneTimeToken } from "../../../db/queries/account.server";
import { hashOfToken, newToken } from "../../auth/token.server";
import type { Context } from "../context";

const validMs = 24 * 60 * 60_000;

/** A fresh token for whoever reads the console, in place of any earlier one; null where somebody can sign in already. */
export async function inviteFirstAdministrator({ database, now }: Context): Promise<string | null> {
  return database.writer.transaction().execute(async (trx) => {
    if (await hasAccount(trx)) return null;
    const token = newToken();
    const expiresAt = new Date(now().getTime() + validMs).toISOString();
    await replaceOneTimeToken(trx, { tokenHash: hashOfToken(token), purpose: "first-administrator", expiresAt });
    return token;
  });
}

import { findAccount, setAccount } from "../../../db/queries/account.server";
import type { Language } from "../../i18n/language";
import type { Context } from "../context";
import { accountEvent, changeAccounts } from "./change-accounts.server";

/** The language that an account's pages come in. */
export async function chooseLanguage(context: Context, accountId: string, language: Language): Promise<void> {
  await changeAccounts(context, async (trx, append) => {
    const account = await findAccount(trx, accountId);
    if (account === null || account.language === language) return;
    await setAccount(trx, accountId, { language });
    await append(accountEvent("changed", accountId, { language: account.language }, { language }));
  });
}

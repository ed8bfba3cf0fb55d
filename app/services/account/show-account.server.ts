import { findAccount } from "../../../db/queries/account.server";
import { getOrganisation } from "../../../db/queries/organisation.server";
import { countRecoveryCodes, findSecondFactor } from "../../../db/queries/second-factor.server";
import type { Context } from "../context";
import { findBoundSince } from "./single-sign-on.server";

/** What an account's own page says of how it signs in. */
export interface OwnAccount {
  /** Instant since when; null where passwords alone are asked for. */
  secondFactorSince: string | null;
  recoveryCodesLeft: number;
  timeZone: string;
  hasPassword: boolean;
  /** Whether the installation has a provider of single sign-on. */
  hasSingleSignOn: boolean;
  /** Instant since when the account is bound to it; null where it is not. */
  singleSignOnSince: string | null;
}

export async function showAccount(context: Context, accountId: string): Promise<OwnAccount> {
  const { reader } = context.database;
  const factor = await findSecondFactor(reader, accountId);
  return {
    secondFactorSince: factor?.createdAt ?? null,
    timeZone: (await getOrganisation(reader)).timeZone,
    hasPassword: ((await findAccount(reader, accountId))?.passwordHash ?? null) !== null,
    hasSingleSignOn: context.installation.singleSignOn !== null,
    singleSignOnSince: await findBoundSince(context, accountId),
    recoveryCodesLeft: factor === null ? 0 : await countRecoveryCodes(reader, accountId),
  };
}

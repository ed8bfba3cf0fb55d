import { getOrganisation } from "../../../db/queries/organisation.server";
import { countRecoveryCodes, findSecondFactor } from "../../../db/queries/second-factor.server";
import type { Context } from "../context";

/** What an account's own page says of how it signs in. */
export interface OwnAccount {
  /** Instant since when; null where passwords alone are asked for. */
  secondFactorSince: string | null;
  recoveryCodesLeft: number;
  timeZone: string;
}

export async function showAccount({ database: { reader } }: Context, accountId: string): Promise<OwnAccount> {
  const factor = await findSecondFactor(reader, accountId);
  return {
    secondFactorSince: factor?.createdAt ?? null,
    timeZone: (await getOrganisation(reader)).timeZone,
    recoveryCodesLeft: factor === null ? 0 : await countRecoveryCodes(reader, accountId),
  };
}

import { findLink, listOpenInvitations, takeLink } from "../../../db/queries/account-link.server";
import { getOrganisation } from "../../../db/queries/organisation.server";
import { dateIn } from "../../domain/calendar";
import type { Role } from "../../domain/permissions/role";
import { type Context, requirePermission } from "../context";
import { changeAccounts, invitationEvent } from "./change-accounts.server";

/** An invitation that can still be used; dates in the organisation's time zone. */
export interface OpenInvitation {
  id: string;
  email: string;
  roles: readonly Role[];
  isLimited: boolean;
  /** Of the account, if it has one. */
  lastDay: string | null;
  /** The last day on which it can be used. */
  validUntil: string;
}

const lastDayBefore = (timeZone: string, instant: string) => dateIn(timeZone, new Date(Date.parse(instant) - 1));

export async function listInvitations(context: Context): Promise<OpenInvitation[]> {
  requirePermission(context, "accounts.manage");
  const { reader } = context.database;
  const { timeZone } = await getOrganisation(reader);
  return (await listOpenInvitations(reader, context.now().toISOString())).map(
    ({ id, email, roles, scope, endsAt, expiresAt }) => ({
      id,
      email: email ?? "",
      roles,
      isLimited: scope.kind === "some",
      lastDay: endsAt === null ? null : lastDayBefore(timeZone, endsAt),
      validUntil: lastDayBefore(timeZone, expiresAt),
    }),
  );
}

/**
 * Ends an invitation before anybody has used it; a mail that still waits is then not sent.
 * @returns false where there is none, or where it was used first
 */
export async function revokeInvitation(context: Context, id: string): Promise<boolean> {
  requirePermission(context, "accounts.manage");
  return changeAccounts(context, async (trx, append) => {
    const at = context.now().toISOString();
    const link = await findLink(trx, id, at);
    if (link?.purpose !== "invitation" || !(await takeLink(trx, id, at))) return false;
    const { email, roles, scope, endsAt } = link;
    await append(invitationEvent("removed", id, { email, roles, scope, endsAt }, null));
    return true;
  });
}

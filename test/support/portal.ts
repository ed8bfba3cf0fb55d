import { portalCookieFor } from "../../app/auth/session-cookie";
import { hashOfToken, newToken } from "../../app/auth/token.server";
import { everything } from "../../app/domain/permissions/scope";
import type { Context, PortalVisit } from "../../app/services/context";
import { inviteTo } from "../../app/services/portal/invite.server";
import { findVisit } from "../../app/services/portal/portal-session.server";
import { changeRegister } from "../../app/services/register/change-register.server";
import { changeCase, findCase } from "../../db/queries/inspection-case.server";
import { addPortalSession, listInvitations } from "../../db/queries/portal.server";

/** Sends a case to somebody. @returns id of the invitation */
export async function anInvitation(context: Context, caseId: string, email = "kontakt@example.dk"): Promise<string> {
  await changeRegister(context, async (change) => {
    const found = await findCase(change.trx, everything, caseId);
    if (found === null) throw new Error("The case is there.");
    const asker = { language: "da", askedBy: "Mette Holm", askedPhone: "12 34 56 78" } as const;
    await changeCase(change.trx, caseId, { state: "sent", sentAt: found.sentAt ?? context.now().toISOString() });
    await inviteTo(context, change, [{ found, invited: [{ name: "Kim Kontakt", email }], asker }]);
  });
  const invitation = (await listInvitations(context.database.reader, caseId)).find((one) => one.email === email);
  if (invitation === undefined) throw new Error("Whoever was invited is there.");
  return invitation.id;
}

/** Lets the holder of an invitation in, as the code would. @returns the cookie of the visit */
export async function aVisitCookie(
  context: Context,
  invitationId: string,
  now: Date,
): Promise<{ token: string; cookie: string }> {
  const token = newToken();
  const at = now.toISOString();
  const expiresAt = new Date(now.getTime() + 60 * 60_000).toISOString();
  const session = { tokenHash: hashOfToken(token), invitationId, createdAt: at, lastSeenAt: at, expiresAt };
  await context.database.writer.transaction().execute((trx) => addPortalSession(trx, session));
  return { token, cookie: portalCookieFor(false).issue(token).split(";", 1)[0] ?? "" };
}

/** Sends a case to somebody and lets them in. */
export async function aVisit(context: Context, caseId: string, email?: string): Promise<PortalVisit> {
  const { token } = await aVisitCookie(context, await anInvitation(context, caseId, email), context.now());
  const visit = await findVisit(context, token);
  if (visit === null) throw new Error("Whoever was let in is in.");
  return visit;
}

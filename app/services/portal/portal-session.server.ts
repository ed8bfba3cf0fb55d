import { findCase } from "../../../db/queries/inspection-case.server";
import { findInvitation, findPortalSession, touchPortalSession } from "../../../db/queries/portal.server";
import { hashOfToken } from "../../auth/token.server";
import { linkState } from "../../domain/inspection/portal";
import { everything } from "../../domain/permissions/scope";
import { asSystem, type Context, type PortalVisit } from "../context";

const minute = 60_000;
export const idleMs = 2 * 60 * minute;
export const absoluteMs = 12 * 60 * minute;

/**
 * The visit that a cookie's token stands for, read anew at every request, so that whoever is shut out is out at the next one. Null where
 * it has ended or was taken back.
 */
export async function findVisit(context: Context, token: string): Promise<PortalVisit | null> {
  const kept = asSystem(context);
  const { database, now } = kept;
  const tokenHash = hashOfToken(token);
  const session = await findPortalSession(database.reader, tokenHash);
  const at = now();
  if (session === null || session.expiresAt <= at.toISOString()) return null;
  const lastSeen = Date.parse(session.lastSeenAt);
  if (lastSeen + idleMs <= at.getTime()) return null;
  const invitation = await findInvitation(database.reader, session.invitationId);
  const found = invitation === null ? null : await findCase(database.reader, everything, invitation.caseId);
  if (invitation === null || found === null) return null;
  if (linkState({ ...invitation, state: found.state }, at.toISOString()) !== "open") return null;
  if (lastSeen + minute <= at.getTime()) await touchPortalSession(database.writer, tokenHash, at.toISOString());
  return { invitation, found, context: { ...kept, actor: { kind: "contact", id: invitation.id, caseId: found.id } } };
}

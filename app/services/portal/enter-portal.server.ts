import { newId } from "../../../db/new-id.server";
import { findCase, type InspectionCase } from "../../../db/queries/inspection-case.server";
import { dropEndedCodes } from "../../../db/queries/mailed-code.server";
import { getOrganisation } from "../../../db/queries/organisation.server";
import { queueMail } from "../../../db/queries/outgoing-mail.server";
import {
  addInvitations,
  addPortalSession,
  changeInvitation,
  dropEndedVisits,
  endPortalSession,
  findInvitationByToken,
  listInvitations,
} from "../../../db/queries/portal.server";
import type { Schema } from "../../../db/schema";
import { portalCodeOf, portalLinkHashOf } from "../../auth/portal-token.server";
import { hashOfToken, newToken } from "../../auth/token.server";
import { linkDaysAfterDue, linkState } from "../../domain/inspection/portal";
import { everything } from "../../domain/permissions/scope";
import { asSystem, type Context } from "../context";
import { isCodeSent, redeemMailedCode, sendMailedCode } from "../mail/mailed-code.server";
import { absoluteMs } from "./portal-session.server";
import type { ShownLink } from "./shown-visit";

const day = 24 * 60 * 60_000;

interface Linked {
  invitation: Schema["portalInvitation"];
  found: InspectionCase;
  state: "open" | "ended";
}

/** What a link's token leads to; null where it leads nowhere any more. */
async function findLinked({ database, now }: Context, token: string): Promise<Linked | null> {
  const invitation = await findInvitationByToken(database.reader, hashOfToken(token));
  const found = invitation === null ? null : await findCase(database.reader, everything, invitation.caseId);
  if (invitation === null || found === null) return null;
  const state = linkState({ ...invitation, state: found.state }, now().toISOString());
  return state === "dead" ? null : { invitation, found, state };
}

/** Enough of an address for its owner to know it by. */
const veiled = (email: string) => email.replace(/^(.)[^@]*(@.).*(\.[^.]+)$/, "$1…$2…$3");

/** What the page of a link shows: looking at it changes nothing, however often and by whom. */
export async function showLink(context: Context, token: string, browser: string | null): Promise<ShownLink | null> {
  const linked = await findLinked(context, token);
  if (linked === null) return null;
  const { invitation, found, state } = linked;
  const { reader } = context.database;
  return {
    organisation: (await getOrganisation(reader)).name,
    askedBy: invitation.askedBy,
    askedPhone: invitation.askedPhone,
    subcontractor: found.subcontractor?.name ?? "",
    dueOn: found.dueOn,
    state,
    isCodeSent: state === "open" && (await isCodeSent(context, invitation.id, browser)),
    email: veiled(invitation.email ?? ""),
  };
}

/** Mails a code to the address that the link was sent to; it is good in this browser alone. */
export async function sendPortalCode(context: Context, token: string, browser: string): Promise<"sent" | "too-many" | "gone"> {
  const linked = await findLinked(context, token);
  if (linked === null || linked.state === "ended") return "gone";
  const { writer } = asSystem(context).database;
  return writer.transaction().execute((trx) => sendMailedCode(context, trx, "portal-code", linked.invitation.id, browser));
}

/**
 * Lets somebody in for the code that was mailed.
 * @returns the token of the visit's cookie
 */
export async function enterPortal(
  context: Context,
  token: string,
  browser: string | null,
  typed: string,
): Promise<{ token: string } | "wrong" | "gone"> {
  const linked = await findLinked(context, token);
  if (linked === null || linked.state === "ended") return "gone";
  const { id, openedAt } = linked.invitation;
  const now = context.now();
  const at = now.toISOString();
  const codeOf = (code: string) => portalCodeOf(context.installation.secrets, code);
  return asSystem(context)
    .database.writer.transaction()
    .execute(async (trx) => {
      if (!(await redeemMailedCode(context, trx, id, browser, typed, codeOf))) return "wrong";
      const visit = newToken();
      const expiresAt = new Date(now.getTime() + absoluteMs).toISOString();
      await addPortalSession(trx, { tokenHash: hashOfToken(visit), invitationId: id, createdAt: at, lastSeenAt: at, expiresAt });
      if (openedAt === null) await changeInvitation(trx, id, { openedAt: at });
      return { token: visit };
    });
}

/** Ends a visit. */
export const leavePortal = (context: Context, token: string) =>
  endPortalSession(asSystem(context).database.writer, hashOfToken(token));

/**
 * Mails a fresh link to the address of one that has ended, once a day: for as long again as a link is good after the due date, while the
 * case is still to be answered.
 */
export async function sendFreshLink(context: Context, token: string): Promise<"fresh" | "too-many" | "gone"> {
  const linked = await findLinked(context, token);
  if (linked === null || linked.state !== "ended" || linked.found.state !== "sent") return "gone";
  const { invitation } = linked;
  const now = context.now();
  const at = now.toISOString();
  return asSystem(context)
    .database.writer.transaction()
    .execute(async (trx) => {
      const since = new Date(now.getTime() - day).toISOString();
      const others = await listInvitations(trx, invitation.caseId);
      if (others.some(({ email, createdAt }) => email === invitation.email && createdAt >= since)) return "too-many";
      const id = newId();
      await addInvitations(trx, [
        {
          ...invitation,
          id,
          tokenHash: portalLinkHashOf(context.installation.secrets, id),
          createdAt: at,
          expiresAt: new Date(now.getTime() + linkDaysAfterDue * day).toISOString(),
          openedAt: null,
        },
      ]);
      await queueMail(trx, "portal-invitation", id, at);
      return "fresh";
    });
}

/** Forgets visits and codes that ended a day ago or earlier. */
export async function forgetEndedVisits(context: Context): Promise<void> {
  const before = new Date(context.now().getTime() - day).toISOString();
  await context.database.writer.transaction().execute(async (trx) => {
    await dropEndedVisits(trx, before);
    await dropEndedCodes(trx, before);
  });
}

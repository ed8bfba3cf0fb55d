import { addInvitations, changeInvitation, listInvitations } from "../../../db/queries/portal.server";
import { queueMail } from "../../../db/queries/outgoing-mail.server";
import { newId } from "../../../db/new-id.server";
import { emailRefusal, toEmail } from "../../auth/credentials";
import { portalLinkHashOf } from "../../auth/portal-token.server";
import { plusDays } from "../../domain/calendar";
import { forwardsMax, linkEndOf } from "../../domain/inspection/portal";
import type { Refusal } from "../../domain/refusal";
import { caseEvent } from "../inspection/case-event";
import { refusalsOf } from "../portfolio/refusals.server";
import { contactStep } from "./contact-event.server";
import type { PortalVisit } from "../context";
import { declineSchema, forwardSchema, moreTimeSchema } from "./portal-schema.server";
import type { StepResult } from "./submit-answers.server";

/** How many days more can be asked for. */
export const moreDaysMax = 90;

const refused = (field: string, refusal: Refusal): StepResult => ({
  outcome: "refused",
  refusals: [{ path: `$.${field}`, ...refusal }],
});

/** Invites a colleague, who gets a link of their own; whoever sent the inspection sees it. At most {@link forwardsMax} a case. */
export async function forwardTo(visit: PortalVisit, input: unknown): Promise<StepResult> {
  const parsed = forwardSchema.safeParse(input);
  if (!parsed.success) return { outcome: "refused", refusals: refusalsOf(parsed.error, input, "$") };
  const email = toEmail(parsed.data.email);
  const wrong = emailRefusal(email);
  if (wrong !== null) return refused("email", wrong);
  const { context, invitation } = visit;
  return contactStep(visit, async ({ trx, found, append, tell }) => {
    if (found.state !== "sent") return { outcome: "closed" };
    const others = await listInvitations(trx, found.id);
    const forwarded = others.filter(({ forwardedFrom }) => forwardedFrom !== null);
    if (forwarded.length >= forwardsMax) return refused("email", { code: "too-many-colleagues", params: { max: forwardsMax } });
    if (others.some((other) => other.email === email && other.revokedAt === null && other.declinedAt === null))
      return refused("email", { code: "already-invited" });
    const id = newId();
    const createdAt = context.now().toISOString();
    await addInvitations(trx, [
      {
        ...invitation,
        id,
        caseId: found.id,
        tokenHash: portalLinkHashOf(context.installation.secrets, id),
        name: parsed.data.name,
        email,
        forwardedFrom: invitation.id,
        createdAt,
        expiresAt: linkEndOf(found.dueOn),
        openedAt: null,
        moreTimeUntil: null,
        moreTimeReason: null,
      },
    ]);
    await queueMail(trx, "portal-invitation", id, createdAt);
    const { dueOn } = found;
    await append([caseEvent("forwarded", found, { dueOn }, { dueOn, to: [{ name: parsed.data.name, email }] })]);
    await tell("forwarded");
    return { outcome: "saved" };
  });
}

/** "Not me": this link is dead from now on, and whoever sent it is told. */
export async function decline(visit: PortalVisit, input: unknown): Promise<StepResult> {
  const parsed = declineSchema.safeParse(input);
  if (!parsed.success) return { outcome: "refused", refusals: refusalsOf(parsed.error, input, "$") };
  const { reason } = parsed.data;
  const { context, invitation } = visit;
  return contactStep(visit, async ({ trx, found, append, tell }) => {
    await changeInvitation(trx, invitation.id, { declinedAt: context.now().toISOString(), declineReason: reason });
    const { dueOn } = found;
    await append([caseEvent("declined", found, { dueOn }, { dueOn, name: invitation.name, email: invitation.email }, reason)]);
    await tell("declined");
    return { outcome: "saved" };
  });
}

/** Asks for another due date, which whoever sent the inspection decides on. */
export async function askForTime(visit: PortalVisit, input: unknown): Promise<StepResult> {
  const parsed = moreTimeSchema.safeParse(input);
  if (!parsed.success) return { outcome: "refused", refusals: refusalsOf(parsed.error, input, "$") };
  const { until, reason } = parsed.data;
  const { context, invitation } = visit;
  return contactStep(visit, async ({ trx, found, append, tell }) => {
    if (found.state !== "sent") return { outcome: "closed" };
    const { dueOn } = found;
    const last = plusDays(context.today > dueOn ? context.today : dueOn, moreDaysMax);
    if (until <= dueOn || until < context.today || until > last)
      return refused("until", { code: "day-out-of-range", params: { first: plusDays(dueOn, 1), last } });
    await changeInvitation(trx, invitation.id, { moreTimeUntil: until, moreTimeReason: reason });
    await append([
      caseEvent("changed", found, { dueOn, moreTimeUntil: invitation.moreTimeUntil }, { dueOn, moreTimeUntil: until }, reason),
    ]);
    await tell("more-time");
    return { outcome: "saved" };
  });
}

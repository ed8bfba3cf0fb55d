import { appendEvents } from "../../../db/queries/event.server";
import { nextVersion } from "../../../db/queries/organisation.server";
import { queueMail } from "../../../db/queries/outgoing-mail.server";
import { findCase, type InspectionCase } from "../../../db/queries/inspection-case.server";
import type { Trx } from "../../../db/schema";
import type { AuditEvent } from "../../domain/audit-event";
import type { PortalNews } from "../../domain/mail";
import { everything } from "../../domain/permissions/scope";
import { eventActorOf, type PortalVisit } from "../context";

export interface ContactStep {
  trx: Trx;
  /** The case as it is in this transaction. */
  found: InspectionCase;
  append: (events: readonly AuditEvent[]) => Promise<void>;
  /** Tells whoever asked what has come of it. */
  tell: (news: PortalNews) => Promise<void>;
}

/**
 * One thing that a contact does in the portal: its rows, its event and the mail about it together or not at all. No fact of the register
 * is changed by it.
 * @throws where the case is gone
 */
export async function contactStep<T>({ context, invitation }: PortalVisit, work: (step: ContactStep) => Promise<T>): Promise<T> {
  const at = context.now().toISOString();
  return context.database.writer.transaction().execute(async (trx) => {
    const found = await findCase(trx, everything, invitation.caseId);
    if (found === null) throw new Error("The case of a visit is there.");
    return work({
      trx,
      found,
      append: async (events) => {
        await nextVersion(trx);
        await appendEvents(trx, events, { actor: eventActorOf(context.actor), at });
      },
      tell: async (news) => void (await queueMail(trx, "portal-news", `${invitation.id}/${news}`, at)),
    });
  });
}

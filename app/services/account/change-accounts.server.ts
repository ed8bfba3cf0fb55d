import { appendEvents } from "../../../db/queries/event.server";
import type { Trx } from "../../../db/schema";
import type { AuditEvent, EventAction } from "../../domain/audit-event";
import { asSystem, type Context, eventActorOf } from "../context";

/**
 * Writes about accounts with their events in one transaction. No flag depends on accounts, so the register's version stays.
 * An auditor's own session and settings are written by the product for it; whose account may be changed the use case asks.
 */
export async function changeAccounts<T>(
  context: Context,
  work: (trx: Trx, append: (event: AuditEvent, actorId?: string) => Promise<void>) => Promise<T>,
): Promise<T> {
  return asSystem(context)
    .database.writer.transaction()
    .execute((trx) =>
      work(trx, (event, actorId) =>
        appendEvents(trx, [event], {
          actor: actorId === undefined ? eventActorOf(context.actor) : { kind: "account", id: actorId },
          at: context.now().toISOString(),
        }),
      ),
    );
}

/** An event about an invitation, whose address may be erased like an account's. */
export const invitationEvent = (action: EventAction, id: string, before: unknown, after: unknown): AuditEvent => ({
  ...accountEvent(action, id, before, after),
  subject: "invitation",
});

/** An event about an account, by its id: an e-mail as key could not be erased. */
export const accountEvent = (
  action: EventAction,
  accountId: string,
  before: unknown = null,
  after: unknown = null,
): AuditEvent => ({
  action,
  subject: "account",
  subjectId: accountId,
  subjectKey: accountId,
  subcontractorId: null,
  importId: null,
  before,
  after,
  reason: null,
});

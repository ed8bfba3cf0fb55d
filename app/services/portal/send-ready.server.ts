import { listAccounts } from "../../../db/queries/account.server";
import { findCase, type InspectionCase, listCasesIn } from "../../../db/queries/inspection-case.server";
import { listContacts } from "../../../db/queries/contact.server";
import { findLastAsker } from "../../../db/queries/portal.server";
import { getOrganisation } from "../../../db/queries/organisation.server";
import { emailRefusal, toEmail } from "../../auth/credentials";
import { isSentOut } from "../../domain/inspection/inspection-case";
import { everything } from "../../domain/permissions/scope";
import { languageAmong } from "../../i18n/language";
import { accountIdOf, type Context, requirePermission, scopeOf } from "../context";
import { changeRegister } from "../register/change-register.server";
import { inviteTo, reachable } from "./invite.server";
import type { ReadyCase } from "./shown-visit";

/** So many cases are sent in one transaction: others wait for it no longer than that takes. */
const atOnce = 200;
const readyMax = 100_000;

/** Whom each of the cases would be sent to: the first contact that can be written to. */
async function addressees(context: Context, cases: readonly InspectionCase[]) {
  const contacts = await listContacts(
    context.database.reader,
    cases.flatMap(({ subcontractorId }) => (subcontractorId === null ? [] : [subcontractorId])),
  );
  return (found: InspectionCase) => {
    const first = reachable(contacts.get(found.subcontractorId ?? "") ?? []).find(
      ({ email }) => emailRefusal(toEmail(email)) === null,
    );
    return first === undefined ? null : { name: first.name, email: toEmail(first.email) };
  };
}

/** Cases that wait to be sent to their subcontractors, those due first coming first. */
export async function showReady(context: Context): Promise<{ ready: ReadyCase[]; canMail: boolean }> {
  const open = (await listCasesIn(context.database.reader, scopeOf(context), ["open"], readyMax)).filter(isSentOut);
  const to = await addressees(context, open);
  const ready = open.flatMap((found) =>
    found.subcontractor === null ? [] : [{ id: found.id, subcontractor: found.subcontractor, dueOn: found.dueOn, to: to(found) }],
  );
  return { ready, canMail: context.installation.mail !== null };
}

/**
 * Sends all cases that wait and can be sent, each to its first contact, in the name of whoever does it. What another process sends at the
 * same time is sent once.
 * @returns how many were put in the queue
 */
export async function sendReady(context: Context): Promise<number> {
  requirePermission(context, "inspections.write");
  if (context.installation.mail === null) return 0;
  const { reader } = context.database;
  const accountId = accountIdOf(context.actor);
  const last = accountId === null ? null : await findLastAsker(reader, accountId);
  const account = (await listAccounts(reader)).find(({ id }) => id === accountId);
  const askedBy = last?.askedBy ?? account?.name ?? (await getOrganisation(reader)).name;
  const waiting = (await showReady(context)).ready.filter(({ to }) => to !== null);
  let sent = 0;
  for (let at = 0; at < waiting.length; at += atOnce) {
    sent += await changeRegister(context, async (change) => {
      let count = 0;
      for (const { id, to } of waiting.slice(at, at + atOnce)) {
        const found = await findCase(change.trx, everything, id);
        if (found === null || found.state !== "open" || to === null) continue;
        const language = languageAmong(found.language);
        await inviteTo(context, change, found, [to], { language, askedBy, askedPhone: last?.askedPhone ?? null });
        count += 1;
      }
      return count;
    });
  }
  return sent;
}

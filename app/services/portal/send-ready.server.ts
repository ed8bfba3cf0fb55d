import { findAccount } from "../../../db/queries/account.server";
import { type InspectionCase, listCasesIn, sendOpenCases } from "../../../db/queries/inspection-case.server";
import { listContacts } from "../../../db/queries/contact.server";
import { findLastAsker } from "../../../db/queries/portal.server";
import { getOrganisation } from "../../../db/queries/organisation.server";
import { emailRefusal, toEmail } from "../../auth/credentials";
import { isSentOut } from "../../domain/inspection/inspection-case";
import { languageAmong } from "../../i18n/language";
import { accountIdOf, type Context, requirePermission, scopeOf } from "../context";
import { changeRegister } from "../register/change-register.server";
import { inviteTo, reachable, type Sending } from "./invite.server";
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

/** Cases that wait to be sent, those due first coming first, each with whom it would be sent to. */
async function listReady(context: Context): Promise<{ found: InspectionCase; to: ReadyCase["to"] }[]> {
  const open = (await listCasesIn(context.database.reader, scopeOf(context), ["open"], readyMax)).filter(isSentOut);
  const to = await addressees(context, open);
  return open.map((found) => ({ found, to: to(found) }));
}

/** Cases that wait to be sent to their subcontractors. */
export async function showReady(context: Context): Promise<{ ready: ReadyCase[]; canMail: boolean }> {
  const ready = (await listReady(context)).flatMap(({ found: { id, subcontractor, dueOn }, to }) =>
    subcontractor === null ? [] : [{ id, subcontractor, dueOn, to }],
  );
  return { ready, canMail: context.installation.mail !== null };
}

/** How whoever sends is named to the invited: as last time. */
async function askerOf({ database: { reader }, actor }: Context) {
  const accountId = accountIdOf(actor);
  const last = accountId === null ? null : await findLastAsker(reader, accountId);
  const account = accountId === null ? null : await findAccount(reader, accountId);
  const askedBy = last?.askedBy ?? account?.name ?? (await getOrganisation(reader)).name;
  return { askedBy, askedPhone: last?.askedPhone ?? null };
}

/**
 * Sends all cases that wait and can be sent, each to its first contact, in the name of whoever does it. What another process sends at the
 * same time is sent once.
 * @returns how many were put in the queue
 */
export async function sendReady(context: Context): Promise<number> {
  requirePermission(context, "inspections.write");
  if (context.installation.mail === null) return 0;
  const asker = await askerOf(context);
  const waiting = (await listReady(context)).flatMap(({ found, to }): Sending[] =>
    to === null ? [] : [{ found, invited: [to], asker: { ...asker, language: languageAmong(found.language) } }],
  );
  let sent = 0;
  for (let at = 0; at < waiting.length; at += atOnce) {
    const next = waiting.slice(at, at + atOnce);
    sent += await changeRegister(context, async (change) => {
      const ids = next.map(({ found }) => found.id);
      const open = await sendOpenCases(change.trx, ids, context.now().toISOString());
      await inviteTo(
        context,
        change,
        next.filter(({ found }) => open.has(found.id)),
      );
      return open.size;
    });
  }
  return sent;
}

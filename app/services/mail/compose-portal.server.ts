import { findAccount } from "../../../db/queries/account.server";
import { findCase } from "../../../db/queries/inspection-case.server";
import { answersOf } from "../../../db/queries/inspection-answer.server";
import { getOrganisation, getRegister } from "../../../db/queries/organisation.server";
import { findCode } from "../../../db/queries/mailed-code.server";
import { findInvitation } from "../../../db/queries/portal.server";
import { casePageOf, portalCodeOf, portalLinkOf } from "../../auth/portal-token.server";
import { isOpen } from "../../domain/account";
import { linkState, minutesFor } from "../../domain/inspection/portal";
import { askedQuestions } from "../../domain/inspection/questionnaire";
import { portalNews } from "../../domain/mail";
import { everything } from "../../domain/permissions/scope";
import { formatDate } from "../../i18n/format";
import { type Language, languageAmong } from "../../i18n/language";
import { translatorFor } from "../../i18n/translator";
import { type Mail, plainMail } from "../../mail/plain-mail";
import type { Context } from "../context";

/** An invitation that still opens the portal, with its case; null where nobody is to follow it any more. */
async function openInvitation({ database: { reader }, now }: Context, id: string) {
  const invitation = await findInvitation(reader, id);
  const found = invitation === null ? null : await findCase(reader, everything, invitation.caseId);
  if (invitation === null || found === null || invitation.email === null) return null;
  if (linkState({ ...invitation, state: found.state }, now().toISOString()) !== "open") return null;
  return { invitation, found, to: invitation.email, language: languageAmong(invitation.language, found.language) };
}

const askerOf = (
  language: Language,
  { askedBy, askedPhone }: { askedBy: string | null; askedPhone: string | null },
  organisation: string,
) => {
  const t = translatorFor(language);
  if (askedBy === null) return [];
  const who = { name: askedBy, organisation };
  return [
    askedPhone === null
      ? t("portalMail.invitation.asker", who)
      : t("portalMail.invitation.askerPhone", { ...who, phone: askedPhone }),
  ];
};

/**
 * Asks somebody at a subcontractor to answer, or, where the answers were in before, to answer anew what was sent back. The row is the
 * invitation.
 */
export async function composePortalInvitation(context: Context, id: string): Promise<Mail | null> {
  const open = await openInvitation(context, id);
  if (open === null || open.found.state !== "sent") return null;
  const { invitation, found, to, language } = open;
  const { reader } = context.database;
  const { name: organisation } = await getOrganisation(reader);
  const t = translatorFor(language);
  const subcontractor = found.subcontractor?.name ?? "";
  const date = formatDate(language, found.dueOn);
  const url = portalLinkOf(context.installation, { id: invitation.id, language });
  const asker = askerOf(language, invitation, organisation);
  if (found.submittedAt !== null)
    return plainMail(language, {
      to,
      subject: t("portalMail.returned.subject", { organisation }),
      paragraphs: [t("mail.hello"), t("portalMail.returned.text", { organisation, subcontractor })],
      middle: { button: t("portalMail.returned.button"), url },
      after: asker,
    });
  const from = invitation.forwardedFrom === null ? null : await findInvitation(reader, invitation.forwardedFrom);
  const questions = askedQuestions(found.questionnaire, await answersOf(reader, found.id)).length;
  const text =
    from === null
      ? t("portalMail.invitation.text", { organisation, subcontractor, date, questions, minutes: minutesFor(questions) })
      : t("portalMail.invitation.forwarded", {
          organisation,
          subcontractor,
          date,
          name: from.name ?? from.email ?? subcontractor,
        });
  return plainMail(language, {
    to,
    subject: t("portalMail.invitation.subject", { organisation }),
    paragraphs: [t("mail.hello"), text],
    middle: { button: t("portalMail.invitation.button"), url },
    after: [t("portalMail.invitation.how"), ...asker],
  });
}

/** Reminds somebody who was invited, before the answers are due. The row is the invitation. */
export async function composePortalReminder(context: Context, id: string): Promise<Mail | null> {
  const open = await openInvitation(context, id);
  if (open === null || open.found.state !== "sent") return null;
  const { invitation, found, to, language } = open;
  const { name: organisation } = await getOrganisation(context.database.reader);
  const t = translatorFor(language);
  const date = formatDate(language, found.dueOn);
  return plainMail(language, {
    to,
    subject: t("portalMail.reminder.subject", { organisation, date }),
    paragraphs: [
      t("mail.hello"),
      t("portalMail.reminder.text", { organisation, date, subcontractor: found.subcontractor?.name ?? "" }),
    ],
    middle: {
      button: t("portalMail.invitation.button"),
      url: portalLinkOf(context.installation, { id: invitation.id, language }),
    },
    after: [t("portalMail.invitation.how"), ...askerOf(language, invitation, organisation)],
  });
}

/** The code that lets somebody into the portal. The row is the code. */
export async function composePortalCode(context: Context, codeId: string): Promise<Mail | null> {
  const code = await findCode(context.database.reader, codeId);
  if (code === null || code.usedAt !== null || code.expiresAt <= context.now().toISOString()) return null;
  const open = await openInvitation(context, code.linkId);
  if (open === null) return null;
  const { name: organisation } = await getOrganisation(context.database.reader);
  const t = translatorFor(open.language);
  return plainMail(open.language, {
    to: open.to,
    subject: t("portalMail.code.subject", { organisation }),
    paragraphs: [t("mail.hello"), t("portalMail.code.text", { organisation })],
    middle: { code: portalCodeOf(context.installation.secrets, code.id) },
    after: [t("portalMail.code.valid"), t("portalMail.code.unasked")],
  });
}

/** Tells whoever sent an inspection what has come of it. The row is the invitation and what happened: `INVITATION/NEWS`. */
export async function composePortalNews(context: Context, subjectId: string): Promise<Mail | null> {
  const [id = "", happened] = subjectId.split("/");
  const news = portalNews.find((known) => known === happened);
  const { reader } = context.database;
  const invitation = await findInvitation(reader, id);
  const found = invitation === null ? null : await findCase(reader, everything, invitation.caseId);
  if (news === undefined || invitation === null || found === null) return null;
  const accountId = invitation.invitedBy ?? found.createdBy;
  const account = accountId === null ? null : await findAccount(reader, accountId);
  if (account === null || !isOpen(account, context.now().toISOString())) return null;
  const language = languageAmong(account.language, (await getRegister(reader)).language);
  const t = translatorFor(language);
  const params = {
    subcontractor: found.subcontractor?.name ?? "",
    name: invitation.name ?? invitation.email ?? "",
    until: invitation.moreTimeUntil === null ? "" : formatDate(language, invitation.moreTimeUntil),
  };
  return plainMail(language, {
    to: account.email,
    subject: t(`portalMail.news.${news}.subject`, params),
    paragraphs: [t("mail.hello"), t(`portalMail.news.${news}.text`, params)],
    middle: { button: t("portalMail.news.button"), url: casePageOf(context.installation, found.id) },
    after: [],
  });
}

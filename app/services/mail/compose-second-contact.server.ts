import { getOrganisation } from "../../../db/queries/organisation.server";
import { findSentCase } from "../../../db/queries/unanswered.server";
import { formatDate, formatList } from "../../i18n/format";
import { languageAmong } from "../../i18n/language";
import { translatorFor } from "../../i18n/translator";
import { type Mail, plainMail } from "../../mail/plain-mail";
import type { Context } from "../context";
import { secondOf } from "../reminder/missing-answers.server";

/**
 * Tells another contact of a subcontractor that nobody there has answered. It holds no link: those invited have one of their own
 * and pass it on. The row is the case.
 */
export async function composeSecondContact(context: Context, caseId: string): Promise<Mail | null> {
  const { reader } = context.database;
  const sent = await findSentCase(reader, caseId);
  const second = sent === null ? null : secondOf(sent);
  if (sent === null || second === null) return null;
  const { name: organisation } = await getOrganisation(reader);
  const language = languageAmong(sent.language);
  const t = translatorFor(language);
  const invited = sent.invitations.flatMap(({ name, email }) => name ?? email ?? []);
  const date = formatDate(language, sent.dueOn);
  return plainMail(language, {
    to: second.email,
    subject: t("reminderMail.secondContact.subject", { organisation }),
    paragraphs: [
      t("mail.hello"),
      t("reminderMail.secondContact.text", { organisation, subcontractor: sent.subcontractor.name, date }),
    ],
    middle: null,
    after: [t("reminderMail.secondContact.ask", { invited: formatList(language, invited) })],
  });
}

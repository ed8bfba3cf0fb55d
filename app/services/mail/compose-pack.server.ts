import { findAccount } from "../../../db/queries/account.server";
import { getOrganisation, getRegister } from "../../../db/queries/organisation.server";
import { findCode } from "../../../db/queries/mailed-code.server";
import { findPack, findShare } from "../../../db/queries/pack.server";
import { packCodeOf, packLinkOf, packPageOf } from "../../auth/pack-token.server";
import { isOpen } from "../../domain/account";
import { everything } from "../../domain/permissions/scope";
import { formatInstant } from "../../i18n/format";
import { languageAmong } from "../../i18n/language";
import { translatorFor } from "../../i18n/translator";
import { type Mail, plainMail } from "../../mail/plain-mail";
import type { Context } from "../context";

/** An open link; null where nobody is to follow it any more. */
async function openShare({ database, now }: Context, id: string) {
  const share = await findShare(database.reader, id);
  return share === null || share.revokedAt !== null || share.expiresAt <= now().toISOString() ? null : share;
}

/** Tells somebody outside that a pack is there for them. The row is the link. */
export async function composePackShare(context: Context, shareId: string): Promise<Mail | null> {
  const share = await openShare(context, shareId);
  if (share === null) return null;
  const { name: organisation, timeZone } = await getOrganisation(context.database.reader);
  const language = languageAmong(share.language);
  const t = translatorFor(language);
  const until = formatInstant(language, share.expiresAt, timeZone);
  return plainMail(language, {
    to: share.email,
    subject: t("packMail.share.subject", { organisation }),
    paragraphs: [t("mail.hello"), t("packMail.share.text", { organisation })],
    middle: { button: t("packMail.share.button"), url: packLinkOf(context.installation, share.id) },
    after: [t("packMail.share.how", { until }), t("packMail.share.unasked", { organisation })],
  });
}

/** The code that opens a link. The row is the code. */
export async function composePackCode(context: Context, codeId: string): Promise<Mail | null> {
  const code = await findCode(context.database.reader, codeId);
  if (code === null || code.usedAt !== null || code.expiresAt <= context.now().toISOString()) return null;
  const share = await openShare(context, code.linkId);
  if (share === null) return null;
  const { name: organisation } = await getOrganisation(context.database.reader);
  const language = languageAmong(share.language);
  const t = translatorFor(language);
  return plainMail(language, {
    to: share.email,
    subject: t("packMail.code.subject", { organisation }),
    paragraphs: [t("mail.hello"), t("packMail.code.text", { organisation })],
    middle: { code: packCodeOf(context.installation.secrets, code.id) },
    after: [t("packMail.code.valid"), t("packMail.code.unasked")],
  });
}

/** Tells an account that a quarter's pack is there. The row is the pack and the account: `PACK/ACCOUNT`. */
export async function composePackReady(context: Context, subjectId: string): Promise<Mail | null> {
  const [packId = "", accountId = ""] = subjectId.split("/");
  const { reader } = context.database;
  const account = await findAccount(reader, accountId);
  if (account === null || !isOpen(account, context.now().toISOString())) return null;
  const pack = await findPack(reader, account.scope ?? everything, account.id, packId);
  if (pack === null || pack.state !== "ready") return null;
  const language = languageAmong(account.language, (await getRegister(reader)).language);
  const t = translatorFor(language);
  const name = pack.subcontractorName ?? pack.subcontractorKey ?? "";
  return plainMail(language, {
    to: account.email,
    subject: t("packMail.ready.subject", { name }),
    paragraphs: [t("mail.hello"), t("packMail.ready.text", { name })],
    middle: { button: t("packMail.ready.button"), url: packPageOf(context.installation, packId) },
    after: [],
  });
}

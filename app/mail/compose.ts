import { type Language, translatorFor } from "../i18n/translator";
import { type Mail, plainMail } from "./plain-mail";

/** What a mail with one link says. @param url where its one button leads */
export function composeLinkMail(
  purpose: "invitation" | "reset",
  language: Language,
  { to, organisation, url }: { to: string; organisation: string; url: string },
): Mail {
  const t = translatorFor(language);
  return plainMail(language, {
    to,
    subject: t(`mail.${purpose}.subject`, { organisation }),
    paragraphs: [t("mail.hello"), t(`mail.${purpose}.text`, { organisation })],
    middle: { button: t(`mail.${purpose}.button`), url },
    after: [t(`mail.${purpose}.valid`), t(`mail.${purpose}.unasked`)],
  });
}

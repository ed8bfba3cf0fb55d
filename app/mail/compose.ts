import { type Language, translatorFor } from "../i18n/translator";

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** What a mail with one link says. @param url where its one button leads */
export function composeLinkMail(
  purpose: "invitation" | "reset",
  language: Language,
  { to, organisation, url }: { to: string; organisation: string; url: string },
): Mail {
  const t = translatorFor(language);
  const subject = t(`mail.${purpose}.subject`, { organisation });
  const paragraphs = [t("mail.hello"), t(`mail.${purpose}.text`, { organisation })];
  const after = [t(`mail.${purpose}.valid`), t(`mail.${purpose}.unasked`)];
  const html = [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
    '<body style="font:16px/24px sans-serif;color:#1b2530;max-width:36em;margin:0 auto;padding:24px">',
    ...paragraphs.map((text) => `<p>${escaped(text)}</p>`),
    `<p><a href="${escaped(url)}">${escaped(t(`mail.${purpose}.button`))}</a></p>`,
    ...after.map((text) => `<p>${escaped(text)}</p>`),
    "</body></html>",
  ].join("\n");
  return { to, subject, text: `${[...paragraphs, url, ...after].join("\n\n")}\n`, html };
}

import type { Language } from "../i18n/language";

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

interface PlainMail {
  to: string;
  subject: string;
  paragraphs: readonly string[];
  /** Where one button leads, or digits to be typed in. */
  middle: { button: string; url: string } | { code: string };
  after: readonly string[];
}

/** A mail of some sentences around a button or a code, as text and as HTML. */
export function plainMail(language: Language, { to, subject, paragraphs, middle, after }: PlainMail): Mail {
  const [text, html] =
    "code" in middle
      ? [middle.code, `<p style="font:28px/36px monospace;letter-spacing:4px">${escaped(middle.code)}</p>`]
      : [middle.url, `<p><a href="${escaped(middle.url)}">${escaped(middle.button)}</a></p>`];
  const lines = [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
    '<body style="font:16px/24px sans-serif;color:#1b2530;max-width:36em;margin:0 auto;padding:24px">',
    ...paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`),
    html,
    ...after.map((paragraph) => `<p>${escaped(paragraph)}</p>`),
    "</body></html>",
  ];
  return { to, subject, text: `${[...paragraphs, text, ...after].join("\n\n")}\n`, html: lines.join("\n") };
}

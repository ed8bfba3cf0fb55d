import type { Language } from "../i18n/language";

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Names it to the servers on its way: a mail that is sent again after a fault is known to be the same. */
  id?: string;
  /** Where whoever gets it can say that they want no more of its kind. */
  unsubscribe?: string;
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

interface PlainMail {
  to: string;
  subject: string;
  paragraphs: readonly string[];
  /** A line each, after the paragraphs. */
  list?: readonly string[];
  /** Where one button leads, or digits to be typed in; null where there is nothing to do in the product. */
  middle: { button: string; url: string } | { code: string } | null;
  after: readonly string[];
}

function middleOf(middle: NonNullable<PlainMail["middle"]>): [text: string[], html: string[]] {
  if (!("code" in middle)) return [[middle.url], [`<p><a href="${escaped(middle.url)}">${escaped(middle.button)}</a></p>`]];
  return [[middle.code], [`<p style="font:28px/36px monospace;letter-spacing:4px">${escaped(middle.code)}</p>`]];
}

/** A mail of some sentences around a button or a code, as text and as HTML. */
export function plainMail(language: Language, { to, subject, paragraphs, list = [], middle, after }: PlainMail): Mail {
  const [text, html] = middle === null ? [[], []] : middleOf(middle);
  const lines = [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
    '<body style="font:16px/24px sans-serif;color:#1b2530;max-width:36em;margin:0 auto;padding:24px">',
    ...paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`),
    ...(list.length === 0 ? [] : [`<ul>${list.map((line) => `<li>${escaped(line)}</li>`).join("")}</ul>`]),
    ...html,
    ...after.map((paragraph) => `<p>${escaped(paragraph)}</p>`),
    "</body></html>",
  ];
  const listed = list.length === 0 ? [] : [list.map((line) => `- ${line}`).join("\n")];
  return { to, subject, text: `${[...paragraphs, ...listed, ...text, ...after].join("\n\n")}\n`, html: lines.join("\n") };
}

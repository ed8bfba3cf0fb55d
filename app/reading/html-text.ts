import { resolveEntities } from "./office-xml";

/** The text of a mail in HTML: paragraphs as lines, nothing of scripts, styles or comments. To be searched, not shown as it was. */
export function textOfHtml(html: string): string {
  const text = html
    .replace(/<!--[\s\S]*?-->/g, " ")
    .replace(/<(script|style|head|title)\b[\s\S]*?<\/\1\s*>/gi, " ")
    .replace(/\s+/g, " ")
    .replace(/<(?:br|\/p|\/div|\/li|\/tr|\/h[1-6]|\/table)\b[^>]*>/gi, "\n")
    .replace(/<\/t[dh]\b[^>]*>/gi, "\t")
    .replace(/<[^>]*>/g, "");
  return resolveEntities(text)
    .replace(/[ \u00a0]+/g, " ")
    .replace(/ ?([\n\t]) ?/g, "$1")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

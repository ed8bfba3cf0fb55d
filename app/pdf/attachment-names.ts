import { cleanText } from "./clean-text";

/** A file system takes 255 bytes at most; four to a letter. */
const lettersMax = 60;

/** What no file system takes, or takes for more than a name. */
const forbidden = /[\\/:*?"<>|\n]|^\.+/g;

/**
 * Names as attachments can have them, in the order given: without parts of a path, short enough, none twice, whether or not
 * letters' case counts. A name that is such stays as it is.
 */
export function attachmentNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const cleaned = cleanText(name).replace(forbidden, "_").trim() || "_";
    const extension = /\.[A-Za-z0-9]{1,8}$/.exec(cleaned)?.[0] ?? "";
    const stem = [...cleaned.slice(0, cleaned.length - extension.length)].slice(0, lettersMax).join("");
    for (let copy = 1; ; copy += 1) {
      const unique = `${stem}${copy === 1 ? "" : ` (${copy})`}${extension}`;
      if (taken.has(unique.toLowerCase())) continue;
      taken.add(unique.toLowerCase());
      return unique;
    }
  });
}

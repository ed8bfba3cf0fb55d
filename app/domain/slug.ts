/** Text as keys, as something to match by, and as something to sort by. */

const letters: Readonly<Record<string, string>> = {
  æ: "ae",
  ø: "oe",
  å: "aa",
  ß: "ss",
  œ: "oe",
  ð: "d",
  đ: "d",
  þ: "th",
  ł: "l",
  ı: "i",
};

const withoutMarks = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "");

const slugLengthMax = 80;

/** A key made from a name: `[a-z0-9-]`, 1 to 80 characters, `x` where nothing of the text is left. */
export function slugOf(text: string): string {
  const spelled = text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFC")
    .replace(/[æøåßœðđþłı]/g, (letter) => letters[letter] ?? "");
  const dashed = withoutMarks(spelled)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "");
  return dashed.slice(0, slugLengthMax).replace(/-$/, "") || "x";
}

/** The base, or the base with `-2`, `-3` …, whichever is the first that nothing else holds. */
export function freeKey(base: string, taken: (key: string) => boolean): string {
  if (!taken(base)) return base;
  for (let number = 2; ; number += 1) {
    const key = `${base}-${number}`;
    if (!taken(key)) return key;
  }
}

const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/**
 * The form by which names are the same: case and accents folded, blanks collapsed, but æ, ø and å letters of their own
 * with `aa` read as `å` (Retskrivningsordbogen § 3). Folding twice is folding once.
 */
export function foldName(text: string): string {
  const plain = isAscii.test(text) ? text.toLowerCase() : foldMarks(text);
  return plain.replace(/aa/g, "å").replace(/\s+/g, " ").trim();
}

/** Most names have no mark to fold, and normalising is what costs. */
const isAscii = /^[ -~]*$/;

function foldMarks(text: string): string {
  const lower = text.normalize("NFKC").replace(invisible, "").toLowerCase().normalize("NFKC").replace(/ß/g, "ss");
  return withoutMarks(lower.replace(/å/g, "\ue000")).replace(/\ue000/g, "å");
}

const lastLetters: Readonly<Record<string, string>> = { æ: "{", ø: "|", å: "}" };
const foreign: Readonly<Record<string, string>> = { ä: "æ", ö: "ø", ü: "y", œ: "ø" };

/** Text whose order by code unit is the Danish one: a to z, æ, ø, å (ä as æ, ö as ø, ü as y, DS 377), whatever the case. */
export function sortName(text: string): string {
  const danish = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[äöüœ]/g, (letter) => foreign[letter] ?? letter);
  return foldName(danish)
    .replace(/[{|}~]/g, "!")
    .replace(/[æøå]/g, (letter) => lastLetters[letter] ?? letter);
}

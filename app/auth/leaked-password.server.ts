import { createRequire } from "node:module";
import type * as Language from "@zxcvbn-ts/language-common";

const require = createRequire(import.meta.url);

/** Some 49,000 passwords that were leaked, the most used ones first: a list that comes with the product, so that nothing is asked elsewhere. */
let leaked: ReadonlySet<string> | null = null;

/** Loaded where a password is chosen, and not before: it takes some megabytes. */
function leakedOnes(): ReadonlySet<string> {
  const { dictionary } = require("@zxcvbn-ts/language-common") as typeof Language;
  return new Set((dictionary as Record<string, string[]>)["passwords-common"]);
}

/** Shorter ones are words that good passphrases are made of as well. */
const charactersMin = 6;

/** Whether the password was leaked, or is one that was with digits and signs put around it. */
export function isLeakedPassword(password: string): boolean {
  leaked ??= leakedOnes();
  const text = password.normalize("NFKC").toLowerCase();
  const trimmed = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  return leaked.has(text) || (trimmed.length >= charactersMin && leaked.has(trimmed));
}

import { accessSync, constants } from "node:fs";
import { resolve } from "node:path";
import { packProblemText, packVerdictInWords } from "../../app/i18n/pack-verdict";
import { verifyPack } from "../../app/services/pack/verify-pack.server";
import { readArguments, Refused, refusalMessage, terminalLanguage } from "./arguments";

export const usage = "verify-pack FILE [--key FINGERPRINT] [--json]";

/**
 * Whether an evidence pack is what was sealed, by the file alone: no register is opened. Exit code 1, with every problem, where not.
 * Without a fingerprint nobody has confirmed whose key sealed it; that is said, and is no failure.
 */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { key: { type: "string" }, json: { type: "boolean" } }, ["FILE"]);
  const path = resolve(positionals[0] ?? "");
  try {
    accessSync(path, constants.R_OK);
  } catch (cause) {
    throw new Refused(`${path}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  const verified = await verifyPack(path, values.key ?? "");
  if ("refusal" in verified) throw new Refused(refusalMessage(verified.refusal));
  const { verdict } = verified;
  const language = terminalLanguage();
  const { title, text, facts, problems } = packVerdictInWords(verdict, language);
  if (values.json) {
    const named = verdict.problems.map((problem) => ({ ...problem, message: packProblemText(problem, language) }));
    process.stdout.write(`${JSON.stringify({ ...verdict, problems: named }, null, 2)}\n`);
  } else process.stdout.write(`${[title, text, "", ...facts.map(({ term, value }) => `${term}: ${value}`)].join("\n")}\n`);
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  return verdict.outcome === "failed" ? 1 : 0;
}

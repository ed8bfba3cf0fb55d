import { resolve } from "node:path";
import { historyProblemText } from "../../app/i18n/history-problem";
import { translatorFor } from "../../app/i18n/translator";
import { verifyBlobs } from "../../app/services/document/verify-blobs.server";
import { verifyHistory } from "../../app/services/history/verify-history.server";
import { checkpointFolder, readCheckpointFiles, readCheckpointsAside } from "../../app/storage/checkpoint-files.server";
import { readArguments, Refused, terminalLanguage, withRegister } from "./arguments";

export const usage = "verify [--checkpoints FOLDER] [--json]";

/** Whether the history is whole, and the register and every file are what it says; exit code 1, with every problem, where not. */
export async function run(args: string[]): Promise<number> {
  const { values } = readArguments(args, { checkpoints: { type: "string" }, json: { type: "boolean" } }, []);
  return withRegister(async ({ database, dataDirectory, installation }) => {
    const given = values.checkpoints === undefined ? null : resolve(values.checkpoints);
    const folder = given ?? checkpointFolder(dataDirectory);
    const outside = [...readCheckpointFiles(folder), ...readCheckpointsAside(folder)];
    if (given !== null && outside.length === 0) throw new Refused(`${given}: no checkpoints there.`);
    const history = await verifyHistory(database, outside);
    const { blobs, orphans, problems: ofBlobs } = await verifyBlobs(database, installation.blobs);
    const verdict = { ...history, blobs, orphans, problems: [...history.problems, ...ofBlobs] };
    const language = terminalLanguage();
    const problems = verdict.problems.map((problem) => ({ ...problem, message: historyProblemText(problem, language) }));
    if (values.json) process.stdout.write(`${JSON.stringify({ ...verdict, problems }, null, 2)}\n`);
    else if (problems.length === 0) {
      const t = translatorFor(language);
      const { database: within, outside: kept } = verdict.checkpoints;
      const lines = [
        t("history.verdict.whole", { events: verdict.events }),
        kept === 0
          ? t("history.verdict.noOutside")
          : t("history.verdict.checkpoints", { count: within + kept, outside: String(kept) }),
        t("history.verdict.register", { count: verdict.subcontractors, accounts: verdict.accounts }),
        t("history.verdict.documents", { count: verdict.documents, blobs: String(blobs) }),
        ...(verdict.inspections === 0 ? [] : [t("history.verdict.inspections", { count: verdict.inspections })]),
        ...(orphans === 0 ? [] : [t("history.verdict.orphans", { count: orphans })]),
        ...verdict.lost.map(({ size, madeAt }) => t("history.verdict.lost", { size: String(size), madeAt })),
        t("history.verdict.chain", { chain: verdict.chain }),
      ];
      process.stdout.write(`${lines.join("\n")}\n`);
    }
    if (problems.length > 0) {
      process.stderr.write(`${translatorFor(language)("history.verdict.broken")}\n`);
      for (const { message } of problems) process.stderr.write(`${message}\n`);
    }
    return problems.length === 0 ? 0 : 1;
  });
}

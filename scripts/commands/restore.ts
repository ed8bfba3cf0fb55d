import { resolve } from "node:path";
import { readConfig } from "../../app/config.server";
import { blobStoreOf, systemClock } from "../../app/context.server";
import { historyProblemText } from "../../app/i18n/history-problem";
import { translatorFor } from "../../app/i18n/translator";
import { drillBackup, restoreBackup } from "../../app/services/backup/restore-backup.server";
import { told } from "../backup-refusals";
import { readArguments, terminalLanguage } from "./arguments";

export const usage = "restore DIR [--checkpoints FOLDER] [--drill]";

/**
 * Restores a backup into an empty TILSYN_DATA, or tries out in a temporary place that it could be. What was erased since the
 * backup was made is erased again.
 */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { checkpoints: { type: "string" }, drill: { type: "boolean" } }, ["DIR"]);
  const folder = resolve(positionals[0] ?? "");
  const config = readConfig();
  const { dataDirectory, databaseUrl, documentBucket } = config;
  const bucket = documentBucket === null ? null : blobStoreOf(config);
  const outside = values.checkpoints === undefined ? null : resolve(values.checkpoints);
  const place = { dataDirectory, databaseUrl, bucket, outside, now: systemClock };
  const began = performance.now();
  const result = await told(values.drill ? drillBackup(folder, place) : restoreBackup(folder, place));
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const t = translatorFor(terminalLanguage());
  const { events, subcontractors, documents, blobs, sizeBytes, madeAt, head, erased, lookAt, lost, problems } = result;
  for (const problem of problems) process.stderr.write(`${historyProblemText(problem, terminalLanguage())}\n`);
  if (problems.length > 0) {
    process.stderr.write("The backup is not what its history says: nothing was restored. Use another backup.\n");
    return 1;
  }
  const lines = [
    values.drill
      ? `The backup of ${madeAt} can be restored: brought back and verified in ${seconds} s, then deleted again.`
      : `The backup of ${madeAt} is restored and verified, in ${seconds} s.`,
    `${subcontractors} subcontractors, ${documents} documents, ${blobs} files (${sizeBytes} bytes), ${events} events.`,
    `The backup ends at event ${head.seq}: ${head.chain}`,
    ...(erased === 0 ? [] : [`${erased} values that were erased since are erased again. The register may hold them: look at`]),
    ...lookAt.map((where) => `  ${where}`),
    ...lost.map(({ size }) => t("history.verdict.lost", { size: String(size), madeAt })),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  return 0;
}

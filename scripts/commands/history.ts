import { closeSync, mkdirSync, openSync, readdirSync, writeFileSync, writeSync } from "node:fs";
import { join, resolve } from "node:path";
import { streamChain } from "../../db/queries/history.server";
import { recordExport } from "../../app/services/history/record-export.server";
import { makeCheckpoint } from "../../app/services/history/make-checkpoint.server";
import { checkpointFolder, readCheckpointFiles, writeCheckpointFile } from "../../app/storage/checkpoint-files.server";
import verifier from "../history-verifier.mjs?raw";
import { readArguments, Refused, withRegister } from "./arguments";

export const usage = "history FOLDER";

/**
 * The history with its checkpoints, and a program beside it that verifies them with nothing but Node. Personal values are
 * not among it: the events hold commitments only.
 */
export async function run(args: string[]): Promise<number> {
  const folder = resolve(readArguments(args, {}, ["FOLDER"]).positionals[0] ?? "");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (readdirSync(folder).length > 0)
    throw new Refused(`${folder} is not empty. Name an empty folder, or one that is not there yet.`);
  return withRegister(async (context) => {
    await recordExport(context, "history");
    await makeCheckpoint(context);
    await context.database.snapshot(async (db) => {
      const file = openSync(join(folder, "events.jsonl"), "wx", 0o600);
      for await (const { seq, chain, content } of streamChain(db)) writeSync(file, `${seq}\t${chain}\t${content}\n`);
      closeSync(file);
    });
    for (const [size, note] of readCheckpointFiles(checkpointFolder(context.dataDirectory)))
      writeCheckpointFile(join(folder, "checkpoints"), size, note);
    writeFileSync(join(folder, "verify.mjs"), verifier);
    process.stdout.write(`Verify it anywhere with Node: node verify.mjs\n`);
    return 0;
  });
}

import { resolve } from "node:path";
import { makeBackup } from "../../app/services/backup/make-backup.server";
import { told } from "../backup-refusals";
import { readArguments, withRegister } from "./arguments";

export const usage = "backup DIR";

/** Copies the register and every file into an empty folder, while the server runs. Keys are not among it. */
export async function run(args: string[]): Promise<number> {
  const folder = resolve(readArguments(args, {}, ["DIR"]).positionals[0] ?? "");
  return withRegister(async (context) => {
    const began = performance.now();
    const { head, blobs } = await told(makeBackup(context, folder));
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    process.stdout.write(
      `${folder}: ${head.seq} events, ${blobs.count} files (${blobs.sizeBytes} bytes), in ${seconds} s.\n` +
        "Keys are in no backup: keep a copy of DATA/keys and of DATA/checkpoints apart from it.\n",
    );
    return 0;
  });
}

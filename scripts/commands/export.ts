import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { everything } from "../../app/domain/permissions/scope";
import { recordExport } from "../../app/services/history/record-export.server";
import { exportPortfolio } from "../../app/services/portfolio/export-portfolio.server";
import { readArguments, withRegister } from "./arguments";

export const usage = "export [--out FILE]";

/** The whole register as a portfolio, to a file or to standard output. */
export async function run(args: string[]): Promise<number> {
  const { values } = readArguments(args, { out: { type: "string" } }, []);
  return withRegister(async (context) => {
    const file = values.out === undefined ? null : createWriteStream(values.out, { mode: 0o600 });
    const out = file ?? process.stdout;
    if (file !== null) await once(file, "open");
    await recordExport(context, "portfolio");
    await exportPortfolio(context.database, everything, async (text) => {
      if (!out.write(text)) await once(out, "drain");
    });
    if (file !== null) {
      file.end();
      await once(file, "close");
    }
    return 0;
  });
}

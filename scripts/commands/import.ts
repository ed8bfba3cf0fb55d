import { createReadStream, openSync, readFileSync, readSync, closeSync, statSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { getRegister } from "../../db/queries/organisation.server";
import type { PlacedRefusal } from "../../app/domain/refusal";
import { removeDemo } from "../../app/services/demo/remove-demo.server";
import { sweepDue } from "../../app/services/flags/sweep-flags.server";
import { importPortfolio } from "../../app/services/portfolio/import-portfolio.server";
import { importList, previewList } from "../../app/services/supplier-list/import-list.server";
import type { Context } from "../../app/services/context";
import { readArguments, Refused, refusalMessage, withRegister } from "./arguments";

export const usage = "import FILE [--dry-run] [--json] [--remove-demo]";

interface Printed {
  dryRun: boolean;
  organisation: "changed" | "unchanged";
  subcontractors: { new: number; changed: number; unchanged: number };
  facts: { new: number; changed: number; unchanged: number; removed: number };
  refused: PlacedRefusal[];
  /** Whether something refused means that nothing was imported. */
  failed: boolean;
}

const none = { subcontractors: { new: 0, changed: 0, unchanged: 0 }, facts: { new: 0, changed: 0, unchanged: 0, removed: 0 } };
const refusedMax = 100;

/** What a file is shows in its first character that is not blank: `{` begins a portfolio, all else is a list. */
function isPortfolio(path: string): boolean {
  const file = openSync(path, "r");
  try {
    const start = Buffer.alloc(4096);
    const text = start
      .subarray(0, readSync(file, start))
      .toString("utf8")
      .replace(/^\uFEFF/, "")
      .trimStart();
    return text === "" || text.startsWith("{") || (text.startsWith("[") && path.endsWith(".json"));
  } finally {
    closeSync(file);
  }
}

async function importFile(context: Context, path: string, dryRun: boolean): Promise<Printed> {
  if (isPortfolio(path)) {
    const result = await importPortfolio(context, createReadStream(path, { highWaterMark: 1 << 20 }), {
      dryRun,
      reason: "import",
    });
    return { ...result, failed: result.refused.length > 0 };
  }
  const program = fileURLToPath(new URL("./read-table.js", import.meta.url));
  const file = { bytes: readFileSync(path), fileName: basename(path), program };
  const result = await (dryRun ? previewList(context, file) : importList(context, file));
  if ("code" in result) return { dryRun, organisation: "unchanged", ...none, refused: [{ ...result, row: 0 }], failed: true };
  const refused = result.refusedRows.slice(0, refusedMax).map(({ row, refusal }) => ({ row, ...refusal }));
  if (result.refused !== null && refused.length === 0) refused.push({ row: 0, ...result.refused });
  return {
    dryRun,
    organisation: "unchanged",
    subcontractors: result.subcontractors,
    facts: result.facts,
    refused,
    failed: result.refused !== null,
  };
}

/** Imports a portfolio or a published list. What a portfolio no longer lists is removed without asking. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    { "dry-run": { type: "boolean" }, json: { type: "boolean" }, "remove-demo": { type: "boolean" } },
    ["FILE"],
  );
  const path = positionals[0] ?? "";
  const dryRun = values["dry-run"] === true;
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new Refused(`${path}: ${refusalMessage({ code: "file-unreadable" })}`);
  return withRegister(async (context) => {
    if ((await getRegister(context.database.reader)).demoLoadedOn !== null) {
      if (!values["remove-demo"]) throw new Refused(`${refusalMessage({ code: "demo-present" })} (--remove-demo)`);
      if (!dryRun) await removeDemo(context);
    }
    const { failed, ...result } = await importFile(context, path, dryRun);
    if (!failed && !dryRun) await sweepDue(context);
    const refused = result.refused.map((refusal) => ({
      ...("path" in refusal ? { path: refusal.path } : { row: refusal.row }),
      code: refusal.code,
      message: refusalMessage(refusal),
    }));
    if (values.json) process.stdout.write(`${JSON.stringify({ ...result, refused }, null, 2)}\n`);
    else if (!failed) {
      const line = (name: string, counts: Record<string, number>) =>
        `${name}: ${Object.entries(counts)
          .map(([part, count]) => `${count} ${part}`)
          .join(", ")}\n`;
      process.stdout.write(`${dryRun ? "dry run, nothing written\n" : ""}organisation: ${result.organisation}\n`);
      process.stdout.write(line("subcontractors", result.subcontractors) + line("facts", result.facts));
    }
    const place = (refusal: (typeof refused)[number]) => ("path" in refusal ? refusal.path : `row ${refusal.row}`);
    for (const refusal of refused) process.stderr.write(`${place(refusal)}: ${refusal.message}\n`);
    return failed ? 1 : 0;
  });
}

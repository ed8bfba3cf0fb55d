import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { verapdfJars } from "./jars.mjs";

export interface Verdict {
  standard: "3a" | "ua1";
  isCompliant: boolean;
  checks: number;
  /** How often each rule is broken, by its clause and test. */
  broken: Record<string, number>;
}

export interface Judgement {
  /** By the path of the file, one of each standard. */
  verdicts: Map<string, Verdict[]>;
}

/**
 * Judges files by PDF/A-3a and PDF/UA-1, in one process, whose start takes longest.
 * A validator that is put together wrongly passes everything after no check at all: that is an error here.
 * @returns why it cannot be had, where it cannot
 */
export async function judge(paths: readonly string[]): Promise<Judgement | { reason: string }> {
  const jars = verapdfJars();
  if ("reason" in jars) return { reason: `veraPDF: ${jars.reason}` };
  const program = fileURLToPath(new URL("./Judge.java", import.meta.url));
  const child = spawn("java", ["-cp", `${jars.folder}/*`, program], { stdio: ["pipe", "pipe", "pipe"] });
  let output = "";
  let errors = "";
  child.stdout.on("data", (chunk) => {
    output += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    errors += String(chunk);
  });
  child.stdin.end(`${paths.join("\n")}\n`);
  const [code] = (await once(child, "close")) as [number];
  if (code !== 0) throw new Error(`The validator ended with ${code}: ${errors}`);
  const verdicts = new Map<string, Verdict[]>(paths.map((path) => [path, []]));
  for (const line of output.trim().split("\n")) {
    const { file, ...verdict } = JSON.parse(line) as Verdict & { file: number };
    verdicts.get(paths[file] ?? "")?.push(verdict);
  }
  for (const [path, both] of verdicts) {
    if (both.length !== 2) throw new Error(`The validator gave ${both.length} verdicts of ${path}: ${errors}`);
    for (const { standard, isCompliant, checks } of both)
      if (isCompliant && checks === 0) throw new Error(`The validator made no check of ${path} by ${standard}.`);
  }
  return { verdicts };
}

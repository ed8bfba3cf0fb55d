import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import type { Refusal } from "../domain/refusal";
import type { Table } from "../domain/supplier-list/table";
import type { ParsedFile } from "./parse-table";
import { tableLimits } from "./table-limits";

export interface ReadTableOptions {
  /** Path of the compiled `scripts/read-table.ts`. */
  program: string;
  /** Wall clock of the child. */
  timeoutMs?: number;
  /** Address space for data of the child, where `prlimit` is there to limit it. */
  memoryBytesMax?: number;
}

const prlimit = ["/usr/bin/prlimit", "/bin/prlimit"].find((path) => existsSync(path)) ?? null;

/** More comes out of no allowed file: JSON escapes a character to six at most, and mostly to one. */
const outputBytesMax = 256 * 1024 * 1024;

/**
 * The tables of a CSV, TSV or XLSX file, one a sheet; a refusal where it is none, is too large or breaks its reader. The file is
 * parsed in a child process with a limit on memory and time and nothing of this one's environment, so that the worst it can do
 * is to be refused. Its name decides nothing.
 */
export async function readTable(bytes: Uint8Array, _fileName: string, options: ReadTableOptions): Promise<Table[] | Refusal> {
  if (bytes.length > tableLimits.fileBytesMax) return { code: "file-too-large", params: { maxBytes: tableLimits.fileBytesMax } };
  const printed = await runParser(bytes, options);
  if (typeof printed !== "string") return printed;
  let parsed: ParsedFile;
  try {
    parsed = JSON.parse(printed) as ParsedFile;
  } catch {
    return { code: "parse-memory" };
  }
  if ("refused" in parsed) return parsed.refused;
  return parsed.tables.map(({ sheet, rows }) => ({
    sheet,
    rows: rows.map(([number, texts, formulas]) => ({
      number,
      cells: texts.map((text, index) => ({ text, formula: formulas.includes(index) })),
    })),
  }));
}

function runParser(bytes: Uint8Array, options: ReadTableOptions): Promise<string | Refusal> {
  const memory = options.memoryBytesMax ?? tableLimits.memoryBytesMax;
  // V8 gives up with an error of its own below the limit, also where there is no prlimit.
  const node = [process.execPath, `--max-old-space-size=${Math.floor((memory / 1024 / 1024) * 0.75)}`, options.program];
  const [command = "", ...parameters] = prlimit === null ? node : [prlimit, `--data=${memory}`, "--core=0", "--", ...node];
  return new Promise((resolve) => {
    const child = spawn(command, parameters, { env: { NODE_ENV: "production" }, stdio: ["pipe", "pipe", "ignore"] });
    const chunks: Buffer[] = [];
    let length = 0;
    const timer = setTimeout(() => {
      resolve({ code: "parse-timeout" });
      child.kill("SIGKILL");
    }, options.timeoutMs ?? tableLimits.timeoutMs);
    child.stdout.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length > outputBytesMax) child.kill("SIGKILL");
      else chunks.push(chunk);
    });
    child.on("error", () => {
      clearTimeout(timer);
      resolve({ code: "parse-memory" });
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve(code === 0 && length <= outputBytesMax ? Buffer.concat(chunks).toString("utf8") : { code: "parse-memory" });
    });
    // A child that ends before it has read everything closes the pipe; its end says the rest.
    child.stdin.on("error", () => undefined);
    child.stdin.end(bytes);
  });
}

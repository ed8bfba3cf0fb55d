import { spawn } from "node:child_process";
import { existsSync } from "node:fs";

export interface ChildLimits {
  /** Wall clock. */
  timeoutMs: number;
  /** Address space for data, where `prlimit` is there to limit it. */
  memoryBytesMax: number;
  /** More than this on standard output ends the child. */
  outputBytesMax: number;
}

/**
 * How a child ended: with what it printed, or `timeout` by the clock, `killed` by a signal (V8 and the allocator abort so when memory
 * is at its end) or for printing too much, `failed` with an exit code of its own or because it could not be started.
 */
export type ChildEnd = { printed: Buffer } | { ended: "timeout" | "killed" | "failed" };

const prlimit = ["/usr/bin/prlimit", "/bin/prlimit"].find((path) => existsSync(path)) ?? null;

/**
 * Runs a compiled program on something foreign in a process with limits on memory and time and with nothing of this one's
 * environment, so that the worst it can do is to be ended. It may write no file. `input` goes to its standard input.
 */
export function runLimitedChild(
  program: string,
  parameters: readonly string[],
  input: Uint8Array | null,
  limits: ChildLimits,
): Promise<ChildEnd> {
  const memory = limits.memoryBytesMax;
  // V8 gives up with an error of its own below the limit, also where there is no prlimit.
  const node = [process.execPath, `--max-old-space-size=${Math.floor((memory / 1024 / 1024) * 0.75)}`, program, ...parameters];
  const [command = "", ...rest] = prlimit === null ? node : [prlimit, `--data=${memory}`, "--core=0", "--fsize=0", "--", ...node];
  return new Promise((resolve) => {
    const child = spawn(command, rest, { env: { NODE_ENV: "production" }, stdio: ["pipe", "pipe", "ignore"] });
    const chunks: Buffer[] = [];
    let length = 0;
    const timer = setTimeout(() => {
      resolve({ ended: "timeout" });
      child.kill("SIGKILL");
    }, limits.timeoutMs);
    child.stdout.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length > limits.outputBytesMax) child.kill("SIGKILL");
      else chunks.push(chunk);
    });
    child.on("error", () => {
      clearTimeout(timer);
      resolve({ ended: "failed" });
    });
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      if (code === 0 && length <= limits.outputBytesMax) resolve({ printed: Buffer.concat(chunks) });
      else resolve({ ended: signal !== null || length > limits.outputBytesMax ? "killed" : "failed" });
    });
    // A child that ends before it has read everything closes the pipe; its end says the rest.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input ?? undefined);
  });
}

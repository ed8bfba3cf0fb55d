import { type ChildProcess, spawn } from "node:child_process";

export interface Jobs {
  start(args: readonly string[]): void;
  /** Ends what is still running and waits until it has: a job is made so that beginning again is harmless. */
  stop(): Promise<void>;
}

const stopMsMax = 10_000;

/** Asks it to end, and ends it where it does not listen. */
function end(child: ChildProcess, msMax: number): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => child.kill("SIGKILL"), msMax);
    child.once("close", () => {
      clearTimeout(late);
      resolve();
    });
    child.kill("SIGTERM");
  });
}

/**
 * Runs long work as `tilsyn ARGS` in processes of their own, each at most once at a time, so that no page waits for it.
 * @param msMax how long one that is asked to end has for it
 */
export function jobsOf(program: string, msMax = stopMsMax): Jobs {
  const running = new Map<string, ChildProcess>();
  let stopping = false;
  return {
    start(args) {
      const name = args.join(" ");
      if (stopping || running.has(name)) return;
      const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "ignore", "inherit"] });
      running.set(name, child);
      child.once("error", (error) => {
        running.delete(name);
        console.error(`The job "${name}" could not be started.`, error);
      });
      child.once("exit", (code) => {
        running.delete(name);
        if (code !== null && code !== 0 && !stopping) console.error(`The job "${name}" ended with code ${code}.`);
      });
    },
    async stop() {
      stopping = true;
      await Promise.all([...running.values()].map((child) => end(child, msMax)));
    },
  };
}

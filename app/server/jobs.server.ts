import { type ChildProcess, spawn } from "node:child_process";

export interface Jobs {
  start(args: readonly string[]): void;
  /** Ends what is still running: a job is made so that beginning again is harmless. */
  stop(): void;
}

/** Runs long work as `tilsyn ARGS` in processes of their own, each at most once at a time, so that no page waits for it. */
export function jobsOf(program: string): Jobs {
  const running = new Map<string, ChildProcess>();
  return {
    start(args) {
      const name = args.join(" ");
      if (running.has(name)) return;
      const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "ignore", "inherit"] });
      running.set(name, child);
      child.once("error", (error) => {
        running.delete(name);
        console.error(`The job "${name}" could not be started.`, error);
      });
      child.once("exit", (code) => {
        running.delete(name);
        if (code !== null && code !== 0) console.error(`The job "${name}" ended with code ${code}.`);
      });
    },
    stop() {
      for (const child of running.values()) child.kill("SIGTERM");
    },
  };
}

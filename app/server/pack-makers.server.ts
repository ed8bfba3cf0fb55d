import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import type { Register } from "~/context.server";
import { claimNextPack, failPack, isCalledOff } from "~/services/pack/make-waiting.server";

export interface PackMakers {
  /** Starts what waits, and ends what was called off. */
  turn(): Promise<void>;
  /** Ends what is being made, which is then made anew after the next start. */
  stop(): Promise<void>;
}

export interface MakerLimits {
  /** Of the heap and of all data of a process; originals that are carried in a pack lie in it. */
  memoryBytesMax: number;
  timeoutMs: number;
}

const usual: MakerLimits = { memoryBytesMax: 3 * 1024 ** 3, timeoutMs: 6 * 60 * 60_000 };

const prlimit = ["/usr/bin/prlimit", "/bin/prlimit"].find((path) => existsSync(path)) ?? null;

/** Its own settings come with the environment: it opens the same register. */
function start(program: string, id: string, { memoryBytesMax, timeoutMs }: MakerLimits): ChildProcess {
  const heap = Math.floor((memoryBytesMax / 1024 / 1024) * 0.6);
  const node = [process.execPath, `--max-old-space-size=${heap}`, program, "make-pack", id];
  const [command = "", ...rest] = prlimit === null ? node : [prlimit, `--data=${memoryBytesMax}`, "--core=0", "--", ...node];
  return spawn(command, rest, { stdio: ["ignore", "ignore", "inherit"], timeout: timeoutMs, killSignal: "SIGKILL" });
}

/** Makes packs in processes of their own, each with limits, so that no page waits and none takes the server down. */
export function packMakers(register: Register, program: string, limits: MakerLimits = usual): PackMakers {
  const running = new Map<string, ChildProcess>();
  let stopping = false;

  function follow(id: string, child: ChildProcess): void {
    running.set(id, child);
    const ended = async (signal: NodeJS.Signals | null) => {
      running.delete(id);
      if (stopping) return;
      const context = await register.contextFor({ kind: "system" });
      // One that says by itself why it was not made is no longer being made.
      await failPack(context, id, { code: signal === null ? "pack-failed" : "pack-killed" });
    };
    const tell = (signal: NodeJS.Signals | null) =>
      void ended(signal).catch((error: unknown) => console.error("The end of a pack's process could not be noted.", error));
    child.once("error", () => tell(null));
    child.once("exit", (code, signal) => tell(signal ?? (code !== null && code > 1 ? "SIGABRT" : null)));
  }

  return {
    async turn() {
      if (stopping) return;
      const context = await register.contextFor({ kind: "system" });
      for (const [id, child] of running) if (await isCalledOff(context, id)) child.kill("SIGKILL");
      for (let id = await claimNextPack(context); id !== null && !stopping; id = await claimNextPack(context))
        follow(id, start(program, id, limits));
    },
    async stop() {
      stopping = true;
      await Promise.all(
        [...running.values()].map(
          (child) =>
            new Promise<void>((resolve) => {
              child.once("exit", () => resolve());
              child.kill("SIGKILL");
            }),
        ),
      );
    },
  };
}

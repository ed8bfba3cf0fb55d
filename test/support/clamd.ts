import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { clamdScanner } from "../../app/storage/clamd.server";
import type { ScannerSettings } from "../../app/storage/scanner";
import { freePort } from "./engines-server";

const program = ["/usr/sbin/clamd", "/usr/local/sbin/clamd"].find((path) => existsSync(path));

export const noClamd = "no clamd; install it with: apt-get install clamav-daemon";

/** What the one signature of the tests matches, at any place of any file. */
export const malware = "tilsyn-test-malware";
/** As clamd calls a match of a signature from a database that is nobody's but ours. */
export const signatureName = "Tilsyn.Test.UNOFFICIAL";

/** More than that and clamd ends the stream; files that are larger than {@link fileBytesMax} it looks through in part. */
export const streamBytesMax = 1024 * 1024;
export const fileBytesMax = 256 * 1024;

export interface Clamd {
  tcp: ScannerSettings;
  socket: ScannerSettings;
  stop(): Promise<void>;
}

/** A real clamd on loopback and on a socket, with one signature of our own; null where the program is not there. */
export async function startClamd(): Promise<Clamd | null> {
  if (program === undefined) return null;
  const folder = mkdtempSync(join(tmpdir(), "tilsyn-clamd-"));
  const signatures = join(folder, "signatures");
  mkdirSync(signatures);
  writeFileSync(join(signatures, "tilsyn.ndb"), `Tilsyn.Test:0:*:${Buffer.from(malware).toString("hex")}\n`);
  const port = await freePort();
  const path = join(folder, "clamd.sock");
  const settings = [
    "Foreground yes",
    `DatabaseDirectory ${signatures}`,
    `TemporaryDirectory ${folder}`,
    `LocalSocket ${path}`,
    `TCPSocket ${port}`,
    "TCPAddr 127.0.0.1",
    `StreamMaxLength ${streamBytesMax}`,
    `MaxFileSize ${fileBytesMax}`,
    "AlertExceedsMax yes",
  ];
  writeFileSync(join(folder, "clamd.conf"), `${settings.join("\n")}\n`);
  const child = spawn(program, ["--config-file", join(folder, "clamd.conf")], { stdio: "ignore" });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const kill = () => void child.kill("SIGKILL");
  process.once("exit", kill);
  const stop = async () => {
    kill();
    await gone;
    process.off("exit", kill);
    rmSync(folder, { recursive: true, force: true });
  };
  const tcp = { host: "127.0.0.1", port };
  const answers = () =>
    clamdScanner(tcp)
      .check()
      .then(
        () => true,
        () => false,
      );
  for (let tries = 0; !(await answers()); tries += 1) {
    if (tries > 400 || child.exitCode !== null) throw new Error("clamd did not start.");
    await pause(50);
  }
  return { tcp, socket: { path }, stop };
}

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const jars = join(tmpdir(), "tilsyn-tools", "verapdf-1.30.1");
/** Written last: a folder without it is one that was left half filled. */
const complete = join(jars, "complete");

const runs = (command) => spawnSync(command, ["-version"], { stdio: "ignore" }).status === 0;

/**
 * The folder of the validator's jars, some 20 MB, which Maven fetches once.
 * @param timeout milliseconds that fetching may take
 * @returns {{ folder: string } | { reason: string }} the reason why it cannot be had
 */
export function verapdfJars(timeout = 90_000) {
  if (!runs("java")) return { reason: "no Java; apt-get install default-jdk-headless" };
  if (existsSync(complete)) return { folder: jars };
  if (!runs("mvn")) return { reason: "no Maven; apt-get install maven" };
  rmSync(jars, { recursive: true, force: true });
  mkdirSync(jars, { recursive: true });
  const { status } = spawnSync(
    "mvn",
    ["-q", "-B", "-f", join(here, "pom.xml"), "dependency:copy-dependencies", `-DoutputDirectory=${jars}`],
    { stdio: "ignore", timeout },
  );
  if (status !== 0) return { reason: "Maven could not fetch org.verapdf:validation-model:1.30.1" };
  writeFileSync(complete, "");
  return { folder: jars };
}

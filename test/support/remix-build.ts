import type { ServerBuild } from "@remix-run/node";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const file = join(root, "build/server/index.js");
export const clientDirectory = join(root, "build/client");

/** The web app as it is served, built where nobody has built it. */
export async function remixBuild(): Promise<ServerBuild> {
  if (!existsSync(file)) {
    const { status, stderr } = spawnSync("npx", ["remix", "vite:build", "--config", "remix.config.js"], {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, VITEST: "", NODE_ENV: "production" },
    });
    if (status !== 0) throw new Error(`The web app could not be built:\n${stderr}`);
  }
  return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as ServerBuild;
}

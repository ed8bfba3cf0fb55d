import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { expect, test } from "vitest";
import { packContent } from "../../scripts/bench/pdf-content";
import { draw } from "../support/pdf";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

test("the same content gives the same bytes in another process, zone and language", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tilsyn-same-"));
  try {
    await build({
      configFile: false,
      logLevel: "silent",
      root: here("../.."),
      resolve: { alias: { "~": here("../../app"), "#db": here("../../db") } },
      publicDir: false,
      build: {
        ssr: true,
        target: "node20",
        outDir: folder,
        emptyOutDir: true,
        rollupOptions: { input: here("./draw-alone.ts"), output: { entryFileNames: "draw.mjs" } },
      },
      ssr: { noExternal: [/world-atlas/] },
    });
    symlinkSync(here("../../node_modules"), join(folder, "node_modules"));
    const run = (env: Record<string, string>) => {
      const { stdout, stderr } = spawnSync(process.execPath, [join(folder, "draw.mjs")], {
        env: { ...process.env, ...env },
        encoding: "utf8",
      });
      expect(stdout, stderr).toMatch(/^[0-9a-f]{64}$/);
      return stdout;
    };
    const one = run({ TZ: "Pacific/Auckland", LANG: "tr_TR.UTF-8" });
    expect(run({ TZ: "America/New_York", LANG: "C" })).toBe(one);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("another document has other bytes and another identifier", async () => {
  const content = packContent("da", 1);
  const [one, same, other] = await Promise.all([content, content, { ...content, id: "en anden" }].map((each) => draw(each)));
  const idOf = (bytes: Uint8Array | undefined) => /\/ID \[ ?<([0-9A-F]+)>/.exec(Buffer.from(bytes ?? []).toString("latin1"))?.[1];
  expect(Buffer.from(one ?? [])).toEqual(Buffer.from(same ?? []));
  expect(idOf(one)).toBeDefined();
  expect(idOf(other)).not.toBe(idOf(one));
});

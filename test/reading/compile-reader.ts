import { symlink } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Compiles `scripts/read-document.ts` into a folder as the build does, its packages beside it, and gives the path of the program. */
export async function compileReadDocument(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: "silent",
    root: here("../.."),
    resolve: { alias: { "~": here("../../app") } },
    publicDir: false,
    build: {
      ssr: true,
      target: "node20",
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { input: here("../../scripts/read-document.ts"), output: { entryFileNames: "read-document.mjs" } },
    },
  });
  await symlink(here("../../node_modules"), `${folder}/node_modules`);
  return `${folder}/read-document.mjs`;
}

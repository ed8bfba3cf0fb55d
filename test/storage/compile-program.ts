import { fileURLToPath } from "node:url";
import { build } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Compiles `scripts/read-table.ts` into a folder, with everything it needs in it, and gives the path of the program. */
export async function compileReadTable(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: "silent",
    root: here("../.."),
    resolve: { alias: { "~": here("../../app") } },
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: "node20",
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { input: here("../../scripts/read-table.ts"), output: { entryFileNames: "read-table.mjs" } },
    },
  });
  return `${folder}/read-table.mjs`;
}

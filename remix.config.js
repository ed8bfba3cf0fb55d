import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const alias = { "~": here("./app"), "#db": here("./db") };

/** What draws PDFs is worked into the programs: a child process that draws one begins in half the time. */
const drawingPdf = ["pdf-lib", /^@pdf-lib/, "pako", "tslib", "fontkit", "restructure", "brotli", /^unicode-/];

/** What draws the map is worked into the server's build: an installation needs none of it. */
const drawing = [/^d3-/, "internmap", "topojson-client", "world-atlas"];

/** The programs that run outside the web app: the command line, the children that read spreadsheets and documents, the bench. */
const programs = {
  resolve: { alias },
  publicDir: false,
  ssr: { noExternal: [...drawing, ...drawingPdf] },
  build: {
    outDir: "build/programs",
    ssr: true,
    target: "node20",
    sourcemap: true,
    rollupOptions: {
      input: {
        tilsyn: here("./scripts/tilsyn.ts"),
        "read-table": here("./scripts/read-table.ts"),
        "read-document": here("./scripts/read-document.ts"),
        bench: here("./scripts/bench.ts"),
        "bench-pdf": here("./scripts/bench-pdf.ts"),
      },
      output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
    },
  },
};

const tests = {
  resolve: { alias },
  test: {
    // The journeys need a browser and a server of their own, so they are a run of their own.
    include: process.env.TILSYN_TEST_BROWSER ? ["test/e2e/**/*.test.ts"] : ["test/**/*.test.{ts,tsx}"],
    exclude: process.env.TILSYN_TEST_BROWSER ? [] : ["test/e2e/**"],
    globalSetup: ["test/support/global-setup.ts"],
    pool: "forks",
    server: { deps: { inline: [/world-atlas/] } },
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 120_000,
    onConsoleLog: () => undefined,
  },
};

/** The decoders that pdf.js asks for by their names, beside the other files of the browser. */
const pdfDecoders = () => ({
  name: "pdf-decoders",
  generateBundle() {
    if (this.environment?.name === "ssr") return;
    const folder = here("./node_modules/pdfjs-dist/wasm/");
    for (const name of readdirSync(folder).filter((file) => /\.(?:wasm|js)$/.test(file)))
      this.emitFile({ type: "asset", fileName: `assets/pdfjs/${name}`, source: readFileSync(`${folder}/${name}`) });
  },
});

/**
 * The one configuration of Vite, Vitest and Remix. Single fetch and lazy route discovery stay off: single fetch decodes
 * with turbo-stream, whose holes (CVE-2026-34077, CVE-2026-42211) have no fix in this line, and `/__manifest` blocks the process.
 */
const web = {
  resolve: { alias },
  plugins: [
    tailwindcss(),
    pdfDecoders(),
    remix({
      ignoredRouteFiles: ["**/*.test.*"],
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_routeConfig: false,
        v3_lazyRouteDiscovery: false,
        v3_singleFetch: false,
      },
    }),
  ],
  ssr: { noExternal: drawing },
  build: { target: "es2022" },
};

export default defineConfig(({ mode }) => (process.env.VITEST ? tests : mode === "programs" ? programs : web));

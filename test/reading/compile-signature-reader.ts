import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";
import type { PdfSignatures } from "~/domain/document/signature";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export interface PlantedFault {
  /** Within `app/reading/signatures`. */
  file: string;
  right: string;
  wrong: string;
}

let compiled = 0;

/** The reader with a fault in it, to see that the tests would notice. */
export async function compileFaultyReader({ file, right, wrong }: PlantedFault) {
  compiled += 1;
  // Beneath the packages, so that the compiled reader finds them.
  const folder = here(`../../node_modules/.cache/faulty-readers/${process.pid}-${compiled}`);
  let planted = 0;
  await build({
    configFile: false,
    logLevel: "silent",
    root: here("../.."),
    publicDir: false,
    plugins: [
      {
        name: "fault",
        transform(code, id) {
          if (!id.endsWith(`/signatures/${file}`)) return null;
          planted = code.split(right).length - 1;
          return code.replace(right, wrong);
        },
      },
    ],
    build: {
      ssr: true,
      target: "node20",
      outDir: folder,
      rollupOptions: { input: here("../../app/reading/signatures/read-signatures.ts"), output: { entryFileNames: "reader.mjs" } },
    },
  });
  if (planted !== 1) throw new Error(`${file} has ${planted} times: ${right}`);
  const { readSignatures } = (await import(/* @vite-ignore */ pathToFileURL(`${folder}/reader.mjs`).href)) as {
    readSignatures: (bytes: Uint8Array) => Promise<PdfSignatures>;
  };
  return { readSignatures, folder };
}

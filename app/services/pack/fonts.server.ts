import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { FontFiles } from "~/pdf/content";

const places: Record<keyof FontFiles, string> = {
  regular: "@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf",
  strong: "@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf",
  mono: "dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf",
  fallback: "dejavu-fonts-ttf/ttf/DejaVuSans.ttf",
  fallbackStrong: "dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf",
};

/** The fonts of every PDF (IBM Plex Sans, OFL-1.1, and DejaVu, its own free licence), from the packages they come in. */
export async function readFonts(): Promise<FontFiles> {
  const require = createRequire(import.meta.url);
  const entries = Object.entries(places).map(async ([name, place]) => [name, await readFile(require.resolve(place))]);
  return Object.fromEntries(await Promise.all(entries)) as unknown as FontFiles;
}

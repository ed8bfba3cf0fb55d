import { spawn, spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { drawDocument } from "../../app/pdf/draw-document";
import { readFonts } from "../../app/services/pack/fonts.server";
import { type Figure, median, timed, timedInTurn } from "./measure";
import { packContent } from "./pdf-content";

const program = fileURLToPath(new URL("./bench-pdf.js", import.meta.url));
const browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Subcontractors to a document of about 500 pages, and four times that. */
const [small, large] = ["46", "184"];
const originals = 200;
const mebibyte = 1024 * 1024;

async function run(command: string, ...parameters: string[]): Promise<string> {
  const child = spawn(command, parameters, { stdio: ["ignore", "pipe", "ignore"] });
  let text = "";
  child.stdout.on("data", (chunk) => {
    text += String(chunk);
  });
  const [code] = (await once(child, "close")) as [number];
  if (code !== 0) throw new Error(`${command} ${parameters.join(" ")} ended with ${code}.`);
  return text;
}

const ours = (...parameters: string[]) => run(process.execPath, program, ...parameters);

/** The dossier is given on both sides, as a file. */
const contentOf = (directory: string, count: string) => join(directory, `${count}.json`);

function print(browser: string, directory: string, html: string, pdf: string): Promise<string> {
  return run(
    browser,
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    `--user-data-dir=${join(directory, "profile")}`,
    "--allow-file-access-from-files",
    "--no-pdf-header-footer",
    `--print-to-pdf=${pdf}`,
    `file://${html}`,
  );
}

/** Beside headless Chromium: whole processes, and what of ours is reading the fonts, drawing and writing, cold. */
async function againstBrowser(directory: string, count: string, times: number) {
  const browser = browsers.find((path) => existsSync(path));
  if (browser === undefined) return null;
  const [html, printed, drawn] = [`${count}.html`, "printed.pdf", "drawn.pdf"].map((name) => join(directory, name)) as [
    string,
    string,
    string,
  ];
  await ours("html", count, html);
  const cold: number[] = [];
  const [process, chromium] = await timedInTurn(
    async () => {
      cold.push((JSON.parse(await ours("draw", contentOf(directory, count), drawn)) as { ms: number }).ms);
    },
    async () => void (await print(browser, directory, html, printed)),
    times,
  );
  return { process, chromium, cold: median(cold), drawn: pagesIn(drawn), printed: pagesIn(printed) };
}

async function browserFigures(directory: string): Promise<Figure[]> {
  const [one, many] = [await againstBrowser(directory, "1", 7), await againstBrowser(directory, small, 3)];
  if (one === null || many === null) return [];
  const of = ({ printed, chromium }: typeof one) =>
    `headless Chromium printing the same content, ${printed} pages (${chromium.toFixed(0)} ms)`;
  const line = (what: string, ms: number, than: typeof one, limit: number | null): Figure => ({
    what: `${what} ${than.drawn} pages (${ms.toFixed(0)} ms)`,
    value: ms / than.chromium,
    unit: "×",
    limit,
    of: of(than),
  });
  return [
    line("reading fonts, drawing and writing, in a fresh process,", one.cold, one, 1 / 5),
    line("the whole of that process, of", one.process, one, null),
    line("the whole of a process that draws", many.process, many, 1 / 7),
  ];
}

const pagesIn = (path: string) =>
  /^Pages:\s+(\d+)/m.exec(spawnSync("pdfinfo", [path], { encoding: "utf8" }).stdout ?? "")?.[1] ?? "?";

async function againstReact(directory: string): Promise<Figure> {
  const [drawn, rendered] = [join(directory, "drawn.pdf"), join(directory, "rendered.pdf")];
  const taken: number[] = [];
  const draw = async () => taken.push(await timed(async () => void (await ours("draw", contentOf(directory, small), drawn)), 1));
  await draw();
  await draw();
  const them = await timed(async () => void (await ours("react", contentOf(directory, small), rendered)), 1);
  await draw();
  const us = median(taken);
  return {
    what: `drawing ${pagesIn(drawn)} pages, process included (${us.toFixed(0)} ms)`,
    value: us / them,
    unit: "×",
    limit: 1 / 20,
    of: `@react-pdf/renderer drawing the same content, ${pagesIn(rendered)} pages (${them.toFixed(0)} ms)`,
  };
}

/** Embedding originals from disk, against what nobody who keeps them can do without. */
async function embedding(directory: string): Promise<Figure> {
  const paths = Array.from({ length: originals }, (_, at) => join(directory, `original-${at}.pdf`));
  for (const path of paths) writeFileSync(path, Buffer.concat([Buffer.from("%PDF-1.4\n"), randomBytes(mebibyte)]));
  const fonts = await readFonts();
  const target = join(directory, "pack.pdf");
  const write = (pieces: readonly Uint8Array[]) => {
    const file = openSync(target, "w");
    for (const piece of pieces) writeSync(file, piece);
    fsyncSync(file);
    closeSync(file);
  };
  const read = (path: string) => {
    const bytes = readFileSync(path);
    return { bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
  };
  const [us, floor] = await timedInTurn(
    async () => {
      const attachments = paths.map((path, at) => {
        const { bytes, sha256 } = read(path);
        return {
          name: `${at}.pdf`,
          mediaType: "application/pdf",
          bytes,
          description: sha256,
          relationship: "Source",
          modifiedAt: "2026-11-23T09:42:00Z",
        } as const;
      });
      write([await drawDocument(packContent("da", 1, attachments), fonts)]);
    },
    () => write(paths.map((path) => read(path).bytes)),
    5,
  );
  return {
    what: `a pack with ${originals} originals of 1 MB, read, hashed, drawn, written and synced (${us.toFixed(0)} ms)`,
    value: us / floor,
    unit: "×",
    limit: 3,
    of: `reading, hashing, writing and syncing them (${floor.toFixed(0)} ms)`,
  };
}

export async function pdfFigures(directory: string): Promise<Figure[]> {
  for (const count of ["1", small, large]) await ours("content", count, contentOf(directory, count));
  const figures = await browserFigures(directory);
  figures.push(await againstReact(directory));
  const floor = JSON.parse(await ours("floor", contentOf(directory, small))) as { draw: number; deflate: number; pages: number };
  figures.push({
    what: `drawing ${floor.pages} pages, warm (${floor.draw.toFixed(0)} ms)`,
    value: floor.draw / floor.deflate,
    unit: "×",
    limit: 10,
    of: `deflating the same page streams (${floor.deflate.toFixed(0)} ms)`,
  });
  const { pages, perPage } = JSON.parse(await ours("flat", contentOf(directory, small), contentOf(directory, large))) as {
    pages: [number, number];
    perPage: [number, number];
  };
  figures.push({
    what: `a page of ${pages[1]}, warm (${perPage[1].toFixed(2)} ms)`,
    value: perPage[1] / perPage[0],
    unit: "×",
    limit: 1.5,
    of: `a page of ${pages[0]} (${perPage[0].toFixed(2)} ms)`,
  });
  figures.push(await embedding(directory));
  return figures;
}

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Figure, printTable } from "./bench/measure";
import { bareInsert, changeFigure, fill, sweepFigures } from "./bench/register";
import { documentFigures } from "./bench/documents";
import { appendFigure, rebuildFigures, verifyFigures } from "./bench/history";
import { pageFigures } from "./bench/pages";
import { type MadeRegisterPack, registerPack } from "./bench/packs";
import { pdfFigures } from "./bench/pdf";
import { portalFigures } from "./bench/portal";
import { searchFigures } from "./bench/search";
import { signInFigure } from "./bench/sign-in";

/**
 * Measures what the product promises of its speed, as ratios taken in one run: `npm run bench [-- --subcontractors 100000]`.
 * Each part runs in a process of its own, so that its memory is its own.
 */
const self = fileURLToPath(import.meta.url);

function inProcess<T>(part: string, ...args: string[]): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [self, part, ...args], { stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    child.stdout.on("data", (chunk) => {
      text += String(chunk);
    });
    child.on("close", (code) =>
      code === 0 ? resolve(JSON.parse(text) as T) : reject(new Error(`The part ${part} of the bench ended with ${code}.`)),
    );
  });
}

const parts: Record<string, (...args: string[]) => Promise<unknown>> = {
  fill: (directory = "", count = "0") => fill(directory, Number(count)),
  "bare-insert": (directory = "", into = "") => bareInsert(directory, into),
  sweep: (directory = "", smaller = "") => sweepFigures(directory, smaller),
  change: (directory = "") => changeFigure(directory),
  append: (directory = "") => appendFigure(directory),
  verify: (directory = "", events = "0") => verifyFigures(directory, Number(events)),
  rebuild: (directory = "", events = "0") => rebuildFigures(directory, Number(events)),
  search: (directory = "", pages = "200000") => searchFigures(directory, Number(pages)),
  "sign-in": (directory = "") => signInFigure(directory),
  documents: (directory = "") => documentFigures(directory),
  pdf: (directory = "") => pdfFigures(directory),
  "register-pack": (directory = "") => registerPack(directory),
  portal: (directory = "", count = "10000") => portalFigures(directory, Number(count)),
};

async function all(count: number): Promise<Figure[]> {
  const root = mkdtempSync(join(tmpdir(), "tilsyn-bench-"));
  const folder = (name: string) => {
    mkdirSync(join(root, name), { recursive: true });
    return join(root, name);
  };
  const say = (text: string) => process.stderr.write(`${text}\n`);
  try {
    const [large, middle, small] = [folder("large"), folder("middle"), folder("small")];
    const figures: Figure[] = [];
    // Told as they come: a later part that fails does not take the earlier ones with it.
    const push = figures.push.bind(figures);
    figures.push = (...more) => {
      for (const { what, value, unit, of } of more) say(`  ${what}: ${value.toFixed(2)} ${unit} of ${of}`);
      return push(...more);
    };
    say(`Importing ${count} subcontractors …`);
    const filled = await inProcess<{ ms: number; peakMb: number; facts: number }>("fill", large, String(count));
    await inProcess("fill", middle, String(Math.round(count / 10)));
    await inProcess("fill", small, "100");
    const bare = await inProcess<number>("bare-insert", large, folder("bare"));
    figures.push({
      what: `import of ${count} subcontractors, ${filled.facts} facts`,
      value: filled.ms / bare,
      unit: "×",
      limit: 5,
      of: `bare insert of the same rows (${bare.toFixed(0)} ms)`,
    });
    figures.push({ what: "peak memory of the import", value: filled.peakMb, unit: "MB", limit: 2048, of: "whole process" });
    say("Changing one fact …");
    figures.push(await inProcess<Figure>("change", large));
    figures.push(await inProcess<Figure>("append", large));
    say("Verifying and replaying the history …");
    figures.push(...(await inProcess<Figure[]>("verify", folder("history"), String(count * 10))));
    figures.push(...(await inProcess<Figure[]>("rebuild", folder("replay"), String(count))));
    say("Loading pages …");
    figures.push(...(await pageFigures({ large, middle, small })));
    say("Searching …");
    figures.push(...(await inProcess<Figure[]>("search", folder("search"), String(count * 2))));
    say("Uploading …");
    figures.push(...(await inProcess<Figure[]>("documents", folder("documents"))));
    say("Drawing PDFs …");
    figures.push(...(await inProcess<Figure[]>("pdf", folder("pdf"))));
    say("Making register packs …");
    const [many, few] = [folder("packs-of-more"), folder("packs-of-less")];
    await inProcess("fill", many, String(Math.round(count / 100)));
    await inProcess("fill", few, String(Math.round(count / 1000)));
    const less = await inProcess<MadeRegisterPack>("register-pack", few);
    const more = await inProcess<MadeRegisterPack>("register-pack", many);
    figures.push({
      what: `peak memory, register pack over ${Math.round(count / 100)}`,
      value: more.peakMb / less.peakMb,
      unit: "×",
      limit: 1.5,
      of: `the same over a tenth of them (${less.peakMb.toFixed(0)} MB); ${(more.ms / (count / 100)).toFixed(0)} ms each`,
    });
    say("Inviting and answering …");
    figures.push(...(await inProcess<Figure[]>("portal", folder("portal"), "10000")));
    say("Signing in …");
    figures.push(await inProcess<Figure>("sign-in", folder("sign-in")));
    say("Sweeping …");
    figures.push(...(await inProcess<Figure[]>("sweep", large, middle)));
    return figures;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const [part = "", ...args] = process.argv.slice(2);
const chosen = parts[part];
if (chosen !== undefined) process.stdout.write(JSON.stringify(await chosen(...args)));
else {
  const asked = process.argv.indexOf("--subcontractors");
  const figures = await all(asked === -1 ? 100_000 : Number(process.argv[asked + 1]));
  printTable(figures);
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
}

import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { verifyBlobs } from "../../app/services/document/verify-blobs.server";
import { verifyHistory } from "../../app/services/history/verify-history.server";
import { checkpointFolder, readCheckpointFiles } from "../../app/storage/checkpoint-files.server";
import { diskStore } from "../../app/storage/disk-store.server";
import { connectSqlite } from "../../db/connect.server";
import { migrate } from "../../db/migrate.server";

export type Planted = "late-keep" | "no-end" | "unflushed-file" | "unflushed-folder" | "unsynced-register";

/** What the writing program is to do. */
export interface WriterOrder {
  data: string;
  /** Where files are kept, if not there. */
  blobs: string | null;
  seed: number;
  planted: Planted | null;
  /** So many uploads, once it is told to go; null to write until it is killed. */
  uploads: number | null;
  /** The last edit that was answered so far. */
  editsFrom: number;
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A folder for a suite, with a program compiled in it: the one that writes, unless another is named. */
export async function crashFolder(source = "crash-writer"): Promise<{ folder: string; program: string; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), "tilsyn-crash-"));
  await build({
    configFile: false,
    logLevel: "silent",
    root: here("../.."),
    resolve: { alias: { "~": here("../../app"), "#db": here("../../db") } },
    publicDir: false,
    build: {
      ssr: true,
      target: "node20",
      outDir: join(folder, "program"),
      rollupOptions: { input: here(`./${source}.ts`), output: { entryFileNames: "writer.mjs" } },
    },
  });
  symlinkSync(here("../../node_modules"), join(folder, "program/node_modules"));
  return {
    folder,
    program: join(folder, "program/writer.mjs"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What the program said was answered. */
export interface Answered {
  documents: string[];
  edit: number;
  /** Refusals and errors, by what was said. */
  refused: string[];
  isDone: boolean;
}

/** The writing program at work. */
export class Writer {
  readonly answered: Answered;
  readonly errors: string[] = [];
  readonly closed: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  private readonly child: ChildProcessWithoutNullStreams;
  private watching: () => void = () => {};
  private isReady = false;

  constructor(program: string, order: WriterOrder) {
    this.answered = { documents: [], edit: order.editsFrom, refused: [], isDone: false };
    this.child = spawn(process.execPath, [program, JSON.stringify(order)], {
      stdio: "pipe",
      // One thread for files: then the calls of an upload come in one order, and have numbers.
      env: { ...process.env, ...(order.uploads === null ? {} : { UV_THREADPOOL_SIZE: "1" }) },
    });
    this.child.stderr.on("data", (part: Buffer) => this.errors.push(part.toString()));
    createInterface({ input: this.child.stdout }).on("line", (line) => this.hear(line));
    this.closed = once(this.child, "close").then(([code, signal]) => {
      this.watching();
      return { code, signal };
    });
  }

  private hear(line: string): void {
    if (line === "ready") this.isReady = true;
    else if (line === "done") this.answered.isDone = true;
    else if (line.startsWith("U ")) this.answered.documents.push(line.slice(2));
    else if (line.startsWith("E ")) this.answered.edit = Number(line.slice(2));
    else this.answered.refused.push(line);
    this.watching();
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get count(): number {
    return this.answered.documents.length + this.answered.edit;
  }

  /** Until something is so, or the program has ended. */
  private until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.watching = () => {
        if (isSo() || this.child.exitCode !== null || this.child.signalCode !== null) resolve();
      };
      this.watching();
    });
  }

  ready = () => this.until(() => this.isReady);
  answeredAtLeast = (count: number) => this.until(() => this.count >= count);
  signal = (name: NodeJS.Signals) => void this.child.kill(name);
  go = () => void this.child.stdin.write("go\n");
}

const problemText = ({ code, params }: { code: string; params: object }) => `${code} ${JSON.stringify(params)}`;

/**
 * Whether everything that was answered is there: each upload with its row and its bytes, the last edit or a later one, and a history
 * that is whole. @returns what is not, in words
 */
export async function faultsIn(
  data: string,
  blobs: string | null,
  answered: Pick<Answered, "documents" | "edit">,
): Promise<string[]> {
  const database = connectSqlite(join(data, "register.sqlite"));
  try {
    await migrate(database);
    const faults: string[] = [];
    const history = await verifyHistory(database, readCheckpointFiles(checkpointFolder(data)));
    faults.push(...history.problems.map(problemText));
    // Every row's bytes are read and hashed; what lies there without a row is an orphan, and harmless.
    faults.push(...(await verifyBlobs(database, diskStore(blobs ?? data, 0))).problems.map(problemText));
    const rows = await database.reader.selectFrom("documentVersion").select("documentId").execute();
    const there = new Set(rows.map(({ documentId }) => documentId));
    for (const id of answered.documents) if (!there.has(id)) faults.push(`the document ${id} was answered and is lost`);
    const contacts = await database.reader.selectFrom("contact").select("phone").execute();
    const last = Math.max(0, ...contacts.map(({ phone }) => Number(phone)));
    if (last < answered.edit) faults.push(`the edit ${answered.edit} was answered, and ${last} is there`);
    return faults;
  } finally {
    await database.close();
  }
}

import { createHash } from "node:crypto";
import { type Entry, openPromise } from "yauzl";
import { MerkleTree } from "../../../db/history/chain.server";
import type { Manifest } from "../../domain/dossier/manifest";
import { packArchive } from "../../domain/dossier/pack-archive";
import type { PackProblem } from "../../domain/dossier/pack-check";
import type { FoundFile } from "./embedded-files";
import { packLimits } from "./pack-limits";

/** It is no archive, or more than one may be. */
export class BrokenArchive extends Error {}

/** A ZIP edition, opened: its parts are read one after another. */
export class PackArchiveFile {
  private left: number = packLimits.archiveBytesMax;

  private constructor(
    private readonly zip: Awaited<ReturnType<typeof openPromise>>,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  static async open(path: string): Promise<PackArchiveFile> {
    try {
      const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) {
        // Two of a name are one thing to one program and another to the next.
        if (entries.has(entry.fileName) || entries.size >= packLimits.archiveEntriesMax || entry.isEncrypted())
          throw new BrokenArchive();
        if (entry.fileName !== packArchive.originals) entries.set(entry.fileName, entry);
      }
      return new PackArchiveFile(zip, entries);
    } catch (cause) {
      throw new BrokenArchive(undefined, { cause });
    }
  }

  close(): void {
    this.zip.close();
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  names(): string[] {
    return [...this.entries.keys()];
  }

  /** Names that no edition has. */
  strays(): string[] {
    const known: ReadonlySet<string> = new Set(Object.values(packArchive));
    return [...this.entries.keys()].filter((name) => !known.has(name) && !name.startsWith(packArchive.originals));
  }

  async *chunks(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name);
    if (entry === undefined) return;
    try {
      for await (const chunk of await this.zip.openReadStreamPromise(entry)) {
        this.left -= (chunk as Buffer).length;
        if (this.left < 0) throw new BrokenArchive();
        yield chunk as Buffer;
      }
    } catch (cause) {
      throw new BrokenArchive(undefined, { cause });
    }
  }

  /** Null where there is none of the name. */
  async read(name: string): Promise<Buffer | null> {
    if (!this.entries.has(name)) return null;
    const parts: Buffer[] = [];
    for await (const part of this.chunks(name)) parts.push(part);
    return Buffer.concat(parts);
  }

  /** What lies in a folder, hashed on the way and kept nowhere, by its whole name. */
  async hashed(folder: string): Promise<Map<string, FoundFile>> {
    const found = new Map<string, FoundFile>();
    for (const name of this.entries.keys()) {
      if (!name.startsWith(folder)) continue;
      const hash = createHash("sha256");
      let sizeBytes = 0;
      for await (const part of this.chunks(name)) {
        hash.update(part);
        sizeBytes += part.length;
      }
      found.set(name, { sha256: hash.digest("hex"), sizeBytes });
    }
    return found;
  }

  /** The originals, by the names that a manifest has for them. */
  async originals(): Promise<Map<string, FoundFile>> {
    const found = await this.hashed(packArchive.originals);
    return new Map([...found].map(([name, file]) => [name.slice(packArchive.originals.length), file]));
  }
}

const leafLine = /^[0-9a-f]{64}$/;

/** The leaf hashes of the whole history, against the manifest: its events among them, and its root over them. */
export async function checkLeaves(
  archive: PackArchiveFile,
  { history, events }: Manifest,
): Promise<{ leaves: number; problems: PackProblem[] }> {
  const wanted = new Map(events.map(({ seq, leaf }) => [seq, leaf]));
  const tree = MerkleTree.empty();
  const problems: PackProblem[] = [];
  let rest = "";
  let isRead = true;
  const take = (line: string) => {
    if (!leafLine.test(line)) isRead = false;
    if (!isRead) return;
    tree.append(Buffer.from(line, "hex"));
    const expected = wanted.get(tree.size);
    if (expected !== undefined && expected !== line) problems.push({ code: "leaf-differs", params: { seq: tree.size } });
  };
  for await (const part of archive.chunks(packArchive.leaves)) {
    const lines = (rest + part.toString("latin1")).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) take(line);
    if (rest.length > 64) isRead = false;
    if (!isRead) break;
  }
  const isWhole = isRead && rest === "" && tree.size === history.seq && tree.root().toString("hex") === history.root;
  if (!isWhole) problems.push({ code: "leaves-differ" });
  return { leaves: tree.size, problems };
}

import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const run = (program: string, ...args: string[]) => spawnSync(program, args, { encoding: "utf8" });

/** A file system of its own in a file, which can be filled up, and copied as a power cut would leave it. */
export interface LoopDisk {
  /** Where it is mounted. */
  folder: string;
  /** Another, of what is on the disk at this instant: what the system still meant to write is not on it. */
  cut(name: string): LoopDisk;
  remove(): void;
}

function mounted(image: string, folder: string): string | null {
  mkdirSync(folder, { recursive: true });
  // Its journal is written when somebody flushes, and hardly ever by itself.
  const { status, stderr } = run("mount", "-o", "loop,commit=300", image, folder);
  return status === 0 ? null : stderr.trim();
}

function diskOf(image: string, root: string): LoopDisk | string {
  const folder = `${image}.mounted`;
  const problem = mounted(image, folder);
  if (problem !== null) return problem;
  return {
    folder,
    cut(name) {
      const copy = join(root, name);
      run("cp", "--sparse=always", image, copy);
      const disk = diskOf(copy, root);
      if (typeof disk === "string") throw new Error(`What a power cut left cannot be mounted: ${disk}`);
      return disk;
    },
    remove() {
      run("umount", folder);
      for (const path of [folder, image]) rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Makes and mounts one. @returns why not, where this machine does not let us */
export function loopDisk(root: string, name: string, mebibytes: number): LoopDisk | string {
  if (process.getuid?.() !== 0) return "only root may mount";
  const image = join(root, name);
  writeFileSync(image, "");
  truncateSync(image, mebibytes * 1024 * 1024);
  const made = run("mkfs.ext4", "-q", "-F", "-m", "0", image);
  if (made.status !== 0) return "mkfs.ext4 is not there";
  return diskOf(image, root);
}

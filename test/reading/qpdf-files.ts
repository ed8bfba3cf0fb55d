import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const mirror = "http://deb.debian.org/debian";

/**
 * The PDFs that qpdf is tested with, from Debian's source of it, in a folder of its own: no list of the system is changed. None where
 * they cannot be fetched.
 */
export async function findQpdfFiles(folder: string): Promise<string[]> {
  if (!existsSync("/usr/bin/apt-get")) return [];
  const own = join(folder, "qpdf");
  await mkdir(join(own, "lists/partial"), { recursive: true });
  const list = join(own, "sources.list");
  await writeFile(list, `deb-src ${mirror} bookworm main\n`);
  const options = [
    ["Dir::Etc::sourcelist", list],
    ["Dir::Etc::sourceparts", "/dev/null"],
    ["Dir::State::lists", join(own, "lists")],
    ["Dir::Cache", own],
    ["APT::Sandbox::User", "root"],
  ].flatMap(([name, value]) => ["-o", `${name}=${value}`]);
  try {
    execFileSync("apt-get", [...options, "update", "-qq"], { stdio: "ignore", timeout: 60_000 });
    execFileSync("apt-get", [...options, "source", "--download-only", "-qq", "qpdf"], {
      cwd: own,
      stdio: "ignore",
      timeout: 60_000,
    });
    const archive = (await readdir(own)).find((name) => /\.orig\.tar/.test(name));
    if (archive === undefined) return [];
    execFileSync("tar", ["-xf", archive, "--wildcards", "--no-anchored", "*.pdf"], {
      cwd: own,
      stdio: "ignore",
      timeout: 60_000,
    });
  } catch {
    return [];
  }
  const names = await readdir(own, { recursive: true });
  return names.filter((name) => name.endsWith(".pdf")).map((name) => join(own, name));
}

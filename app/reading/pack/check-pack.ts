import { openSync, readFileSync, readSync, closeSync, statSync } from "node:fs";
import { packArchive, registerArchive } from "../../domain/dossier/pack-archive";
import type { PackCheck, PackProblem } from "../../domain/dossier/pack-check";
import { checkPdf, failed } from "./check-pdf";
import { checkRegister } from "./check-register";
import { BrokenArchive, checkLeaves, PackArchiveFile } from "./pack-archive-file";
import { packLimits } from "./pack-limits";

/**
 * Checks a pack by the file alone: the seal, every embedded file against the manifest and the manifest against them, the proof of
 * each event, the checkpoint. Made for hostile files: whatever is in them comes back as a problem, never as an error. Meant to
 * run in a child process with a limit on memory and time.
 */
export async function checkPack(path: string): Promise<PackCheck> {
  const kind = kindOf(path);
  if (kind === null) return failed(null, { code: "not-a-pack" });
  const maxBytes = kind === "pdf" ? packLimits.fileBytesMax : packLimits.archiveBytesMax;
  if (statSync(path).size > maxBytes) return failed(null, { code: "too-large", params: { maxBytes } });
  const check = kind === "pdf" ? checkPdf(readFileSync(path), null).check : await checkArchive(path);
  return { ...check, problems: check.problems.slice(0, packLimits.problemsMax) };
}

/** By its first bytes, which in a pack are those of its format. */
function kindOf(path: string): PackCheck["kind"] {
  const head = Buffer.alloc(5);
  const file = openSync(path, "r");
  readSync(file, head, 0, head.length, 0);
  closeSync(file);
  if (head.toString("latin1") === "%PDF-") return "pdf";
  return head.readUInt32LE(0) === 0x04034b50 ? "zip" : null;
}

async function checkArchive(path: string): Promise<PackCheck> {
  let archive: PackArchiveFile | null = null;
  try {
    archive = await PackArchiveFile.open(path);
    return await checkOpened(archive);
  } catch (error) {
    if (!(error instanceof BrokenArchive)) throw error;
    return failed("zip", { code: "archive-broken" });
  } finally {
    archive?.close();
  }
}

async function checkOpened(archive: PackArchiveFile): Promise<PackCheck> {
  const [pdf, beside] = [await archive.read(packArchive.pdf), await archive.read(packArchive.manifest)];
  const without = (name: string): PackProblem => ({ code: "archive-without", params: { name } });
  if (pdf === null)
    return archive.has(registerArchive.index(1)) ? checkRegister(archive) : failed("zip", without(packArchive.pdf));
  const { check, manifest, manifestBytes } = checkPdf(pdf, await archive.originals());
  const { problems } = check;
  for (const name of archive.strays()) problems.push({ code: "file-stray", params: { name } });
  if (beside === null) problems.push(without(packArchive.manifest));
  else if (manifestBytes !== null && !beside.equals(manifestBytes)) problems.push({ code: "manifest-differs" });
  if (manifest === null) return check;
  const { leaves, problems: ofLeaves } = await checkLeaves(archive, manifest);
  problems.push(...ofLeaves);
  return { ...check, checked: { ...check.checked, leaves } };
}

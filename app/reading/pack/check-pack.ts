import { openSync, readFileSync, readSync, closeSync, statSync } from "node:fs";
import type { Manifest } from "../../domain/dossier/manifest";
import { packArchive } from "../../domain/dossier/pack-archive";
import { nothingChecked, type ManifestFacts, type PackCheck, type PackProblem } from "../../domain/dossier/pack-check";
import { fingerprintOfCheckpointKey } from "../../sealing/public-key";
import { isZlibError, ObjectGraph } from "../signatures/object-graph";
import { PdfFault } from "../signatures/signature-limits";
import { checkHistory } from "./check-history";
import { compareFiles, type FoundFile, readEmbeddedFiles } from "./embedded-files";
import { BrokenArchive, checkLeaves, PackArchiveFile } from "./pack-archive-file";
import { packLimits } from "./pack-limits";
import { readManifest } from "./read-manifest";
import { readSeal } from "./read-seal";

/**
 * Checks a pack by the file alone: the seal, every embedded file against the manifest and the manifest against them, the proof of
 * each event, the checkpoint. Made for hostile files: whatever is in them comes back as a problem, never as an error. Meant to
 * run in a child process with a limit on memory and time.
 */
export async function checkPack(path: string): Promise<PackCheck> {
  if (statSync(path).size > packLimits.fileBytesMax)
    return failed(null, { code: "too-large", params: { maxBytes: packLimits.fileBytesMax } });
  const kind = kindOf(path);
  if (kind === null) return failed(null, { code: "not-a-pack" });
  const check = kind === "pdf" ? checkPdf(readFileSync(path), null).check : await checkArchive(path);
  return { ...check, problems: check.problems.slice(0, packLimits.problemsMax) };
}

const failed = (kind: PackCheck["kind"], ...problems: PackProblem[]): PackCheck => ({ ...nothingChecked, kind, problems });

/** By its first bytes, which in a pack are those of its format. */
function kindOf(path: string): PackCheck["kind"] {
  const head = Buffer.alloc(5);
  const file = openSync(path, "r");
  readSync(file, head, 0, head.length, 0);
  closeSync(file);
  if (head.toString("latin1") === "%PDF-") return "pdf";
  return head.readUInt32LE(0) === 0x04034b50 ? "zip" : null;
}

const isFault = (error: unknown) => error instanceof PdfFault || error instanceof RangeError || isZlibError(error);

const factsOf = ({ seal, history, ...manifest }: Manifest): ManifestFacts => ({
  id: manifest.id,
  edition: manifest.edition,
  organisation: manifest.organisation,
  subcontractor: manifest.subcontractor,
  on: manifest.on,
  known: manifest.known,
  madeAt: manifest.madeAt,
  timestamp: seal.timestamp,
  register: manifest.register,
  history: { seq: history.seq, root: history.root, checkpointFingerprint: fingerprintOfCheckpointKey(history.checkpointKey) },
});

interface CheckedPdf {
  check: PackCheck;
  manifest: Manifest | null;
  /** As it is embedded. */
  manifestBytes: Uint8Array | null;
}

/** @param beside originals of the ZIP edition; null of a PDF that stands alone */
function checkPdf(bytes: Buffer, beside: ReadonlyMap<string, FoundFile> | null): CheckedPdf {
  const kind = beside === null ? "pdf" : "zip";
  try {
    return checkGraph(new ObjectGraph(bytes), kind, beside);
  } catch (error) {
    if (!isFault(error)) throw error;
    return { check: failed(kind, { code: "structure-broken" }), manifest: null, manifestBytes: null };
  }
}

function checkGraph(graph: ObjectGraph, kind: "pdf" | "zip", beside: ReadonlyMap<string, FoundFile> | null): CheckedPdf {
  const { seal, problems } = readSeal(graph);
  const embedded = readEmbeddedFiles(graph);
  problems.push(...embedded.problems);
  const check: PackCheck = { ...nothingChecked, kind, seal, problems };
  const { manifest: manifestBytes } = embedded;
  const manifest = manifestBytes === null ? ({ code: "manifest-missing" } as const) : readManifest(manifestBytes);
  if ("code" in manifest) {
    problems.push(manifest);
    return { check, manifest: null, manifestBytes };
  }
  if (manifest.seal.timestamp === "expected" && seal !== null && seal.timestamp === null)
    problems.push({ code: "timestamp-missing" });
  problems.push(...compareFiles(manifest, embedded.files, beside), ...checkHistory(manifest));
  if (graph.broken.size > 0) problems.push({ code: "structure-broken" });
  check.manifest = factsOf(manifest);
  const listedOnly = beside === null ? manifest.files.filter((file) => !file.embedded).length : 0;
  check.checked = { files: manifest.files.length - listedOnly, listedOnly, events: manifest.events.length, leaves: 0 };
  return { check, manifest, manifestBytes };
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
  if (pdf === null) return failed("zip", without(packArchive.pdf));
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

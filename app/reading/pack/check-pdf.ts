import type { Manifest } from "../../domain/dossier/manifest";
import { nothingChecked, type ManifestFacts, type PackCheck, type PackProblem } from "../../domain/dossier/pack-check";
import { fingerprintOfCheckpointKey } from "../../sealing/public-key";
import { isZlibError, ObjectGraph } from "../signatures/object-graph";
import { PdfFault } from "../signatures/signature-limits";
import { checkHistory } from "./check-history";
import { compareFiles, type FoundFile, readEmbeddedFiles } from "./embedded-files";
import { readManifest } from "./read-manifest";
import { readSeal } from "./read-seal";

export const failed = (kind: PackCheck["kind"], ...problems: PackProblem[]): PackCheck => ({ ...nothingChecked, kind, problems });

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

export interface CheckedPdf {
  check: PackCheck;
  manifest: Manifest | null;
  /** As it is embedded. */
  manifestBytes: Uint8Array | null;
}

/** @param beside originals of the ZIP edition; null of a PDF that stands alone */
export function checkPdf(bytes: Buffer, beside: ReadonlyMap<string, FoundFile> | null): CheckedPdf {
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

import { isChangedLater, type PdfProblem, type PdfSignature, type PdfSignatures } from "../../domain/document/signature";
import { readAttachedSigners } from "./attached-signers";
import { type Candidate, findCandidates } from "./find-dictionaries";
import { isZlibError, ObjectGraph } from "./object-graph";
import { isWhole } from "./pdf-value";
import { nothingKnown, readSignature } from "./read-signature";
import { PdfFault, signatureLimits } from "./signature-limits";

const nothing = (problem: PdfProblem | null): PdfSignatures => ({
  problem,
  isEncrypted: false,
  signatures: [],
  attachedSigners: [],
});

/**
 * The digital signatures in a PDF, each checked. Asks nobody but the file: whether an issuer is to be trusted and whether a
 * certificate was revoked is left open. Made for hostile files: whatever is in them comes back as a verdict, never as an error.
 * Meant to run in a child process with a limit on memory and time.
 */
export async function readSignatures(bytes: Uint8Array): Promise<PdfSignatures> {
  if (bytes.length > signatureLimits.fileBytesMax) return nothing("too-large");
  const head = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  if (!head.includes("%PDF-")) return nothing("not-a-pdf");
  try {
    return readAll(bytes);
  } catch {
    // Beyond what was foreseen, and still no proof of anything.
    return nothing("reader-failed");
  }
}

function readAll(bytes: Uint8Array): PdfSignatures {
  const { graph, candidates, unsignedFields } = find(bytes);
  const budget = { hashedBytes: 0 };
  const signatures = candidates
    .slice(0, signatureLimits.signaturesMax)
    .map((candidate) => readOne(bytes, candidate, graph, budget));
  const isCut = candidates.length > signatureLimits.signaturesMax;
  if (isCut) signatures.push({ ...nothingKnown, verdict: "unreadable", reasons: ["too-many"] });
  for (let count = 0; count < Math.min(unsignedFields, signatureLimits.signaturesMax); count += 1)
    signatures.push({ ...nothingKnown, kind: "unsigned-field", later: { bytes: 0, kind: "none", parts: [] } });
  const isSealed = signatures.some((one) => one.kind === "signature" && one.verdict === "valid" && !isChangedLater(one));
  return {
    problem: graph === null ? "structure" : null,
    isEncrypted: graph?.references.isEncrypted ?? false,
    signatures,
    attachedSigners: graph === null ? [] : (attempt(() => readAttachedSigners(graph, isSealed)) ?? []),
  };
}

function find(bytes: Uint8Array) {
  const graph = attempt(() => new ObjectGraph(bytes));
  const found = graph === null ? null : attempt(() => findCandidates(bytes, graph));
  // A form that cannot be walked to its end is a broken structure as well.
  return found === null ? { graph: null, ...findCandidates(bytes, null) } : { graph, ...found };
}

function readOne(
  bytes: Uint8Array,
  candidate: Candidate,
  graph: ObjectGraph | null,
  budget: { hashedBytes: number },
): PdfSignature {
  const range = candidate.dictionary?.get("ByteRange");
  budget.hashedBytes += Array.isArray(range) ? range.filter(isWhole).reduce((sum, part) => Math.max(sum, part), 0) : 0;
  if (budget.hashedBytes > signatureLimits.hashedBytesMax)
    return { ...nothingKnown, verdict: "unreadable", reasons: ["too-many"] };
  try {
    return readSignature(bytes, candidate, graph);
  } catch {
    return { ...nothingKnown, verdict: "unreadable", reasons: ["reader-failed"] };
  }
}

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof PdfFault || error instanceof RangeError || isZlibError(error)) return null;
    throw error;
  }
}

import { X509Certificate } from "node:crypto";
import type { PackProblem, SealFacts } from "../../domain/dossier/pack-check";
import type { CertificateFacts, PdfSignature } from "../../domain/document/signature";
import { certificateName } from "../../sealing/certificate-name";
import { fingerprintOf } from "../../sealing/public-key";
import { type SealAlgorithm, writeCms } from "../../sealing/write-cms";
import { octetsOf, writtenAs } from "../signatures/asn1";
import { readSignedRange } from "../signatures/byte-range";
import { attributeIds, attributeValue, certificateOf, type Cms, readCms } from "../signatures/cms";
import { listFields } from "../signatures/find-fields";
import type { ObjectGraph } from "../signatures/object-graph";
import type { PdfDictionary } from "../signatures/pdf-value";
import { readSignature } from "../signatures/read-signature";

export interface ReadSeal {
  seal: SealFacts | null;
  problems: PackProblem[];
}

const nameIn = (facts: CertificateFacts | null) => facts?.organisation ?? facts?.commonName ?? "";

/** The value without what fills its room, and whether that is zeros and nothing else, all in the digits the product writes. */
function withoutPadding(graph: ObjectGraph, dictionary: PdfDictionary): Uint8Array | null {
  const range = readSignedRange(graph.bytes, dictionary);
  if (typeof range === "string") return null;
  const [before] = range.parts;
  const hex = Buffer.from(graph.bytes.subarray(before.length + 1, range.end - range.parts[1].length - 1)).toString("latin1");
  return hex === Buffer.from(range.contents).toString("hex").toUpperCase() ? range.contents : null;
}

/**
 * Whether the value is, byte for byte, what the product writes of the parts that count: then nothing can have been put or changed
 * among those that nobody signed. Each certificate after the first is vouched for by the one that follows it.
 */
function isAsWritten(contents: Uint8Array, cms: Cms): boolean {
  const [signer] = cms.data.signerInfos;
  const own = signer === undefined ? null : certificateOf(signer, cms.certificates);
  const digest = octetsOf(attributeValue(signer?.signedAttrs?.attributes, attributeIds.messageDigest));
  const signature = octetsOf(signer?.signature);
  if (signer === undefined || own?.key == null || digest === null || signature === null) return false;
  const certificates = cms.certificates.map(({ bytes }) => bytes);
  const chain = certificates.map((bytes) => new X509Certificate(bytes));
  const isChain = chain.every((one, at) => {
    const issuer = chain[at + 1] ?? (one.checkIssued(one) ? one : null);
    return issuer === null || (one.checkIssued(issuer) && one.verify(issuer.publicKey));
  });
  const token = attributeValue(signer.unsignedAttrs?.attributes, attributeIds.timestamp);
  const algorithm = { kind: own.key.asymmetricKeyType as SealAlgorithm["kind"], digest: digestOf(digest.length) };
  const timestamp = token === null ? null : writtenAs(token);
  const written = writeCms({ algorithm, digest, certificates, ...certificateName(own.bytes), signature, timestamp });
  const rest = Buffer.from(contents.subarray(written.length));
  return (
    isChain &&
    own.bytes === certificates[0] &&
    written.equals(contents.subarray(0, written.length)) &&
    rest.every((byte) => byte === 0)
  );
}

const digestOf = (bytes: number): SealAlgorithm["digest"] => (bytes === 32 ? "sha256" : bytes === 48 ? "sha384" : "sha512");

function* judge(signature: PdfSignature, bytes: number): Generator<PackProblem> {
  const { verdict, reasons, coversWholeFile, later, certification, timestamp, validAtSigning, signedAt } = signature;
  if (verdict !== "valid") yield { code: "seal-broken", params: { reasons } };
  if (!coversWholeFile) yield { code: "seal-not-of-all", params: { bytes: later.bytes > 0 ? later.bytes : bytes } };
  if (certification !== 1) yield { code: "seal-not-final" };
  if (timestamp !== null && timestamp.verdict !== "valid")
    yield { code: "timestamp-broken", params: { reasons: timestamp.reasons } };
  if (validAtSigning === false && signedAt !== null) yield { code: "seal-certificate-not-valid", params: { at: signedAt.at } };
}

/** The one seal of a pack: found from the form, and of every byte of the file but its own value. */
export function readSeal(graph: ObjectGraph): ReadSeal {
  const signed = listFields(graph).filter(({ type, value }) => type === "Sig" && value !== null);
  const [field] = signed;
  if (field === undefined) return { seal: null, problems: [{ code: "seal-missing" }] };
  if (signed.length > 1) return { seal: null, problems: [{ code: "seal-several", params: { count: signed.length } }] };
  const dictionary = graph.dictionary(field.value);
  if (dictionary === null || dictionary.source !== graph.bytes)
    return { seal: null, problems: [{ code: "seal-broken", params: { reasons: ["not-literal"] } }] };
  const signature = readSignature(graph.bytes, { dictionary, reasons: [] }, graph);
  const problems = [...judge(signature, graph.bytes.length)];
  const contents = withoutPadding(graph, dictionary);
  const cms = contents === null ? null : readCms(trimmed(contents));
  const isWritten = contents !== null && cms !== null && attempt(() => isAsWritten(contents, cms)) === true;
  if (!isWritten && signature.verdict === "valid") problems.push({ code: "seal-altered-around" });
  return { seal: cms === null || signature.verdict !== "valid" ? null : factsOf(signature, cms), problems };
}

function factsOf(signature: PdfSignature, cms: Cms): SealFacts | null {
  const [signer] = cms.data.signerInfos;
  const own = signer === undefined ? null : certificateOf(signer, cms.certificates);
  if (own?.key == null) return null;
  const { timestamp } = signature;
  return {
    fingerprint: fingerprintOf(own.key),
    name: nameIn(own.facts),
    issuer: own.facts.isSelfSigned ? null : own.facts.issuerCommonName,
    isSelfSigned: own.facts.isSelfSigned,
    timestamp:
      timestamp?.verdict === "valid" && timestamp.at !== null
        ? { at: timestamp.at, authority: nameIn(timestamp.authority) }
        : null,
  };
}

/** A value ends where it says; the zeros behind it are not its own. */
function trimmed(contents: Uint8Array): Uint8Array {
  let end = contents.length;
  while (end > 0 && contents[end - 1] === 0) end -= 1;
  return contents.subarray(0, end + 64);
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

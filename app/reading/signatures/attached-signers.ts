import type { AttachedSigner } from "../../domain/document/signature";
import { readCertificate } from "./certificate";
import { listAttachments } from "./list-attachments";
import { isZlibError, type ObjectGraph } from "./object-graph";
import type { PdfStream } from "./pdf-value";
import { PdfFault, signatureLimits } from "./signature-limits";

/** What Penneo calls the files with the signers' own signatures. */
const signatureName = /^signature for /i;

const keyInformation = /<(?:[\w-]{1,30}:)?KeyInfo\b/;
const certificateElement = /<(?:[\w-]{1,30}:)?X509Certificate\b[^>]{0,500}>([A-Za-z0-9+/=\s]{1,20000})</;

/** The first certificate within the key information of an XML signature (XMLDSig 4.5.4), which is its signer's. */
function certificateIn(xml: string): Uint8Array | null {
  const at = xml.search(keyInformation);
  const base64 = at < 0 ? undefined : certificateElement.exec(xml.slice(at))?.[1];
  return base64 === undefined ? null : new Uint8Array(Buffer.from(base64, "base64"));
}

/**
 * Who signed by an XML signature that is attached to the PDF. Only the certificate is read: the signature is not checked, and
 * nothing here says that it holds.
 */
export function readAttachedSigners(graph: ObjectGraph, isSealed: boolean): AttachedSigner[] {
  const signers: AttachedSigner[] = [];
  for (const { name, stream } of listAttachments(graph)) {
    if (!signatureName.test(name) || signers.length >= signatureLimits.signaturesMax) continue;
    const certificate = certificateIn(textOf(graph, stream));
    const read = certificate === null ? null : readCertificate(certificate);
    if (read !== null) signers.push({ attachmentName: name, signer: read.facts, verdict: "not-verified", isSealed });
  }
  return signers;
}

function textOf(graph: ObjectGraph, stream: PdfStream): string {
  try {
    return Buffer.from(graph.unpack(stream, signatureLimits.attachedXmlBytesMax)).toString("utf8");
  } catch (error) {
    if (error instanceof PdfFault || error instanceof RangeError || isZlibError(error)) return "";
    throw error;
  }
}

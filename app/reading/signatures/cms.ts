import { type BaseBlock, fromBER } from "asn1js";
import { type Attribute, ContentInfo, IssuerAndSerialNumber, SignedData, type SignerInfo } from "pkijs";
import { childrenOf, octetsOf, writtenAs } from "./asn1";
import { type ReadCertificate, readCertificate } from "./certificate";
import { signatureLimits } from "./signature-limits";

/** A signature value taken apart (RFC 5652), nothing of it checked yet. */
export interface Cms {
  data: SignedData;
  certificates: ReadCertificate[];
}

/** Null where the bytes are no signed data. */
export function readCms(bytes: Uint8Array): Cms | null {
  try {
    const { result, offset } = fromBER(bytes);
    if (offset < 0) return null;
    const info = new ContentInfo({ schema: result });
    if (info.contentType !== ContentInfo.SIGNED_DATA) return null;
    const data = new SignedData({ schema: info.content });
    return { data, certificates: certificatesOf(result) };
  } catch {
    return null;
  }
}

/** The certificates as they were written: their digests are of exactly those bytes. */
function certificatesOf(info: BaseBlock): ReadCertificate[] {
  const signedData = childrenOf(childrenOf(info)[1])[0];
  const set = childrenOf(signedData).find(({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === 0);
  return childrenOf(set)
    .slice(0, signatureLimits.certificatesMax)
    .map((block) => readCertificate(writtenAs(block)))
    .filter((one) => one !== null);
}

/** The certificate that a signer names, by issuer and number or by the key's identifier. */
export function certificateOf(signer: SignerInfo, certificates: readonly ReadCertificate[]): ReadCertificate | null {
  const { sid } = signer;
  if (sid instanceof IssuerAndSerialNumber)
    return (
      certificates.find(
        ({ certificate }) => certificate.issuer.isEqual(sid.issuer) && certificate.serialNumber.isEqual(sid.serialNumber),
      ) ?? null
    );
  const wanted = keyIdentifierOf(sid);
  if (wanted === null) return null;
  return (
    certificates.find(({ certificate }) => {
      const extension = certificate.extensions?.find(({ extnID }) => extnID === "2.5.29.14");
      const own = extension === undefined ? null : octetsOf(fromBER(extension.extnValue.valueBlock.valueHexView).result);
      return own !== null && Buffer.compare(own, wanted) === 0;
    }) ?? null
  );
}

function keyIdentifierOf(sid: unknown): Uint8Array | null {
  const octets = octetsOf(sid);
  if (octets !== null) return octets;
  const hex = (sid as { valueBlock?: { valueHexView?: unknown } })?.valueBlock?.valueHexView;
  return hex instanceof Uint8Array ? hex : null;
}

/** The one value of an attribute; null where it is not there exactly once. */
export function attributeValue(attributes: readonly Attribute[] | undefined, id: string): BaseBlock | null {
  const found = attributes?.filter(({ type }) => type === id) ?? [];
  const [attribute] = found;
  return found.length === 1 && attribute?.values.length === 1 ? ((attribute.values[0] as BaseBlock | undefined) ?? null) : null;
}

export const attributeIds = {
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingTime: "1.2.840.113549.1.9.5",
  signingCertificate: "1.2.840.113549.1.9.16.2.12",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
  timestamp: "1.2.840.113549.1.9.16.2.14",
} as const;

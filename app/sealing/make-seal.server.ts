import { createHash, hash, type KeyObject, sign } from "node:crypto";
import { fromBER, Null, ObjectIdentifier, OctetString, Sequence } from "asn1js";
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from "pkijs";
import type { SealKey } from "./seal-key.server";

const ids = {
  data: "1.2.840.113549.1.7.1",
  signedData: "1.2.840.113549.1.7.2",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
  signatureTimestamp: "1.2.840.113549.1.9.16.2.14",
  sha256: "2.16.840.1.101.3.4.2.1",
  sha384: "2.16.840.1.101.3.4.2.2",
  rsa: "1.2.840.113549.1.1.1",
  ecdsaWithSha256: "1.2.840.10045.4.3.2",
  ecdsaWithSha384: "1.2.840.10045.4.3.3",
} as const;

interface Scheme {
  digest: "sha256" | "sha384";
  algorithm: AlgorithmIdentifier;
}

/** A key of a curve of 384 bits or more is used with SHA-384, as the curve's strength asks (ETSI TS 119 312). */
function schemeOf(key: KeyObject): Scheme {
  if (key.asymmetricKeyType === "rsa")
    return { digest: "sha256", algorithm: new AlgorithmIdentifier({ algorithmId: ids.rsa, algorithmParams: new Null() }) };
  const isLarge = key.asymmetricKeyDetails?.namedCurve !== "prime256v1";
  return isLarge
    ? { digest: "sha384", algorithm: new AlgorithmIdentifier({ algorithmId: ids.ecdsaWithSha384 }) }
    : { digest: "sha256", algorithm: new AlgorithmIdentifier({ algorithmId: ids.ecdsaWithSha256 }) };
}

const certificateOf = (der: Uint8Array) => Certificate.fromBER(Uint8Array.from(der));

const octets = (bytes: Uint8Array) => new OctetString({ valueHex: Uint8Array.from(bytes).buffer });

/** Which certificate signs, by its digest: with another of the same key it would be another seal (RFC 5035, ESSCertIDv2). */
const signingCertificate = (der: Uint8Array) =>
  new Sequence({ value: [new Sequence({ value: [new Sequence({ value: [octets(hash("sha256", der, "buffer"))] })] })] });

/**
 * The value of a seal: a detached CMS to PAdES baseline (ETSI EN 319 142-1, level B-B), or B-T where `timeStamp` gives a token.
 * It names no signing time: what the sealing machine's clock says proves nothing.
 * @param parts what is sealed, in order
 * @param timeStamp gives a time stamp token (RFC 3161, DER) of the bytes of the signature, or null for none
 */
export async function makeSeal(
  { privateKey, certificates }: SealKey,
  parts: readonly Uint8Array[],
  timeStamp: (signature: Uint8Array) => Promise<Uint8Array | null>,
): Promise<Uint8Array> {
  const [own] = certificates;
  if (own === undefined) throw new Error("A key seals with its certificate.");
  const { digest, algorithm } = schemeOf(privateKey);
  const sum = createHash(digest);
  for (const part of parts) sum.update(part);
  const digestAlgorithm = new AlgorithmIdentifier({ algorithmId: ids[digest] });
  const attributes = [
    new Attribute({ type: ids.contentType, values: [new ObjectIdentifier({ value: ids.data })] }),
    new Attribute({ type: ids.messageDigest, values: [octets(sum.digest())] }),
    new Attribute({ type: ids.signingCertificateV2, values: [signingCertificate(own)] }),
  ].sort((a, b) => Buffer.compare(Buffer.from(a.toSchema().toBER()), Buffer.from(b.toSchema().toBER())));
  const certificate = certificateOf(own);
  const signer = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    digestAlgorithm,
    signatureAlgorithm: algorithm,
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
  });
  // What is signed is the set itself, not the tag it has inside the signer's part (RFC 5652, 5.4).
  const signed = Buffer.from(signer.signedAttrs?.toSchema().toBER() ?? new ArrayBuffer(0));
  signed[0] = 0x31;
  const signature = sign(digest, signed, privateKey);
  signer.signature = octets(signature);
  const token = await timeStamp(signature);
  if (token !== null)
    signer.unsignedAttrs = new SignedAndUnsignedAttributes({
      type: 1,
      attributes: [new Attribute({ type: ids.signatureTimestamp, values: [fromBER(Uint8Array.from(token)).result] })],
    });
  const data = new SignedData({
    version: 1,
    digestAlgorithms: [digestAlgorithm],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: ids.data }),
    signerInfos: [signer],
    certificates: certificates.map(certificateOf),
  });
  const info = new ContentInfo({ contentType: ids.signedData, content: data.toSchema(true) });
  return new Uint8Array(info.toSchema().toBER());
}

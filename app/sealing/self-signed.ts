import { BitString, fromBER, Integer, OctetString, Utf8String } from "asn1js";
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { AlgorithmIdentifier, BasicConstraints, Certificate, Extension, Time } from "pkijs";
import { identifier, sequence, setOf } from "./der";

const ecdsaWithSha256 = "1.2.840.10045.4.3.2";
const years = 10;
/** Digital signature and content commitment (RFC 5280, 4.2.1.3): 1100 0000. */
const keyUsage = Uint8Array.of(0xc0);
/** What a name in a certificate may have at most (RFC 5280, appendix A). */
const nameLengthMax = 64;

/**
 * A certificate that vouches for itself, for who has none of a certificate authority. That nothing was changed since it sealed,
 * it proves as well as any other; whose it is, it cannot.
 * @param organisation as its name is to be read
 */
export function makeSelfSigned(organisation: string, now: Date): { key: KeyObject; certificate: Buffer } {
  const { privateKey: key, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const certificate = new Certificate({ version: 2, serialNumber: new Integer({ valueHex: positive(randomBytes(16)) }) });
  const name = organisation.trim().slice(0, nameLengthMax) || "Tilsyn";
  // One after another: the library would put all parts of a name side by side, as if they were one.
  const parts = [nameLike("2.5.4.10", name), nameLike("2.5.4.3", name)];
  for (const names of [certificate.subject, certificate.issuer]) names.fromSchema(fromBER(sequence(...parts)).result);
  const until = new Date(now);
  until.setUTCFullYear(until.getUTCFullYear() + years);
  certificate.notBefore = new Time({ value: now });
  certificate.notAfter = new Time({ value: until });
  const spki = publicKey.export({ type: "spki", format: "der" });
  certificate.subjectPublicKeyInfo.fromSchema(fromBER(spki).result);
  const keyIdentifier = new OctetString({ valueHex: createHash("sha1").update(spki).digest() });
  certificate.extensions = [
    extension("2.5.29.19", true, new BasicConstraints({ cA: false }).toSchema().toBER()),
    extension("2.5.29.15", true, new BitString({ valueHex: keyUsage, unusedBits: 6 }).toBER()),
    extension("2.5.29.14", false, keyIdentifier.toBER()),
  ];
  certificate.signature = new AlgorithmIdentifier({ algorithmId: ecdsaWithSha256 });
  certificate.signatureAlgorithm = new AlgorithmIdentifier({ algorithmId: ecdsaWithSha256 });
  const value = sign("sha256", Buffer.from(certificate.encodeTBS().toBER()), key);
  certificate.signatureValue = new BitString({ valueHex: value });
  return { key, certificate: Buffer.from(certificate.toSchema(true).toBER()) };
}

const nameLike = (id: string, value: string) => setOf(sequence(identifier(id), Buffer.from(new Utf8String({ value }).toBER())));

function extension(extnID: string, critical: boolean, extnValue: ArrayBuffer): Extension {
  return new Extension({ extnID, critical, extnValue });
}

/** A number that is not negative and has no needless zeros. */
function positive(bytes: Buffer): Buffer {
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes;
}

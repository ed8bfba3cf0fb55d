import { type KeyObject, randomBytes, sign } from "node:crypto";
import { BitString, fromBER, Integer, Utf8String } from "asn1js";
import { AlgorithmIdentifier, AttributeTypeAndValue, BasicConstraints, Certificate, Extension, PublicKeyInfo, Time } from "pkijs";

const ecdsaWithSha256 = "1.2.840.10045.4.3.2";
const years = 10;

/**
 * A certificate for a key that only the key itself vouches for: it says which organisation sealed in its own words, and proves no more
 * than that the same key did. PEM; valid for ten years.
 */
export function selfSignedCertificate(privateKey: KeyObject, publicKey: KeyObject, organisation: string, now: Date): string {
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ valueHex: Uint8Array.from([1, ...randomBytes(15)]).buffer });
  const name = (type: string, value: string) => new AttributeTypeAndValue({ type, value: new Utf8String({ value }) });
  // The common name of a certificate has room for 64 letters (RFC 5280, ub-common-name).
  const short = [...organisation].slice(0, 64).join("");
  for (const one of [certificate.subject, certificate.issuer])
    one.typesAndValues.push(name("2.5.4.10", short), name("2.5.4.3", [...`${organisation} (Tilsyn)`].slice(0, 64).join("")));
  const until = new Date(now);
  until.setUTCFullYear(until.getUTCFullYear() + years);
  certificate.notBefore = new Time({ type: 0, value: now });
  certificate.notAfter = new Time({ type: until.getUTCFullYear() >= 2050 ? 1 : 0, value: until });
  const spki = publicKey.export({ type: "spki", format: "der" });
  certificate.subjectPublicKeyInfo = new PublicKeyInfo({ schema: fromBER(spki).result });
  const constraints = new BasicConstraints({ cA: false }).toSchema().toBER();
  // Bits 0 and 1: signatures, and that the signer cannot deny them (RFC 5280, 4.2.1.3).
  const usage = new BitString({ valueHex: Uint8Array.of(0xc0).buffer, unusedBits: 6 }).toBER();
  certificate.extensions = [
    new Extension({ extnID: "2.5.29.19", critical: true, extnValue: constraints }),
    new Extension({ extnID: "2.5.29.15", critical: true, extnValue: usage }),
  ];
  const algorithm = new AlgorithmIdentifier({ algorithmId: ecdsaWithSha256 });
  certificate.signature = algorithm;
  certificate.signatureAlgorithm = algorithm;
  const body = new Uint8Array(certificate.encodeTBS().toBER());
  certificate.signatureValue = new BitString({ valueHex: Uint8Array.from(sign("sha256", body, privateKey)).buffer });
  const base64 = Buffer.from(certificate.toSchema(true).toBER()).toString("base64");
  return `-----BEGIN CERTIFICATE-----\n${base64.match(/.{1,64}/g)?.join("\n") ?? ""}\n-----END CERTIFICATE-----\n`;
}

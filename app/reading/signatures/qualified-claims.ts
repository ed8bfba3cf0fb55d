import { fromBER } from "asn1js";
import type { Certificate } from "pkijs";
import type { QualifiedClaims } from "../../domain/document/signature";
import { childrenOf, identifierOf } from "./asn1";

/** ETSI EN 319 412-5. */
const ids = {
  statements: "1.3.6.1.5.5.7.1.3",
  compliance: "0.4.0.1862.1.1",
  device: "0.4.0.1862.1.4",
  type: "0.4.0.1862.1.6",
};
const types: Record<string, QualifiedClaims["type"]> = {
  "0.4.0.1862.1.6.1": "signature",
  "0.4.0.1862.1.6.2": "seal",
  "0.4.0.1862.1.6.3": "website",
};

/** What the certificate says of itself; null where it says nothing. */
export function readQualifiedClaims(certificate: Certificate): QualifiedClaims | null {
  const extension = certificate.extensions?.find(({ extnID }) => extnID === ids.statements);
  if (extension === undefined) return null;
  const { result, offset } = fromBER(extension.extnValue.valueBlock.valueHexView);
  if (offset < 0) return null;
  const statements = childrenOf(result).map((statement) => childrenOf(statement));
  const has = (id: string) => statements.some(([statement]) => identifierOf(statement) === id);
  const named = statements.find(([statement]) => identifierOf(statement) === ids.type)?.[1];
  const stated = childrenOf(named).map((one) => types[identifierOf(one) ?? ""] ?? null);
  return {
    isQualified: has(ids.compliance),
    isOnDevice: has(ids.device),
    type: stated.find((type) => type !== null) ?? null,
  };
}

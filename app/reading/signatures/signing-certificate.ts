import { Sequence } from "asn1js";
import type { Attribute } from "pkijs";
import { digestName, hash } from "./algorithms";
import { childrenOf, identifierOf, octetsOf } from "./asn1";
import { attributeIds, attributeValue } from "./cms";

/**
 * Whether the signed attribute names this certificate as the signer's (RFC 5035, 3): without it, a certificate could be put in
 * the place of another of the same key. Null where there is no such attribute; false where there is one that cannot be read.
 */
export function namesCertificate(attributes: readonly Attribute[] | undefined, certificate: Uint8Array): boolean | null {
  const ids = [attributeIds.signingCertificate, attributeIds.signingCertificateV2];
  const present = ids.filter((id) => attributes?.some(({ type }) => type === id));
  if (present.length === 0) return null;
  return present.every((id) => {
    // The first of the list is the signer's.
    const [first] = childrenOf(childrenOf(attributeValue(attributes, id))[0]);
    const [head, second] = childrenOf(first);
    const isStated = head instanceof Sequence;
    const stated = isStated ? digestName(identifierOf(childrenOf(head)[0]) ?? "") : null;
    const digest = isStated ? stated : id === attributeIds.signingCertificate ? "sha1" : "sha256";
    const value = octetsOf(isStated ? second : head);
    return digest !== null && value !== null && hash(digest, certificate).equals(value);
  });
}

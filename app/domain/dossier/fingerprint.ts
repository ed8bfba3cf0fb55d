/**
 * How a key is told by another channel: the SHA-256 of its public key (SubjectPublicKeyInfo in DER), not of its certificate,
 * because the question is whose key it is, and a certificate that is renewed for the same key leaves the answer as it was.
 * All 256 bits: of a shorter one, somebody could make a second key.
 */
const digits = /^[0-9a-f]{64}$/;

/** As it is read out: sixteen groups of four. */
export const fingerprintText = (fingerprint: string): string => fingerprint.replace(/(.{4})(?=.)/g, "$1 ");

/** As somebody wrote it down, in groups, with colons, in capitals; null where it is none. */
export function readFingerprint(text: string): string | null {
  const joined = text
    .replace(/^sha-?256:/i, "")
    .replace(/[\s:.-]/g, "")
    .toLowerCase();
  return digits.test(joined) ? joined : null;
}

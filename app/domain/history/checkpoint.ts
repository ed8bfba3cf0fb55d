/**
 * What is signed of a history: how many events it had, the root of the Merkle tree over them (RFC 6962) and the chain
 * after the last. Written as a signed note: the text, an empty line, and a line for the signature, so that any tool for such notes can read it.
 */
export interface Checkpoint {
  size: number;
  /** SHA-256, base64. */
  root: string;
  /** SHA-256, hexadecimal. */
  chain: string;
  /** Instant of the signing, ISO 8601 in UTC. */
  at: string;
}

export interface SignedCheckpoint extends Checkpoint {
  /** What the signature is of. */
  text: string;
  /** First four bytes of the SHA-256 of name, newline, 0x01 and public key; hexadecimal. */
  keyId: string;
  /** Ed25519, base64. */
  signature: string;
}

/** Who signs, as the notes name it. */
export const checkpointOrigin = "tilsyn";

export const checkpointText = ({ size, root, chain, at }: Checkpoint): string =>
  `${checkpointOrigin}\n${size}\n${root}\nchain ${chain}\nat ${at}\n`;

/** @param signed key id and signature together, base64 */
export const checkpointNote = (text: string, signed: string): string => `${text}\n— ${checkpointOrigin} ${signed}\n`;

const shape =
  /^(tilsyn\n(\d{1,15})\n([A-Za-z0-9+/]{43}=)\nchain ([0-9a-f]{64})\nat ([0-9TZ:.-]{20,24})\n)\n— tilsyn ([A-Za-z0-9+/]{91}=)\n$/;

/** Null where the text is no such note. */
export function readCheckpoint(note: string): SignedCheckpoint | null {
  const match = shape.exec(note);
  if (match === null) return null;
  const [, text = "", size = "", root = "", chain = "", at = "", signed = ""] = match;
  const bytes = Uint8Array.from(atob(signed), (character) => character.charCodeAt(0));
  const hex = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const signature = btoa(String.fromCharCode(...bytes.subarray(4)));
  return { size: Number(size), root, chain, at, text, keyId: hex, signature };
}

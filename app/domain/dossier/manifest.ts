/** What every pack embeds as `manifest.json`: what the pack is, which files belong to it, and how its events are proven. */
export const packFormat = "tilsyn-pack/1";

/** The name under which a pack embeds its manifest, and holds it in the ZIP edition. */
export const manifestName = "manifest.json";

/**
 * Whether the seal is to carry a time stamp: `waived` where somebody chose to make the pack without, as the authority could not be
 * reached. A time stamp stands outside of what is signed, so that one taken away would not show otherwise.
 */
export type Timestamp = "expected" | "waived" | "not-configured";

/**
 * The manifest of a pack. Everything that the seal is to answer for stands here or is embedded beside it. Hashes are SHA-256 in
 * lower-case hexadecimal, instants ISO 8601 in UTC, days calendar dates. Keys stand in this order, and no others.
 */
export interface Manifest {
  format: typeof packFormat;
  /** Of this pack and no other. */
  id: string;
  edition: "auditor" | "customer";
  language: "da" | "en";
  /** Whose register it is. */
  organisation: string;
  /** Null of a pack over the register or a selection of it. */
  subcontractor: { key: string; name: string } | null;
  /** The day that is judged. */
  on: string;
  /** Instant at which the register is read as it was known; null = as it was at the making. */
  known: string | null;
  madeAt: string;
  versions: { product: string; rules: string; geography: string };
  seal: {
    timestamp: Timestamp;
  };
  /** Every file that the pack embeds but this one, and every original that it only lists. No two of a name. */
  files: ManifestFile[];
  history: ManifestHistory;
  events: ManifestEvent[];
  /** What holding the register against its history found: the number of differences; null where nobody did. */
  register: { problems: number | null };
  /** Of an index of several: which one, from 1, and whether none comes after it. */
  part?: { number: number; isLast: boolean };
}

export interface ManifestFile {
  /** As it is embedded, and called in the folder of originals. */
  name: string;
  sha256: string;
  sizeBytes: number;
  mediaType: string;
  /** Whether the PDF carries it; else it is listed only, or lies beside the PDF in the ZIP edition. */
  embedded: boolean;
  /** Of an original; null of what was made for the pack. */
  uploadedAt: string | null;
}

/** The history that the events are of, at a checkpoint. */
export interface ManifestHistory {
  /** How many events it had. */
  seq: number;
  /** Merkle root over their leaf hashes (RFC 6962, section 2.1). */
  root: string;
  /** The chain after the last. */
  chain: string;
  /** The signed note that says so. */
  checkpoint: string;
  /** The Ed25519 key that signed it: 32 bytes, base64. */
  checkpointKey: string;
}

/** One event, with the proof that it is in the history (RFC 6962, section 2.1.1). */
export interface ManifestEvent {
  /** Its number, from 1. */
  seq: number;
  /** SHA-256 of a zero byte and the event's canonical JSON. */
  leaf: string;
  /** Hashes from the leaf's neighbour up to below the root. */
  proof: string[];
  /** The event's canonical JSON (RFC 8785); absent from a customer's edition. */
  content?: string;
}

/** The manifest as it is written: one line, so that two of equal content are equal byte for byte. */
export const manifestText = (manifest: Manifest): string => `${JSON.stringify(manifest)}\n`;

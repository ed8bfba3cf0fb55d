import type { Refusal } from "../../domain/refusal";

/** The keys by which packs and checkpoints are told, as they are shown. Fingerprints in hexadecimal. */
export interface ShownKeys {
  /** Null where the first pack is yet to make one. */
  seal: { fingerprint: string; name: string; untilOn: string; isOwn: boolean } | { unusable: Refusal } | null;
  checkpoint: { fingerprint: string };
  /** Address of the authority that seals get their time stamps from; null where they get none. */
  timestampUrl: string | null;
}

import { canonical, type Json } from "../../domain/history/canonical";
import type { Refusal } from "../../domain/refusal";

export const backupFormat = "tilsyn-backup/1";

/** What a backup holds, written last: a folder without it is no backup. */
export interface Manifest {
  format: typeof backupFormat;
  /** Instant of the snapshot. */
  madeAt: string;
  engine: "sqlite" | "postgres";
  /** The schema: names of the migrations that the register went through. */
  migrations: string[];
  /** Where the history ends. */
  head: { seq: number; chain: string };
  /** Rows of each table. */
  rows: Record<string, number>;
  blobs: { count: number; sizeBytes: number };
  /** Every file but the contents, which the list of contents names by their hash. */
  files: { path: string; sizeBytes: number; sha256: string }[];
}

/** With the signature of the key that signs checkpoints, over the canonical JSON of the rest. */
export interface SignedManifest extends Manifest {
  publicKey: string;
  signature: string;
}

export const signedTextOf = ({ publicKey: _key, signature: _signature, ...manifest }: SignedManifest): string =>
  canonical(manifest as unknown as Json);

/** Null where the text is no manifest. */
export function readManifest(text: string): SignedManifest | null {
  try {
    const read = JSON.parse(text) as SignedManifest;
    const isOne =
      read.format === backupFormat &&
      Array.isArray(read.migrations) &&
      Array.isArray(read.files) &&
      Number.isSafeInteger(read.head.seq) &&
      Number.isSafeInteger(read.blobs.count) &&
      typeof read.rows === "object" &&
      typeof read.publicKey === "string" &&
      typeof read.signature === "string";
    return isOne ? read : null;
  } catch {
    return null;
  }
}

/** A backup is not made, or not restored: the code says why and what to do. */
export class BackupRefused extends Error {
  override name = "BackupRefused";
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

export function refuseBackup(code: string, params: Refusal["params"] = {}): never {
  throw new BackupRefused({ code, params });
}

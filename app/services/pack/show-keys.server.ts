import { findSealKey, SealKeyError } from "../../sealing/seal-key.server";
import { fingerprintOfCheckpointKey } from "../../sealing/public-key";
import { openSigningKey } from "../../storage/signing-key.server";
import type { Context } from "../context";
import type { ShownKeys } from "./shown-keys";

function sealOf({ dataDirectory, installation }: Context): ShownKeys["seal"] {
  try {
    const key = findSealKey(dataDirectory, installation.seal);
    const [certificate] = key?.certificates ?? [];
    if (key === null || certificate === undefined) return null;
    const untilOn = new Date(certificate.validTo).toISOString().slice(0, 10);
    return { fingerprint: key.fingerprint, name: nameIn(certificate.subject), untilOn, isOwn: key.isOwn };
  } catch (error) {
    if (error instanceof SealKeyError) return { unusable: error.refusal };
    throw error;
  }
}

/** `O=…` where there is one, else `CN=…`. */
function nameIn(subject: string): string {
  const parts = new Map(subject.split("\n").map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
  return parts.get("O") ?? parts.get("CN") ?? subject;
}

/** The keys by which packs and checkpoints are told, for whoever is to pass their fingerprints on. */
export function showKeys(context: Context): ShownKeys {
  const { publicKey } = openSigningKey(context.dataDirectory);
  return {
    seal: sealOf(context),
    checkpoint: { fingerprint: fingerprintOfCheckpointKey(publicKey) },
    timestampUrl: context.installation.seal.timestamp?.url ?? null,
  };
}

import { getOrganisation } from "../../../db/queries/organisation.server";
import type { Timestamp } from "../../domain/dossier/manifest";
import type { Refusal } from "../../domain/refusal";
import { translatorFor } from "../../i18n/translator";
import { applySeal } from "../../pdf/apply-seal";
import { reserveSeal } from "../../pdf/seal-field";
import { makeSeal } from "../../sealing/make-seal.server";
import { openSealKey, type SealKey, SealKeyError } from "../../sealing/seal-key.server";
import { NoTimestamp } from "../../sealing/timestamp.server";
import type { Context } from "../context";
import { type Sealer, Unsealed } from "./sealer";

/** What a pack's manifest says of its time stamp; `waives`: whoever asks for the pack chose to do without. */
export function timestampOf({ installation }: Pick<Context, "installation">, waives: boolean): Timestamp {
  if (installation.seal.timestamp === null) return "not-configured";
  return waives ? "waived" : "expected";
}

/** The key that the next pack is sealed with, made where there is none. @throws {SealKeyError} */
export async function sealKeyFor({ database, dataDirectory, installation, now }: Context): Promise<SealKey> {
  const { name } = await getOrganisation(database.reader);
  return openSealKey(dataDirectory, installation.seal, name, now());
}

/**
 * Seals a pack where it stands. Where a time stamp is expected and cannot be had, nothing is sealed: to wait or to make the pack
 * without is for a person to choose, and the pack without says so in its pages, so that it has to be drawn again.
 * @param id of the document, as it was drawn
 */
export async function sealPack(
  context: Context,
  bytes: Uint8Array,
  id: string,
  timestamp: Timestamp,
): Promise<{ key: SealKey } | { refusal: Refusal }> {
  const authority = timestamp === "expected" ? context.installation.seal.timestamp : null;
  try {
    const key = await sealKeyFor(context);
    await applySeal(bytes, id, (parts) => makeSeal(key, parts, authority));
    return { key };
  } catch (error) {
    if (error instanceof SealKeyError) return { refusal: error.refusal };
    if (!(error instanceof NoTimestamp)) throw error;
    return { refusal: { code: error.reason === "unsound" ? "timestamp-unsound" : "timestamp-unreachable" } };
  }
}

/** @param waives whether whoever asks for the packs chose to do without a time stamp */
export function sealerFor(context: Context, waives: boolean): Sealer {
  const timestamp = timestampOf(context, waives);
  return {
    timestamp,
    reserve: (place, id, madeAt, language) =>
      reserveSeal(place, id, madeAt, { alternative: translatorFor(language)("dossier.seal.field") }),
    seal: async (bytes, id) => {
      const sealed = await sealPack(context, bytes, id, timestamp);
      if ("refusal" in sealed) throw new Unsealed(sealed.refusal);
    },
  };
}

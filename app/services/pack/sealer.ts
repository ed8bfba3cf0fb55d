import type { Timestamp } from "../../domain/dossier/manifest";
import type { Refusal } from "../../domain/refusal";
import type { Language } from "../../i18n/language";
import type { SealPlace } from "../../pdf/draw-document";

/** Seals drawn packs: a field is reserved while one is drawn, and filled once its bytes stand. */
export interface Sealer {
  /** What the manifest says of the time stamp. */
  timestamp: Timestamp;
  /** @param id of the document */
  reserve(place: SealPlace, id: string, madeAt: string, language: Language): void;
  /** The bytes are changed where they are. @throws {Unsealed} */
  seal(bytes: Uint8Array, id: string): Promise<void>;
}

/** The key cannot be used, or the time stamp that is expected cannot be had: no pack is made without being asked for so. */
export class Unsealed extends Error {
  override name = "Unsealed";
  constructor(readonly refusal: Refusal) {
    super(`The pack could not be sealed (${refusal.code}).`);
  }
}

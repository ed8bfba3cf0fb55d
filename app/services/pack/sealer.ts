import type { SealPlace } from "../../pdf/draw-document";

/** Seals one drawn pack: its field is reserved while it is drawn, and filled once the bytes stand. */
export interface Sealer {
  reserve(place: SealPlace): void;
  seal(bytes: Uint8Array): Promise<Uint8Array>;
}

/** A sealer for each pack. */
export type MakeSealer = () => Sealer;

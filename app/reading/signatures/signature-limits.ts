/** What reading the signatures of one PDF may cost. A signed contract has a few of everything; a hostile file ends here. */
export const signatureLimits = {
  fileBytesMax: 200 * 1024 * 1024,
  signaturesMax: 64,
  /** Bytes of one signature value, zeros behind it included. */
  contentsBytesMax: 1024 * 1024,
  /** All signed ranges together: each is hashed by itself. */
  hashedBytesMax: 2 * 1024 * 1024 * 1024,
  /** Cross-reference sections, one or two a revision. */
  sectionsMax: 1_000,
  objectNumbersMax: 1_000_000,
  /** Objects looked at in one revision. */
  objectsReadMax: 500_000,
  /** Streams unpacked in one revision, together. */
  unpackedBytesMax: 64 * 1024 * 1024,
  nestingMax: 100,
  pagesMax: 50_000,
  fieldsMax: 20_000,
  attachmentsMax: 2_000,
  attachedXmlBytesMax: 4 * 1024 * 1024,
  certificatesMax: 64,
  nameCharactersMax: 300,
} as const;

/** Ends the reading of one thing; caught where that thing is reported. */
export class PdfFault extends Error {}

export function fault(what: string): never {
  throw new PdfFault(what);
}

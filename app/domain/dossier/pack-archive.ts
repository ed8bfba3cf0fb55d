/**
 * The auditor's ZIP edition: the sealed PDF, its manifest once more, the originals as files, the leaf hash of every event of
 * the history, and a program that checks all of it with nothing but Node.
 */
export const packArchive = {
  pdf: "pack.pdf",
  manifest: "manifest.json",
  /** Before the name that an original has in the manifest. Every one that the PDF does not embed lies here. */
  originals: "originals/",
  /** A line for each event, in order: its leaf hash in hexadecimal. */
  leaves: "leaves.txt",
  verifier: "verify-pack.mjs",
} as const;

/** The ZIP of several: a pack of each, and sealed indexes that say which packs there are, with the hash of each. */
export const registerArchive = {
  packs: "packs/",
  /** @param number from 1 */
  index: (number: number) => `index-${String(number).padStart(3, "0")}.pdf`,
} as const;

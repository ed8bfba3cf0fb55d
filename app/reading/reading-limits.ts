/** What is read of one document. A contract has a hundred pages; a hostile file is to cost no more than a refusal. */
export const readingLimits = {
  /** Address space for data of the child process that reads. */
  memoryBytesMax: 1024 * 1024 * 1024,
  timeoutMs: 10_000,
  /** JSON of a reading: a character takes six bytes at most, and mostly one. */
  outputBytesMax: 64 * 1024 * 1024,
  pagesMax: 2_000,
  textCharactersMax: 8_000_000,
  attachmentsMax: 1_000,
  archiveEntriesMax: 10_000,
  /** Of all entries of an archive together, unpacked; and of one part that is held in memory. */
  unpackedBytesMax: 1024 * 1024 * 1024,
  partBytesMax: 64 * 1024 * 1024,
  /** Mails within mails, and parts within parts. */
  mailDepthMax: 20,
  thumbnailWidth: 240,
  /** Of the picture a thumbnail is made of. */
  imagePixelsMax: 64_000_000,
  thumbnailBytesMax: 2 * 1024 * 1024,
  thumbnailPagesMax: 3,
} as const;

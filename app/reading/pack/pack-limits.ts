/** What checking one pack may cost. It may hold hundreds of originals; a hostile file ends here. */
export const packLimits = {
  fileBytesMax: 512 * 1024 * 1024,
  memoryBytesMax: 2 * 1024 * 1024 * 1024,
  timeoutMs: 120_000,
  outputBytesMax: 4 * 1024 * 1024,
  /** So many problems are named; whoever has more knows enough. */
  problemsMax: 200,
  /** Of one embedded file, unpacked; and of all of an archive together, which is read as it comes. */
  unpackedBytesMax: 512 * 1024 * 1024,
  archiveBytesMax: 8 * 1024 * 1024 * 1024,
  archiveEntriesMax: 110_000,
} as const;

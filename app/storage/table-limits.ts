/** What a file of suppliers may hold. A real list has a few kilobytes; a hostile one is to cost no more than a refusal. */
export const tableLimits = {
  fileBytesMax: 20 * 1024 * 1024,
  rowsMax: 100_000,
  columnsMax: 200,
  cellCharactersMax: 20_000,
  /** All XML parts of a workbook together, unpacked. */
  unpackedBytesMax: 150 * 1024 * 1024,
  archiveEntriesMax: 5_000,
  /** Address space for data of the child process that parses. */
  memoryBytesMax: 1024 * 1024 * 1024,
  timeoutMs: 10_000,
} as const;

/** Looks for malware in what comes in. */
export interface Scanner {
  /**
   * @param path of a file on this machine
   * @returns name of the signature that matches; null where nothing was found in all of it
   * @throws ScanLimit where the scanner does not take as much; ScannerSilent where it says nothing that can be relied on
   */
  scan(path: string): Promise<string | null>;
  /** Tries out that it answers. @throws ScannerSilent */
  check(): Promise<void>;
}

/** Where a clamd listens: `host` and `port`, or the path of a Unix socket. */
export type ScannerSettings = { host: string; port: number } | { path: string };

/** The file is larger, or unpacks to more, than the scanner's own settings allow. */
export class ScanLimit extends Error {
  override name = "ScanLimit";
}

/** It cannot be reached, fell silent, or reported a fault of its own. */
export class ScannerSilent extends Error {
  override name = "ScannerSilent";
}

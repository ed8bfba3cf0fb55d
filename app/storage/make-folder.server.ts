import { mkdirSync } from "node:fs";

/**
 * Makes a folder of the installation, and those above it, for its owner alone; one that is there stays as it is. It waits for the
 * system: the asynchronous call of Node 20 tells of a full disk as of a folder that is missing.
 */
export const makeFolder = (folder: string): void => void mkdirSync(folder, { recursive: true, mode: 0o700 });

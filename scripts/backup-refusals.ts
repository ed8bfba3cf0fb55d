import { BackupRefused } from "../app/services/backup/manifest";
import { Refused, refusalMessage } from "./commands/arguments";

/** Tells why no backup is made or restored, in words. */
export async function told<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof BackupRefused ? new Refused(refusalMessage(error.refusal)) : error;
  }
}

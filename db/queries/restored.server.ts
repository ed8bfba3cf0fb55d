import type { Trx } from "../schema";

/**
 * Ends what was open when a backup was made: sessions and calendar feeds that were ended since would live again, links printed at a start as well,
 * and the files of imports under way are not in a backup.
 */
export async function endWhatWasOpen(trx: Trx): Promise<void> {
  for (const table of ["session", "signInStep", "oneTimeToken", "importDraft", "calendarFeed"] as const)
    await trx.deleteFrom(table).execute();
}

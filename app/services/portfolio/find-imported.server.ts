import { countImported, type ImportedCounts, listImported } from "../../../db/queries/import-draft.server";
import { accountIdOf, type Context } from "../context";

export interface Imported {
  counts: ImportedCounts;
  /** Those that are still there, by name; at most a thousand. */
  subcontractors: { key: string; name: string; isNew: boolean }[];
}

/** What an import of the account wrote; null where it wrote nothing or is another's. */
export async function findImported({ actor, database: { reader } }: Context, importId: string): Promise<Imported | null> {
  const accountId = accountIdOf(actor);
  const counts = accountId === null ? null : await countImported(reader, importId, accountId);
  if (accountId === null || counts === null) return null;
  return { counts, subcontractors: await listImported(reader, importId, accountId) };
}

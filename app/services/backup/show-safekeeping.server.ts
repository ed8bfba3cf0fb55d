import { findLastExport } from "../../../db/queries/export.server";
import type { Context } from "../context";
import { backupDaysMax, type Safekeeping } from "./shown-safekeeping";

const day = 24 * 60 * 60_000;

export async function showSafekeeping({ database, installation, now }: Context): Promise<Safekeeping> {
  const backedUpAt = await findLastExport(database.reader, "backup");
  return {
    documents: installation.blobs.pathOf === undefined ? "elsewhere" : "here",
    isScanned: installation.scanner !== null,
    backedUpAt,
    isOverdue: backedUpAt === null || now().getTime() - Date.parse(backedUpAt) > backupDaysMax * day,
  };
}

import { appendEvents } from "../../../db/queries/event.server";
import { findPack, type StoredPack } from "../../../db/queries/pack.server";
import { packFileName } from "../../domain/dossier/pack";
import { accountIdOf, asSystem, type Context, eventActorOf, requirePermission, scopeOf } from "../context";
import type { OpenedPack } from "./content";
import { packEvent } from "./pack-event";

export const fileNameOf = ({ subcontractorKey, on, edition, language, format }: StoredPack) =>
  packFileName(subcontractorKey, on, edition, language, format);

/** Opens what is kept of a pack, once it is written down who takes it. Null where it is not made. */
export async function takePack(
  context: Context,
  pack: StoredPack,
  by: { shareId: string; email: string } | null,
): Promise<OpenedPack | null> {
  if (pack.state !== "ready" || pack.sha256 === null) return null;
  const bytes = await context.installation.blobs.open(pack.sha256);
  if (bytes === null) throw new Error(`The content ${pack.sha256} is not in the store.`);
  const after = { sha256: pack.sha256, ...(by === null ? {} : { share: by.shareId, email: by.email }) };
  await asSystem(context)
    .database.writer.transaction()
    .execute((trx) =>
      appendEvents(trx, [packEvent("downloaded", by === null ? "pack" : "packShare", pack, null, after)], {
        actor: eventActorOf(context.actor),
        at: context.now().toISOString(),
      }),
    );
  const mediaType = pack.format === "zip" ? "application/zip" : "application/pdf";
  return { fileName: fileNameOf(pack), mediaType, sizeBytes: pack.sizeBytes, bytes };
}

/** Null where there is none that the reader may know of, or it is not made. */
export async function openPack(context: Context, id: string): Promise<OpenedPack | null> {
  requirePermission(context, "register.export");
  const pack = await findPack(context.database.reader, scopeOf(context), accountIdOf(context.actor), id);
  return pack === null ? null : takePack(context, pack, null);
}

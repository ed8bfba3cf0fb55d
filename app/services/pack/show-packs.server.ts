import { listAccountNames } from "../../../db/queries/account.server";
import { getOrganisation } from "../../../db/queries/organisation.server";
import { findPack, listPacks, type StoredPack } from "../../../db/queries/pack.server";
import type { PackLine, ScheduleLine, ShareLine } from "./content";
import { accountIdOf, type Context, scopeOf } from "../context";
import { fileNameOf } from "./open-pack.server";
import { showShares } from "./share-pack.server";
import { showSchedules } from "./schedule-packs.server";

function lineOf(pack: StoredPack, names: ReadonlyMap<string, string>): PackLine {
  const { id, state, edition, language, format, on, known, sizeBytes, progress, steps, requestedAt, finishedAt, sha256, error } =
    pack;
  const about: PackLine["about"] =
    pack.subcontractorId !== null
      ? { kind: "one", name: pack.subcontractorName, key: pack.subcontractorKey ?? "" }
      : pack.selection === null
        ? { kind: "all" }
        : { kind: "some", count: pack.selection.length };
  const requestedBy = pack.requestedBy === null ? null : (names.get(pack.requestedBy) ?? null);
  const rest = { sizeBytes, progress, steps, requestedAt, finishedAt, sha256, error };
  return { id, state, edition, language, format, on, known, ...rest, about, requestedBy, fileName: fileNameOf(pack) };
}

const namesOf = async ({ database }: Context) =>
  new Map((await listAccountNames(database.reader)).map(({ id, name }) => [id, name]));

/** The packs that the reader may know of, newest first. */
export async function showPacks(context: Context): Promise<{ packs: PackLine[]; timeZone: string }> {
  const names = await namesOf(context);
  const packs = await listPacks(context.database.reader, scopeOf(context), accountIdOf(context.actor));
  const { timeZone } = await getOrganisation(context.database.reader);
  return { packs: packs.map((pack) => lineOf(pack, names)), timeZone };
}

/** One pack, and to whom it was sent; null where there is none that the reader may know of. */
export async function showPack(
  context: Context,
  id: string,
): Promise<{ pack: PackLine; shares: ShareLine[]; timeZone: string } | null> {
  const pack = await findPack(context.database.reader, scopeOf(context), accountIdOf(context.actor), id);
  if (pack === null) return null;
  const at = context.now().toISOString();
  const { timeZone } = await getOrganisation(context.database.reader);
  const shares = (await showShares(context, id)).map(({ id: share, email, expiresAt, revokedAt, createdByName }) => ({
    id: share,
    email,
    expiresAt,
    revokedAt,
    isOpen: revokedAt === null && expiresAt > at,
    by: createdByName,
  }));
  return { pack: lineOf(pack, await namesOf(context)), shares, timeZone };
}

/** What is made by the quarter, and who could be told. */
export async function showPackSchedules(
  context: Context,
): Promise<{ schedules: ScheduleLine[]; accounts: { id: string; name: string }[] }> {
  const names = await namesOf(context);
  const schedules = (await showSchedules(context)).map(
    ({ id, edition, language, subcontractorKey, subcontractorName, recipients }) => ({
      id,
      edition,
      language,
      subcontractorKey,
      subcontractorName,
      recipients: recipients.flatMap((account) => names.get(account) ?? []),
    }),
  );
  return { schedules, accounts: await listAccountNames(context.database.reader) };
}

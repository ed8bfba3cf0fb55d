import type { StoredPack } from "../../../db/queries/pack.server";
import { findIdOfKey, listNamed } from "../../../db/queries/scope.server";
import type { Db } from "../../../db/schema";
import type { PackOrder } from "../../domain/dossier/pack";
import { languageAmong } from "../../i18n/language";

/** What a stored pack was ordered as; null where its only subcontractor is gone. */
export async function orderOf(db: Db, pack: StoredPack): Promise<PackOrder | null> {
  const { subcontractorId, subcontractorKey, selection, scope, format, edition, on, known, waivesTimestamp } = pack;
  const language = languageAmong(pack.language);
  const rest = { scope, format, edition, language, on, known, waivesTimestamp };
  if (subcontractorId === null)
    return { about: selection === null ? { kind: "all" } : { kind: "some", ids: selection }, ...rest };
  const [there] = await listNamed(db, [subcontractorId]);
  const key = there?.key ?? subcontractorKey;
  if (key === null || (there === undefined && (await findIdOfKey(db, key)) === null)) return null;
  return { about: { kind: "one", id: subcontractorId, key }, ...rest };
}

import { registerArchive } from "../../domain/dossier/pack-archive";
import type { PackCheck, PackProblem } from "../../domain/dossier/pack-check";
import { checkPdf, failed } from "./check-pdf";
import type { PackArchiveFile } from "./pack-archive-file";

/** What must be the same in all indexes: by whom they were sealed, and of which register pack they are. */
const sameness = ({ seal, manifest }: PackCheck) =>
  JSON.stringify([seal?.fingerprint, manifest?.id, manifest?.madeAt, manifest?.on, manifest?.edition, manifest?.organisation]);

/**
 * The ZIP of several, as a whole: every index is sealed and of the same key and making, none is missing, and each pack is there and
 * byte for byte what its index says. What stands within a pack is answered for by that pack's own seal.
 */
export async function checkRegister(archive: PackArchiveFile): Promise<PackCheck> {
  const found = await archive.hashed(registerArchive.packs);
  const strays = new Set(archive.names());
  const problems: PackProblem[] = [];
  let first: PackCheck | null = null;
  let packs = 0;
  for (let number = 1, isLast = false; !isLast; number += 1) {
    const name = registerArchive.index(number);
    const bytes = await archive.read(name);
    strays.delete(name);
    if (bytes === null) {
      problems.push({ code: "archive-without", params: { name } });
      break;
    }
    const { check, manifest } = checkPdf(bytes, null);
    problems.push(...check.problems);
    first ??= check;
    if (sameness(check) !== sameness(first) || manifest?.part?.number !== number)
      problems.push({ code: "index-other", params: { name } });
    // Without a manifest nothing says whether there are more.
    isLast = manifest?.part?.isLast ?? true;
    for (const file of manifest?.files.filter(({ embedded }) => !embedded) ?? []) {
      const pack = found.get(file.name);
      packs += 1;
      if (!strays.delete(file.name))
        problems.push({ code: pack === undefined ? "file-missing" : "file-twice", params: { name: file.name } });
      else if (pack?.sha256 !== file.sha256 || pack.sizeBytes !== file.sizeBytes)
        problems.push({ code: "file-altered", params: { name: file.name } });
    }
  }
  for (const name of strays) problems.push({ code: "file-stray", params: { name } });
  if (first === null) return failed("zip", ...problems);
  return { ...first, kind: "zip", checked: { ...first.checked, files: packs, listedOnly: 0 }, problems };
}

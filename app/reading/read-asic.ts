import type { AttachedFile } from "../domain/document/reading";
import { withArchive } from "./archive";
import type { KindReading } from "./read-document";
import { readingLimits } from "./reading-limits";

/** A container of signed files (ETSI EN 319 162): what is in it is listed, with its signatures, and not looked into. */
export function readAsic(path: string): Promise<KindReading> {
  return withArchive(path, async (archive) => {
    const names = archive.names.filter((name) => name !== "mimetype");
    const attachments: AttachedFile[] = [];
    for (const name of names.slice(0, readingLimits.attachmentsMax)) attachments.push(await archive.toAttachedFile(name));
    return {
      pages: null,
      pageTexts: [],
      isCut: names.length > attachments.length,
      attachments,
      scripts: [],
      encrypted: false,
    };
  });
}

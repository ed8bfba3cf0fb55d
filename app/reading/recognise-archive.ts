import { openPromise } from "yauzl";
import type { DocumentMediaType } from "../domain/document/media-type";
import { readingLimits } from "./reading-limits";
import type { Recognised } from "./recognise";

/** Kinds that a ZIP archive names itself as, by its first entry, which is stored as it is and called `mimetype`. */
const declared: Readonly<Record<string, { mediaType: DocumentMediaType } | { kind: string }>> = {
  "application/vnd.etsi.asic-e+zip": { mediaType: "application/vnd.etsi.asic-e+zip" },
  "application/vnd.etsi.asic-s+zip": { mediaType: "application/vnd.etsi.asic-s+zip" },
  "application/vnd.oasis.opendocument.text": { kind: "ODT" },
  "application/vnd.oasis.opendocument.spreadsheet": { kind: "ODS" },
  "application/vnd.oasis.opendocument.presentation": { kind: "ODP" },
  "application/epub+zip": { kind: "EPUB" },
};

/** Parts by which the kinds that declare nothing are known, the first that is there. */
const parts: readonly (readonly [part: RegExp, found: { mediaType: DocumentMediaType } | { kind: string }])[] = [
  [/^xl\/workbook\.bin$/i, { kind: "XLSB" }],
  [/^ppt\/presentation\.xml$/i, { kind: "PPTX" }],
  [/^word\/document\.xml$/i, { mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" }],
  [/^xl\/workbook\.xml$/i, { mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" }],
  [/^META-INF\/[^/]*signatures?[^/]*\.(?:xml|p7s)$/i, { mediaType: "application/vnd.etsi.asic-e+zip" }],
  [/^AndroidManifest\.xml$/i, { kind: "APK" }],
  [/^META-INF\/MANIFEST\.MF$/i, { kind: "JAR" }],
];

/** What a ZIP archive is, by what it declares or else by its directory. Nothing is unpacked. */
export async function recogniseArchive(path: string, head: Buffer): Promise<Recognised> {
  const names = await listNames(path);
  if (names === null) return { refused: { code: "damaged" } };
  const isOffice = names.has("[Content_Types].xml");
  const found = declared[declaredType(head)] ?? foundAmong(names, isOffice);
  if (found === null) return { refused: { code: "type-refused", params: { kind: "ZIP" } } };
  return "kind" in found ? { refused: { code: "type-refused", params: { kind: found.kind } } } : found;
}

function foundAmong(names: ReadonlySet<string>, isOffice: boolean) {
  const present = parts.filter(([part]) => [...names].some((name) => part.test(name)));
  const office = present.filter(([part]) => /word|xl|ppt/.test(part.source));
  // One archive that is two documents shows one to its signer and the other to its reader.
  if (office.length > 1 || (office.length === 1 && !isOffice)) return null;
  return present[0]?.[1] ?? null;
}

/** ETSI EN 319 162-1 A.1: name and content of the first entry stand at fixed places of the file. */
function declaredType(head: Buffer): string {
  if (head.length < 38 || head.toString("latin1", 30, 38) !== "mimetype" || head.readUInt16LE(8) !== 0) return "";
  const start = 38 + head.readUInt16LE(28);
  // A size of 0 is said after the content, where the next entry begins.
  const size = head.readUInt32LE(18) || 100;
  return (head.toString("latin1", start, start + Math.min(100, size)).split("PK")[0] ?? "").trim();
}

/** Names of the entries; null where there is no directory, a name goes outside of the archive or stands twice, or there are too many. */
async function listNames(path: string): Promise<Set<string> | null> {
  const archive = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(() => null);
  if (archive === null) return null;
  try {
    const names = new Set<string>();
    for await (const entry of archive.eachEntry()) {
      if (names.has(entry.fileName) || names.size >= readingLimits.archiveEntriesMax) return null;
      names.add(entry.fileName);
    }
    return names;
  } catch {
    return null;
  } finally {
    archive.close();
  }
}

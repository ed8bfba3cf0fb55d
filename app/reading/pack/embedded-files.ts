import { createHash } from "node:crypto";
import { manifestName, type Manifest } from "../../domain/dossier/manifest";
import type { PackProblem } from "../../domain/dossier/pack-check";
import { listAttachments } from "../signatures/list-attachments";
import type { ObjectGraph } from "../signatures/object-graph";
import type { PdfStream } from "../signatures/pdf-value";
import { signatureLimits } from "../signatures/signature-limits";
import { unpackStream } from "../signatures/unpack-stream";
import { packLimits } from "./pack-limits";

export interface FoundFile {
  sha256: string;
  sizeBytes: number;
}

export const foundFile = (bytes: Uint8Array): FoundFile => ({
  sha256: createHash("sha256").update(bytes).digest("hex"),
  sizeBytes: bytes.length,
});

export interface EmbeddedFiles {
  /** As it is embedded; null where none is. */
  manifest: Uint8Array | null;
  /** All others, by their names. */
  files: ReadonlyMap<string, FoundFile>;
  problems: PackProblem[];
}

/** An original is kept as it is, however large; it is not copied for being hashed. */
function bytesOf(graph: ObjectGraph, stream: PdfStream): Uint8Array {
  if (stream.dictionary.get("Filter") === null) return stream.raw();
  return unpackStream(stream, packLimits.unpackedBytesMax, (value) => graph.resolve(value));
}

/** Every file that a pack embeds, hashed one after another. */
export function readEmbeddedFiles(graph: ObjectGraph): EmbeddedFiles {
  const attachments = listAttachments(graph);
  if (attachments.length >= signatureLimits.attachmentsMax)
    return { manifest: null, files: new Map(), problems: [{ code: "files-too-many" }] };
  const files = new Map<string, FoundFile>();
  const problems: PackProblem[] = [];
  let manifest: Uint8Array | null = null;
  for (const { name, stream } of attachments) {
    if (files.has(name) || (name === manifestName && manifest !== null)) problems.push({ code: "file-twice", params: { name } });
    const bytes = bytesOf(graph, stream);
    if (name === manifestName) manifest ??= bytes;
    else files.set(name, foundFile(bytes));
  }
  return { manifest, files, problems };
}

/**
 * What is embedded against what the manifest says is: nothing missing, nothing added, nothing altered.
 * @param beside files that lie beside the PDF, by the names that the manifest has for them; null where there is no such place
 */
export function* compareFiles(
  { files: listed }: Manifest,
  embedded: ReadonlyMap<string, FoundFile>,
  beside: ReadonlyMap<string, FoundFile> | null,
): Generator<PackProblem> {
  const names = new Set<string>();
  for (const file of listed) {
    const { name } = file;
    if (names.has(name)) yield { code: "file-twice", params: { name } };
    names.add(name);
    const isSame = (found: FoundFile) => found.sha256 === file.sha256 && found.sizeBytes === file.sizeBytes;
    const [within, outside] = [embedded.get(name), beside?.get(name)];
    if (within !== undefined && !file.embedded) yield { code: "file-stray", params: { name } };
    const isMissing = file.embedded ? within === undefined : beside !== null && outside === undefined;
    if (isMissing) yield { code: "file-missing", params: { name } };
    if ([within, outside].some((found) => found !== undefined && !isSame(found)))
      yield { code: "file-altered", params: { name } };
  }
  for (const name of new Set([...embedded.keys(), ...(beside?.keys() ?? [])]))
    if (!names.has(name)) yield { code: "file-stray", params: { name } };
}

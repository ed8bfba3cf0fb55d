import type { ObjectGraph } from "./object-graph";
import { type PdfDictionary, PdfReference, PdfStream, PdfText, type PdfValue } from "./pdf-value";
import { signatureLimits } from "./signature-limits";

export interface Attachment {
  name: string;
  stream: PdfStream;
}

/** The files attached to a document, from its tree of names; as many as are allowed. */
export function listAttachments(graph: ObjectGraph): Attachment[] {
  const names = graph.dictionary(graph.catalog()?.get("Names") ?? null);
  const attachments: Attachment[] = [];
  const seen = new Set<number>();
  const visit = (value: PdfValue, depth: number): void => {
    if (depth > 50 || attachments.length >= signatureLimits.attachmentsMax) return;
    if (value instanceof PdfReference) {
      if (seen.has(value.number)) return;
      seen.add(value.number);
    }
    const node = graph.dictionary(value);
    const kids = graph.resolve(node?.get("Kids") ?? null);
    if (Array.isArray(kids)) for (const kid of kids) visit(kid, depth + 1);
    const pairs = graph.resolve(node?.get("Names") ?? null);
    if (!Array.isArray(pairs)) return;
    for (let at = 0; at + 1 < pairs.length && attachments.length < signatureLimits.attachmentsMax; at += 2) {
      const attachment = attachmentOf(graph, graph.resolve(pairs[at] ?? null), graph.dictionary(pairs[at + 1] ?? null));
      if (attachment !== null) attachments.push(attachment);
    }
  };
  visit(names?.get("EmbeddedFiles") ?? null, 0);
  return attachments;
}

function attachmentOf(graph: ObjectGraph, key: PdfValue, file: PdfDictionary | null): Attachment | null {
  const embedded = graph.dictionary(file?.get("EF") ?? null);
  if (file === null || embedded === null) return null;
  const stream = graph.resolve(embedded.get("F") ?? embedded.get("UF"));
  const name = [graph.resolve(file.get("UF")), graph.resolve(file.get("F")), key].find((one) => one instanceof PdfText);
  if (!(stream instanceof PdfStream) || name === undefined) return null;
  return { name: name.text().slice(0, signatureLimits.nameCharactersMax), stream };
}

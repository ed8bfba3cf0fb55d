import type { PDFContext, PDFRef } from "pdf-lib";
import { attachmentNames } from "./attachment-names";
import type { Attachment } from "./content";
import { pdfDate } from "./metadata";
import { deflatedStream, nameOf, rawStream, register, textString } from "./written";

/** Kinds of files that shrink when deflated; of others most are compressed already, and deflating them takes ten times as long. */
const shrinks = /^text\/|^application\/(json|xml)$|\+(json|xml)$/;

const isMediaType = /^[\w.+-]+\/[\w.+-]+$/;

const ascii = (name: string) =>
  name
    .replace(/[æÆøØåÅ]/g, (letter) => ({ æ: "ae", Æ: "Ae", ø: "oe", Ø: "Oe", å: "aa", Å: "Aa" })[letter] ?? "_")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x20-\x7e]|[\\()]/gu, "_");

function writeFile(context: PDFContext, { mediaType, bytes, modifiedAt }: Attachment): PDFRef {
  const write = shrinks.test(mediaType) ? deflatedStream : rawStream;
  return write(context, bytes, {
    Type: "/EmbeddedFile",
    Subtype: nameOf(isMediaType.test(mediaType) ? mediaType : "application/octet-stream"),
    Params: `<</Size ${bytes.length}/ModDate(${pdfDate(modifiedAt)})>>`,
  });
}

/** How many names a leaf of the tree holds. */
const leafSize = 32;

/**
 * Embeds files as the document's own (PDF/A-3, 6.8).
 * @returns the tree of their names and the list of their specifications, for the catalog
 */
export function writeAttachments(
  context: PDFContext,
  attachments: readonly Attachment[],
): { names: PDFRef; files: string } | null {
  if (attachments.length === 0) return null;
  const names = attachmentNames(attachments.map(({ name }) => name));
  const entries = attachments.map((attachment, at) => {
    const name = names[at] ?? attachment.name;
    const file = writeFile(context, attachment);
    const specification = register(
      context,
      `<</Type/Filespec/F(${ascii(name)})/UF${textString(name)}/Desc${textString(attachment.description)}` +
        `/AFRelationship/${attachment.relationship}/EF<</F ${file}/UF ${file}>>>>`,
    );
    return { key: textString(name), specification };
  });
  // Readers look names up by halving: they must stand in the order of their bytes, as these digits do.
  const sorted = [...entries].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const leaves: string[] = [];
  for (let at = 0; at < sorted.length; at += leafSize) {
    const some = sorted.slice(at, at + leafSize);
    const pairs = some.map(({ key, specification }) => `${key}${specification}`).join(" ");
    leaves.push(register(context, `<</Limits[${some[0]?.key}${some.at(-1)?.key}]/Names[${pairs}]>>`).toString());
  }
  return {
    names: register(context, `<</Kids[${leaves.join(" ")}]>>`),
    files: `[${entries.map(({ specification }) => specification).join(" ")}]`,
  };
}

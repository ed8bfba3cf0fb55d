import { createHash } from "node:crypto";
import { PDFInvalidObject, PDFName } from "pdf-lib";
import type { SealPlace } from "./draw-document";
import { pdfDate } from "./metadata";
import { register, textString, Written } from "./written";

/** Bytes of a signature value with a chain of certificates and a time stamp are 2,000 to 9,000. */
export const sealBytesMax = 16 * 1024;

/** Room for the four numbers that say what is signed. */
export const rangeRoom = "0000000000 0000000000 0000000000";

/**
 * Where the seal of a document goes, until it is there: no file that travels in a document can hold it, as the document's
 * identifier is made after all of them were.
 */
export const sealMark = (id: string) => createHash("sha256").update(`seal of ${id}`).digest("hex").toUpperCase();

export interface SealWords {
  /** What a reader who does not see the page is told of the field. */
  alternative: string;
}

/**
 * Puts the field of a seal into a document, with room for the value that {@link applySeal} fills in: an approval that certifies
 * the file and permits no change to it (DocMDP 1; ISO 32000-1, 12.8.2.2), in the form that PAdES asks for (ETSI EN 319 142-1).
 * @param madeAt instant; the value itself may not hold one
 */
export function reserveSeal({ doc, firstPage, tagWidget }: SealPlace, id: string, madeAt: string, words: SealWords): void {
  const { context } = doc;
  const contents = sealMark(id).padEnd(2 * sealBytesMax, "0");
  const dictionary =
    `<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(${pdfDate(madeAt)})` +
    "/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P 1/V/1.2>>>>]" +
    `/ByteRange[0 ${rangeRoom}]/Contents<${contents}>>>`;
  // The writer leaves objects that it cannot read outside of its packed streams: the value has to lie literally in the file.
  const seal = context.register(PDFInvalidObject.of(Buffer.from(dictionary, "latin1")));
  const widget = context.nextRef();
  const place = tagWidget(widget, words.alternative);
  // F 132: printed and locked. It has no extent, as the seal is not drawn (ISO 32000-1, 12.5.2 asks for no appearance then).
  context.assign(
    widget,
    new Written(
      `<</Type/Annot/Subtype/Widget/FT/Sig/T(seal)/TU${textString(words.alternative)}/F 132/Rect[0 0 0 0]/P ${firstPage.ref}` +
        `/StructParent ${place}/V ${seal}>>`,
    ),
  );
  firstPage.node.addAnnot(widget);
  doc.catalog.set(PDFName.of("AcroForm"), register(context, `<</Fields[${widget}]/SigFlags 3>>`));
  doc.catalog.set(PDFName.of("Perms"), new Written(`<</DocMDP ${seal}>>`));
}

import { PDFInvalidObject, PDFName, type PDFPage } from "pdf-lib";
import type { SealPlace } from "./draw-document";
import { pdfDate } from "./metadata";
import { register, textString, Written } from "./written";

/** Room for a signature value with its certificates and a time stamp; a seal of both takes a third of it. */
export const sealBytesMax = 24 * 1024;

const offsetDigits = 10;
const noOffset = "0".repeat(offsetDigits);
export const byteRangePlaceholder = `/ByteRange[0 ${noOffset} ${noOffset} ${noOffset}]`;
export const contentsPlaceholder = `/Contents<${"0".repeat(sealBytesMax * 2)}>`;

/** Written as it is and kept out of object streams: what is patched afterwards has to stand in the file letter by letter. */
const verbatim = (text: string) => PDFInvalidObject.of(new TextEncoder().encode(text));

function addAnnotation(page: PDFPage, reference: string): void {
  const { node } = page;
  const before = node.Annots();
  const others = before === undefined ? [] : before.asArray().map(String);
  node.set(PDFName.of("Annots"), new Written(`[${[...others, reference].join(" ")}]`));
}

/**
 * Adds a field for a seal over the whole document: a signature to PAdES (ETSI EN 319 142-1) that certifies it and allows no change
 * (DocMDP 1). The field shows nothing: a picture of a signature proves nothing.
 * @param label what the field is called to whoever cannot see the page
 * @param madeAt instant, as the document's own; the time that counts is that of a time stamp
 */
export function addSealField({ doc, firstPage, tagWidget }: SealPlace, label: string, madeAt: string): void {
  const { context } = doc;
  const signature = context.register(
    verbatim(
      `<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(${pdfDate(madeAt)})` +
        `/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P 1/V/1.2>>>>]` +
        `${byteRangePlaceholder}${contentsPlaceholder}>>`,
    ),
  );
  const appearance = register(context, "<</Type/XObject/Subtype/Form/BBox[0 0 0 0]/Length 0>>\nstream\n\nendstream");
  const widget = context.nextRef();
  const parent = tagWidget(widget, label);
  context.assign(
    widget,
    new Written(
      `<</Type/Annot/Subtype/Widget/FT/Sig/T(Seal)/TU${textString(label)}/F 132/Rect[0 0 0 0]/P ${firstPage.ref}` +
        `/AP<</N ${appearance}>>/StructParent ${parent}/V ${signature}>>`,
    ),
  );
  addAnnotation(firstPage, String(widget));
  doc.catalog.set(PDFName.of("AcroForm"), new Written(`<</Fields[${widget}]/SigFlags 3>>`));
  doc.catalog.set(PDFName.of("Perms"), new Written(`<</DocMDP ${signature}>>`));
}

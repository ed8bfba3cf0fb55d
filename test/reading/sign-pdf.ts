import { PDFArray, PDFDict, PDFName, PDFRef } from "pdf-lib";
import { appendUpdate, type Inside, lookInside, type Objects } from "./append-update";

export interface SignOptions {
  /** Makes the signature value of the bytes that are signed. */
  makeValue: (signed: Buffer) => Buffer;
  type?: "Sig" | "DocTimeStamp";
  subFilter?: string;
  /** Further entries of the signature's dictionary. */
  entries?: string;
  /** Draws the signature on the first page. */
  isDrawn?: boolean;
  /** Changes what is left out of the signed bytes. */
  shape?: (range: [number, number, number, number]) => number[];
  /** Number of an empty field to sign in; otherwise one is added. */
  into?: number;
  /** Changes the file before it is signed. */
  edit?: (file: Buffer) => void;
}

const contentsBytes = 12_000;
const placeholder = "0000000000 0000000000 0000000000 0000000000";

/** The list that an entry holds, and one more in it. */
function withOneMore(dictionary: PDFDict | null, name: string, reference: string): string {
  const list = dictionary?.lookup(PDFName.of(name));
  const texts = list instanceof PDFArray ? list.asArray().map(String) : [];
  return `[ ${[...texts, reference].join(" ")} ]`;
}

/** A dictionary with some of its entries written anew. */
export function rewritten(dictionary: PDFDict, changes: Record<string, string>): string {
  const entries = dictionary.entries().filter(([key]) => !(key.toString().slice(1) in changes));
  return `<< ${[...entries.map(([key, value]) => `${key} ${value}`), ...Object.entries(changes).map(([key, value]) => `/${key} ${value}`)].join(" ")} >>`;
}

/** Adds a field with its widget to the first page of what is inside, in an update of its own objects. */
export function fieldObjects(inside: Inside, field: string, widget: string, number: number): Objects {
  const page = inside.pages[0];
  if (page === undefined) throw new Error("no page");
  const fields = withOneMore(inside.form, "Fields", `${number} 0 R`);
  const formIsOwn = inside.catalog.dictionary.get(PDFName.of("AcroForm")) instanceof PDFRef;
  const form =
    inside.form === null ? `<< /Fields ${fields} /SigFlags 3 >>` : rewritten(inside.form, { Fields: fields, SigFlags: "3" });
  const formReference = inside.catalog.dictionary.get(PDFName.of("AcroForm"));
  return {
    [number]: `<< /Type /Annot /Subtype /Widget /F 132 /P ${page.number} 0 R ${widget} ${field} >>`,
    [page.number]: rewritten(page.dictionary, { Annots: withOneMore(page.dictionary, "Annots", `${number} 0 R`) }),
    ...(formIsOwn && formReference instanceof PDFRef
      ? { [formReference.objectNumber]: form }
      : { [inside.catalog.number]: rewritten(inside.catalog.dictionary, { AcroForm: form }) }),
  };
}

/** Signs in an incremental update: a placeholder first, then the value of everything around it. */
export async function signPdf(bytes: Uint8Array, options: SignOptions): Promise<Buffer> {
  const { type = "Sig", subFilter = "ETSI.CAdES.detached", entries = "", isDrawn = false } = options;
  const inside = await lookInside(bytes);
  const [signature, field, drawing] = [inside.next, inside.next + 1, inside.next + 2];
  const widget = isDrawn ? `/Rect [ 20 20 200 60 ] /AP << /N ${drawing} 0 R >>` : "/Rect [ 0 0 0 0 ]";
  const place = options.into === undefined ? null : inside.document.context.lookup(PDFRef.of(options.into), PDFDict);
  const content = "0 0 1 rg 0 0 180 40 re f";
  const objects: Objects = {
    ...(place === null || options.into === undefined
      ? fieldObjects(inside, `/FT /Sig /T (Signature${signature}) /V ${signature} 0 R`, widget, field)
      : { [options.into]: rewritten(place, { V: `${signature} 0 R`, AP: `<< /N ${drawing} 0 R >>` }) }),
    [signature]:
      `<< /Type /${type} /Filter /Adobe.PPKLite /SubFilter /${subFilter} ${entries} ` +
      `/ByteRange [ ${placeholder} ] /Contents <${"0".repeat(contentsBytes * 2)}> >>`,
    ...(isDrawn
      ? {
          [drawing]: `<< /Type /XObject /Subtype /Form /BBox [ 0 0 180 40 ] /Length ${content.length} >>\nstream\n${content}\nendstream`,
        }
      : {}),
  };
  const file = appendUpdate(bytes, objects);
  const start = file.lastIndexOf(`<${"0".repeat(200)}`);
  const end = start + contentsBytes * 2 + 2;
  const range: [number, number, number, number] = [0, start, end, file.length - end];
  const shown = (options.shape?.(range) ?? range).join(" ").padEnd(placeholder.length);
  file.write(shown, file.lastIndexOf(placeholder), "latin1");
  const [, before, after, length] = options.shape?.(range) ?? range;
  options.edit?.(file);
  const value = options.makeValue(
    Buffer.concat([file.subarray(0, before), file.subarray(after ?? 0, (after ?? 0) + (length ?? 0))]),
  );
  if (value.length > contentsBytes) throw new Error(`a signature value of ${value.length} bytes`);
  file.write(value.toString("hex"), start + 1, "latin1");
  return file;
}

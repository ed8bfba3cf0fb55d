import type { ObjectGraph } from "./object-graph";
import { isName, type PdfDictionary, PdfText } from "./pdf-value";

/**
 * What the signer allows to change afterwards (DocMDP, ISO 32000-2, 12.8.2.2), as the signed revision says it; 2 where the level
 * is left out.
 */
export function certificationOf(signed: ObjectGraph, signature: PdfDictionary): 1 | 2 | 3 | null {
  const references = signed.resolve(signature.get("Reference"));
  if (!Array.isArray(references)) return null;
  for (const reference of references.slice(0, 20)) {
    const one = signed.dictionary(reference);
    if (one === null || !isName(signed.resolve(one.get("TransformMethod")), "DocMDP")) continue;
    const level = signed.resolve(signed.dictionary(one.get("TransformParams"))?.get("P") ?? null);
    return level === 1 || level === 3 ? level : 2;
  }
  return null;
}

/** `D:20260630120000+02'00'` as an instant; what is left out is the earliest, a zone left out is UTC. Null where it is no date. */
export function statedTime(signature: PdfDictionary): string | null {
  const stated = signature.get("M");
  if (!(stated instanceof PdfText)) return null;
  const match = /^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([-+Z])(?:(\d\d)'?(?:(\d\d)'?)?)?)?/.exec(stated.text());
  if (match === null) return null;
  const [
    ,
    year = "",
    month = "01",
    day = "01",
    hours = "00",
    minutes = "00",
    seconds = "00",
    sign = "Z",
    zone = "00",
    rest = "00",
  ] = match;
  const offset = sign === "Z" ? "Z" : `${sign}${zone}:${rest}`;
  const date = new Date(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}${offset}`);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

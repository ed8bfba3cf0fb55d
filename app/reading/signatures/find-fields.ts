import type { ObjectGraph } from "./object-graph";
import { isName, type PdfDictionary, PdfName, PdfReference, type PdfValue } from "./pdf-value";
import { fault, signatureLimits } from "./signature-limits";

/** A field of the file's form that holds a value of its own. */
export interface FormField {
  /** Object number; null where the field is written within its list, which some programs do. */
  number: number | null;
  dictionary: PdfDictionary;
  /** `Sig` for a signature; inherited where the field itself does not say. */
  type: string | null;
  value: PdfValue;
}

const typeOf = (value: PdfValue, inherited: string | null) => (value instanceof PdfName ? value.name : inherited);

/** Every field of the form, found from its root as a viewer finds it. */
export function listFields(graph: ObjectGraph): FormField[] {
  const form = graph.dictionary(graph.catalog()?.get("AcroForm") ?? null);
  const fields: FormField[] = [];
  const seen = new Set<number>();
  const visit = (list: PdfValue, type: string | null, value: PdfValue, depth: number): void => {
    const entries = graph.resolve(list);
    if (!Array.isArray(entries)) return;
    if (depth > signatureLimits.nestingMax) fault("fields nested too deeply");
    for (const entry of entries) {
      const number = entry instanceof PdfReference ? entry.number : null;
      if (number !== null && seen.has(number)) continue;
      if (number !== null) seen.add(number);
      const dictionary = graph.dictionary(entry);
      if (dictionary === null) continue;
      if (fields.length >= signatureLimits.fieldsMax) fault("too many fields");
      const ownType = typeOf(graph.resolve(dictionary.get("FT")), type);
      const ownValue = dictionary.entries.has("V") ? dictionary.get("V") : value;
      const kids = graph.resolve(dictionary.get("Kids"));
      if (Array.isArray(kids) && kids.length > 0) visit(kids, ownType, ownValue, depth + 1);
      else fields.push({ number, dictionary, type: ownType, value: ownValue });
    }
  };
  visit(form?.get("Fields") ?? null, null, null, 0);
  return fields;
}

export const isWidget = (dictionary: PdfDictionary) => isName(dictionary.get("Subtype"), "Widget");

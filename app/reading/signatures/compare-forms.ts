import type { LaterPart } from "../../domain/document/signature";
import { writtenBySigning } from "./compare-annotations";
import type { LaterFound, ValueComparison } from "./compare-values";
import { type FormField, listFields } from "./find-fields";
import { PdfDictionary } from "./pdf-value";

const ignoredInField = new Set(["Kids", "Parent", "P", "StructParent"]);

/** Compares the fields of the form: none may be changed or taken away, and signatures may come. */
export function compareForms(comparison: ValueComparison): LaterFound {
  const { before, after } = comparison;
  const old = listFields(before);
  const current = listFields(after);
  const parts = new Set<LaterPart>();
  let hasSignatures = false;
  const byNumber = new Map(current.map((field) => [field.number, field]));
  for (const field of old) {
    const now = byNumber.get(field.number);
    if (now === undefined || field.type !== now.type) parts.add("form");
    else if (isNewlySigned(comparison, field, now)) {
      hasSignatures = true;
      if (!comparison.isSameDictionary(field.dictionary, now.dictionary, writtenBySigning)) parts.add("form");
    } else if (
      !comparison.isSameDictionary(field.dictionary, now.dictionary, ignoredInField) ||
      !comparison.isSame(field.value, now.value)
    )
      parts.add("form");
  }
  const known = new Set(old.map(({ number }) => number));
  for (const field of current) {
    if (field.number !== null && known.has(field.number)) continue;
    if (field.type !== "Sig") parts.add("form");
    else if (after.dictionary(field.value) !== null) hasSignatures = true;
  }
  // A form in XML, or one whose fields the viewer draws by itself.
  const form = before.dictionary(before.catalog()?.get("AcroForm") ?? null);
  const formNow = after.dictionary(after.catalog()?.get("AcroForm") ?? null);
  const isDrawnByViewer = after.resolve(formNow?.get("NeedAppearances") ?? null) === true;
  for (const key of ["XFA", "NeedAppearances", ...(isDrawnByViewer ? ["DR", "DA"] : [])]) {
    if (!comparison.isSame(form?.get(key) ?? null, formNow?.get(key) ?? null)) parts.add("form");
  }
  return { parts: [...parts], hasSignatures };
}

function isNewlySigned({ before, after }: ValueComparison, field: FormField, now: FormField): boolean {
  const value = after.resolve(now.value);
  return (
    field.type === "Sig" &&
    before.resolve(field.value) === null &&
    value instanceof PdfDictionary &&
    value.entries.has("ByteRange")
  );
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [field: string]: Json };

/**
 * The canonical JSON of a value (RFC 8785): no blanks, members in the order of their names by UTF-16 code unit, strings
 * and numbers as ECMAScript writes them. Equal values have one text, so that a hash of it is a hash of the value.
 */
export function canonical(value: Json): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonical).join(",")}]`;
  const members = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(value[name] ?? null)}`);
  return `{${members.join(",")}}`;
}

/** `Array.isArray` does not tell a readonly list from an object. */
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

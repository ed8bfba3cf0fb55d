import type { z } from "zod";
import { isRealDate } from "../../domain/calendar";
import type { Refusal } from "../../domain/refusal";
import type { Subcontractor } from "../../domain/portfolio";

export type PathRefusal = Refusal & { path: string };

/** `["services", 1, "startsOn"]` under `$.subcontractors[0]` reads `$.subcontractors[0].services[1].startsOn`. */
export function jsonPath(root: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    const name = String(part);
    return /^[A-Za-z_$][\w$]*$/.test(name) ? `${text}.${name}` : `${text}[${JSON.stringify(name)}]`;
  }, root);
}

const valueAt = (input: unknown, path: readonly PropertyKey[]) =>
  path.reduce<unknown>(
    (value, part) => (value === null || typeof value !== "object" ? undefined : (value as Record<PropertyKey, unknown>)[part]),
    input,
  );

const short = (value: unknown) => {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
};

const wrongType: Record<string, string> = {
  string: "not-text",
  number: "not-a-number",
  boolean: "not-true-or-false",
  array: "not-a-list",
  object: "not-an-object",
  record: "not-an-object",
};

/** What a schema found wrong with an input, as refusals with their JSON paths below `root`. */
export function refusalsOf(error: z.ZodError, input: unknown, root: string): PathRefusal[] {
  return error.issues.flatMap((issue): PathRefusal[] => {
    const path = jsonPath(root, issue.path);
    const value = valueAt(input, issue.path);
    switch (issue.code) {
      case "unrecognized_keys":
        return issue.keys.map((field) => ({ path: jsonPath(path, [field]), code: "unknown-field", params: { field } }));
      case "invalid_value":
        if (value === undefined || value === null) return [{ path, code: "required" }];
        return [{ path, code: "unknown-value", params: { value: short(value), allowed: issue.values.map(String) } }];
      case "invalid_type":
        if (value === undefined || value === null) return [{ path, code: "required" }];
        return [{ path, code: wrongType[issue.expected] ?? "not-an-object" }];
      case "custom": {
        const refusal = issue.params?.refusal as { code: string; params: Record<string, string | number> } | undefined;
        if (refusal === undefined) return [{ path, code: "not-an-object" }];
        if (refusal.code === "date") return [{ path, code: dateCode(value), params: { value: short(value) } }];
        const named = typeof value === "string" && !("id" in refusal.params) ? { value: short(value) } : {};
        return [{ path, code: refusal.code, params: { ...named, ...refusal.params } }];
      }
      default:
        return [{ path, code: "unknown-value", params: { value: short(value), allowed: [] } }];
    }
  });
}

const dateCode = (value: unknown) => (typeof value === "string" && isRealDate(value) ? "date-out-of-range" : "impossible-date");

/**
 * What no single thing can show: keys that repeat within their list, and references to what the subcontractor does not
 * have. `engagedBy` is judged on the whole register.
 */
export function referenceRefusals(subcontractor: Subcontractor, root: string): PathRefusal[] {
  const refusals: PathRefusal[] = [];
  for (const list of ["services", "locations", "agreements", "evidence", "inspections", "findings"] as const) {
    const seen = new Set<string>();
    subcontractor[list].forEach(({ key }, index) => {
      if (seen.has(key)) refusals.push({ path: `${root}.${list}[${index}].key`, code: "duplicate-key", params: { key } });
      seen.add(key);
    });
  }
  const has = (list: readonly { key: string }[], key: string) => list.some((thing) => thing.key === key);
  subcontractor.evidence.forEach(({ sites }, index) => {
    sites.forEach((site, at) => {
      if (has(subcontractor.locations, site)) return;
      refusals.push({
        path: `${root}.evidence[${index}].sites[${at}]`,
        code: "dangling-reference",
        params: { key: site, noun: "location" },
      });
    });
  });
  const { evidence, inspections: inspection, agreements: agreement } = subcontractor;
  subcontractor.findings.forEach((finding, index) => {
    for (const [field, things] of Object.entries({ evidence, inspection, agreement })) {
      const key = finding[field as "evidence" | "inspection" | "agreement"] ?? null;
      if (key === null || has(things, key)) continue;
      refusals.push({ path: `${root}.findings[${index}].${field}`, code: "dangling-reference", params: { key, noun: field } });
    }
  });
  return refusals;
}

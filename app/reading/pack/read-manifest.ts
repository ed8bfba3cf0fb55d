import { z } from "zod";
import { type Manifest, manifestText, packFormat } from "../../domain/dossier/manifest";
import type { PackProblem } from "../../domain/dossier/pack-check";

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const text = z.string().max(20_000);
const name = z.string().min(1).max(400);
const instant = z.string().regex(/^\d{4}-\d\d-\d\dT[\d:.]{5,12}Z$/);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);

/** No field more and none less: what a manifest says has one reading. */
const schema: z.ZodType<Manifest> = z.strictObject({
  format: z.literal(packFormat),
  id: name,
  edition: z.enum(["auditor", "customer"]),
  language: z.enum(["da", "en"]),
  organisation: text,
  subcontractor: z.strictObject({ key: name, name: text }).nullable(),
  on: day,
  known: instant.nullable(),
  madeAt: instant,
  versions: z.strictObject({ product: name, rules: name, geography: name }),
  seal: z.strictObject({ timestamp: z.enum(["expected", "waived", "not-configured"]) }),
  files: z.array(
    z.strictObject({
      name,
      sha256: hash,
      sizeBytes: count,
      mediaType: name,
      embedded: z.boolean(),
      uploadedAt: instant.nullable(),
    }),
  ),
  history: z.strictObject({
    seq: count,
    root: hash,
    chain: hash,
    checkpoint: z.string().max(1_000),
    checkpointKey: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
  }),
  events: z.array(z.strictObject({ seq: count, leaf: hash, proof: z.array(hash).max(64), content: z.string().exactOptional() })),
  register: z.strictObject({ problems: count.nullable() }),
  part: z.strictObject({ number: count, isLast: z.boolean() }).exactOptional(),
});

const malformed = (path: string): PackProblem => ({ code: "manifest-malformed", params: { path } });

/** The manifest of a pack; else where it is not as one is written. A name that stands twice has two readings, and is refused. */
export function readManifest(bytes: Uint8Array): Manifest | PackProblem {
  let written: string;
  let value: unknown;
  try {
    written = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(written);
  } catch {
    return malformed("$");
  }
  const { success, data, error } = schema.safeParse(value);
  if (!success)
    return malformed(
      `$${(error.issues[0]?.path ?? []).map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("")}`,
    );
  return manifestText(data) === written ? data : malformed("$");
}

import { z } from "zod";
import { clauseIds } from "../../domain/agreement";
import { isCalendarDate, isTimeZone, plusMonths } from "../../domain/calendar";
import { isCountryCode } from "../../domain/country-code";
import { rules } from "../../domain/flag";
import {
  agreementKinds,
  annexSections,
  auditRights,
  clauseStates,
  decisionKinds,
  evidenceKinds,
  inspectionResults,
  locationPaths,
  opinions,
  portfolioFormat,
  promises,
  reviews,
  serviceKinds,
  serviceRoles,
  severities,
  statuses,
  termNames,
  transferTools,
} from "../../domain/portfolio";
import type * as facts from "../../domain/portfolio";

/**
 * The shapes of the interchange format, as `portfolio.md` states them. What a file leaves out takes its default; null means
 * absent. An issue raised here carries one of our refusal codes in `params`; the library's own are translated in `read-portfolio`.
 */
const textMax = 20_000;

/** Raised by a check of ours: `code` and its parameters, for `refusalsOf`. */
export const refuse = (code: string, params: Record<string, unknown> = {}) => ({ params: { refusal: { code, params } } });

/** NUL, and surrogates that are not a pair: neither engine stores them alike. */
const badCharacter = /[\0\p{Cs}]/u;

export const text = z
  .string()
  .refine((value) => value.length <= textMax, refuse("text-too-long", { max: textMax }))
  .refine((value) => !badCharacter.test(value), refuse("bad-character"));
export const filled = text.refine((value) => value.trim() !== "", refuse("blank"));
const key = z.string().refine((value) => value.length <= 200 && /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(value), refuse("bad-key"));
export const date = z.string().refine(isCalendarDate, refuse("date"));
const aliases: Record<string, string> = { UK: "GB", EL: "GR" };
export const country = z
  .string()
  .transform((value) => aliases[value] ?? value)
  .refine(isCountryCode, refuse("unknown-country"));
const whole = (min: number, max: number) =>
  z
    .number()
    .refine(Number.isInteger, refuse("not-whole"))
    .refine((value) => value >= min && value <= max, refuse("out-of-range", { min, max }));
const within = (min: number, max: number) =>
  z.number().refine((value) => value >= min && value <= max, refuse("out-of-range", { min, max }));

export const optional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);
const or = <T extends z.ZodType, D extends z.infer<T>>(schema: T, value: D) =>
  schema.nullish().transform((given) => given ?? value);
const list = <T extends z.ZodType>(schema: T) =>
  z
    .array(schema)
    .nullish()
    .transform((value) => value ?? []);

/** Refuses an end before its beginning, at the end. */
const ordered =
  <T extends object>(...pairs: [beginning: keyof T & string, end: keyof T & string][]) =>
  (value: T, context: z.RefinementCtx<T>) => {
    for (const [beginning, end] of pairs) {
      const from = value[beginning] as string | null;
      const to = value[end] as string | null;
      if (from !== null && to !== null && to < from) {
        context.addIssue({ code: "custom", path: [end], ...refuse("end-before-beginning", { beginning: from, end: to }) });
      }
    }
  };

/** A list whose order says nothing: sorted, each once; empty means the same as null. */
const setOf = <T extends z.ZodType<string>>(schema: T) =>
  z
    .array(schema)
    .nullish()
    .transform((value) => (value === null || value === undefined || value.length === 0 ? null : [...new Set(value)].sort()));

const hoursMax = 8_760;
const daysMax = 36_500;

/** A field that came later than the format: undefined where it is left unsaid, null where an empty object says that nothing is set. */
const later = <T extends z.ZodType<object>>(schema: T) =>
  schema.nullish().transform((value) => {
    if (value === null || value === undefined) return undefined;
    return Object.values(value).every((field) => field === null) ? null : value;
  });

const termsSchema = z.strictObject({
  breachHours: optional(whole(0, hoursMax)),
  noticeDays: optional(whole(0, daysMax)),
  auditRight: optional(z.enum(auditRights)),
  deletionDays: optional(whole(0, daysMax)),
  countries: setOf(country),
  thirdCountries: optional(z.boolean()),
  annexSections: setOf(z.enum(annexSections)),
}) satisfies z.ZodType<facts.Terms>;

export const customerTermsSchema = later(termsSchema);

export const organisationSchema = z.strictObject({
  name: filled,
  promise: z.enum(promises),
  timeZone: or(z.string().refine(isTimeZone, refuse("bad-time-zone")), "Europe/Copenhagen"),
  customerTerms: customerTermsSchema,
}) satisfies z.ZodType<facts.Organisation>;

export const contactSchema = z.strictObject({
  name: optional(text),
  email: optional(text),
  phone: optional(text),
  role: optional(text),
}) satisfies z.ZodType<facts.Contact>;

export const serviceSchema = z
  .strictObject({
    key,
    name: optional(text),
    kind: z.enum(serviceKinds),
    role: optional(z.enum(serviceRoles)),
    startsOn: date,
    endsOn: optional(date),
  })
  .superRefine(ordered(["startsOn", "endsOn"])) satisfies z.ZodType<facts.Service>;

export const locationSchema = z
  .strictObject({
    key,
    path: z.enum(locationPaths),
    country: optional(country),
    region: optional(filled),
    city: optional(text),
    address: optional(text),
    latitude: optional(within(-90, 90)),
    longitude: optional(within(-180, 180)),
    startsOn: optional(date),
    endsOn: optional(date),
    confirmedOn: optional(date),
    transferTool: optional(z.enum(transferTools)),
    transferAssessedOn: optional(date),
  })
  .superRefine((value, context) => {
    ordered<typeof value>(["startsOn", "endsOn"])(value, context);
    if (value.country !== null && value.region !== null)
      context.addIssue({ code: "custom", path: ["region"], ...refuse("region-with-country") });
  }) satisfies z.ZodType<facts.Location>;

const clauseState = z.enum(clauseStates).nullable();
const clauseObject = z.strictObject({
  state: optional(z.enum(clauseStates)),
  reference: optional(text),
  note: optional(text),
});

/** A clause: its bare state, which leaves reference and note as they are, or all three. */
const clause = z.unknown().transform((value, context): { state: facts.ClauseState | null; note?: facts.ClauseNote | null } => {
  if (value !== null && typeof value === "object" && !Array.isArray(value)) {
    const whole = clauseObject.safeParse(value);
    if (whole.success) {
      const { state, reference, note } = whole.data;
      return { state, note: reference === null && note === null ? null : { reference, note } };
    }
    context.issues.push(...(whole.error.issues as typeof context.issues));
    return z.NEVER;
  }
  const bare = clauseState.safeParse(value);
  if (bare.success) return { state: bare.data };
  context.issues.push(...(bare.error.issues as typeof context.issues));
  return z.NEVER;
});

const decisionFields = { remindOn: optional(date), note: optional(text) };
const notBeforeDecided = (value: { decidedOn: string | null; remindOn: string | null }, context: z.RefinementCtx<typeof value>) =>
  ordered<typeof value>(["decidedOn", "remindOn"])(value, context);

/** A decision as a form gives it. */
export const decisionSchema = z
  .strictObject({ decision: z.enum(decisionKinds), decidedOn: date, ...decisionFields })
  .superRefine(notBeforeDecided) satisfies z.ZodType<facts.Decision>;

/** As a file may also give it: an empty object says that there is none. */
const decision = z
  .strictObject({ decision: optional(z.enum(decisionKinds)), decidedOn: optional(date), ...decisionFields })
  .superRefine((value, context) => {
    if (Object.values(value).every((field) => field === null)) return;
    for (const field of ["decision", "decidedOn"] as const)
      if (value[field] === null) context.addIssue({ code: "custom", path: [field], ...refuse("required") });
    notBeforeDecided(value, context);
  })
  .transform((value) => value as facts.Decision);

export const agreementSchema = z
  .strictObject({
    key,
    kind: z.enum(agreementKinds),
    title: optional(text),
    signedOn: optional(date),
    effectiveOn: optional(date),
    endsOn: optional(date),
    renewalMonths: optional(whole(1, 1200)),
    noticeMonths: optional(whole(0, 1200)),
    noticeDays: optional(whole(0, daysMax)),
    reviewedOn: optional(date),
    includesConfidentiality: or(z.boolean(), false),
    clauses: z
      .record(z.string(), clause)
      .nullish()
      .transform((value) => value ?? {}),
    terms: later(termsSchema),
    decision: later(decision),
  })
  .superRefine((value, context) => {
    ordered<typeof value>(["signedOn", "endsOn"], ["effectiveOn", "endsOn"])(value, context);
    const issue = (path: string[], code: string, params: Record<string, unknown> = {}) =>
      context.addIssue({ code: "custom", path, ...refuse(code, params) });
    const stated = Object.keys(value.clauses);
    if (stated.length > 0 && value.kind !== "dpa") issue(["clauses"], "clauses-not-on-dpa");
    for (const id of stated) if (!clauseIds.includes(id)) issue(["clauses", id], "unknown-clause", { id });
    if ((value.terms ?? null) !== null && value.kind !== "dpa") issue(["terms"], "terms-not-on-dpa");
    if ((value.decision ?? null) !== null && value.kind !== "contract") issue(["decision"], "decision-not-on-contract");
  })
  .transform(({ clauses, terms, decision, ...printed }): facts.Agreement => {
    const stated = Object.entries(clauses);
    const notes = stated.flatMap(([id, { note }]) => (note === undefined ? [] : [[id, note] as const]));
    return {
      ...printed,
      clauses: Object.fromEntries(stated.map(([id, { state }]) => [id, state])),
      clauseNotes: notes.length === 0 ? undefined : Object.fromEntries(notes),
      terms,
      decision,
    };
  }) satisfies z.ZodType<facts.Agreement>;

/** A text that came later than the format: null leaves it as it is, a blank one takes it away. */
const laterText = z
  .union([text, z.null()])
  .optional()
  .transform((value) => (value === null ? undefined : value?.trim() === "" ? null : value));

export const evidenceSchema = z
  .strictObject({
    key,
    kind: z.enum(evidenceKinds),
    title: optional(text),
    issuedOn: optional(date),
    validFrom: optional(date),
    validTo: optional(date),
    periodStart: optional(date),
    periodEnd: optional(date),
    receivedOn: optional(date),
    review: z.enum(reviews),
    reviewedOn: optional(date),
    opinion: optional(z.enum(opinions)),
    sites: list(key),
    issuer: laterText,
    scopeText: laterText,
  })
  .superRefine(ordered(["validFrom", "validTo"], ["periodStart", "periodEnd"])) satisfies z.ZodType<facts.Evidence>;

export const planSchema = z.strictObject({
  firstDueOn: date,
  everyMonths: whole(1, 1200),
  concept: optional(whole(1, 6)),
  rationale: optional(text),
}) satisfies z.ZodType<facts.InspectionPlan>;

export const inspectionSchema = z.strictObject({
  key,
  completedOn: date,
  result: z.enum(inspectionResults),
}) satisfies z.ZodType<facts.Inspection>;

const unsaid = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? undefined);

export const findingSchema = z
  .strictObject({
    key,
    title: optional(text),
    severity: z.enum(severities),
    dueOn: date,
    closedOn: optional(date),
    evidence: optional(key),
    inspection: optional(key),
    agreement: unsaid(key),
    term: unsaid(z.enum(termNames)),
    owner: laterText,
    action: laterText,
    effect: laterText,
    question: laterText,
  })
  .superRefine(({ agreement, term }, context) => {
    if ((agreement === undefined) === (term === undefined)) return;
    context.addIssue({ code: "custom", path: [agreement === undefined ? "agreement" : "term"], ...refuse("required") });
  }) satisfies z.ZodType<facts.Finding>;

const waivable = new Set<string>(rules.filter((rule) => rule !== "waiver-expired"));

export const waiverSchema = z
  .strictObject({
    rule: z.string().refine((value) => waivable.has(value), refuse("unknown-rule")),
    subject: optional(text),
    from: date,
    until: date,
    reason: filled,
    approvedBy: filled,
  })
  .superRefine((value, context) => {
    ordered<typeof value>(["from", "until"])(value, context);
    if (isCalendarDate(value.from) && value.until > plusMonths(value.from, 12)) {
      context.addIssue({ code: "custom", path: ["until"], ...refuse("waiver-too-long") });
    }
  }) satisfies z.ZodType<facts.Waiver>;

/** A subcontractor's own fields, without its lists. */
const headFields = {
  key,
  name: filled,
  registrationNumber: optional(text),
  country: optional(country),
  address: optional(text),
  website: optional(text),
  parentName: optional(text),
  parentCountry: optional(country),
  parentAssessedOn: optional(date),
  status: z.enum(statuses),
  criticality: or(z.enum(severities), "medium"),
  affectsSecurity: or(z.boolean(), false),
  engagedBy: optional(key),
  owner: optional(text),
};

const { key: _key, ...headWithoutKey } = headFields;
/** As a form gives it: the key is made by the product. */
export const headSchema = z.strictObject(headWithoutKey);

export const subcontractorSchema = z.strictObject({
  ...headFields,
  contacts: list(contactSchema),
  services: list(serviceSchema),
  locations: list(locationSchema),
  agreements: list(agreementSchema),
  evidence: list(evidenceSchema),
  inspectionPlan: optional(planSchema),
  inspections: list(inspectionSchema),
  findings: list(findingSchema),
  waivers: list(waiverSchema),
}) satisfies z.ZodType<facts.Subcontractor>;

/** The document but for its subcontractors, which are checked one by one as they are read. */
export const envelopeSchema = z.strictObject({ format: z.literal(portfolioFormat), organisation: organisationSchema });

export const schemaOfList = {
  contacts: contactSchema,
  services: serviceSchema,
  locations: locationSchema,
  agreements: agreementSchema,
  evidence: evidenceSchema,
  inspections: inspectionSchema,
  findings: findingSchema,
  waivers: waiverSchema,
} satisfies Record<facts.FactList, z.ZodType>;

import { z } from "zod";
import { changeDecisions, changeKinds, changeSources } from "../../domain/change-notice";
import { country, date, filled, optional, refuse } from "../portfolio/portfolio-schema.server";

/** An announced change as a form gives it; the day to object by is derived where it is left out. */
export const changeSchema = z
  .strictObject({
    kind: z.enum(changeKinds),
    source: z.enum(changeSources),
    announcedOn: date,
    receivedOn: date,
    effectiveOn: optional(date),
    name: optional(filled),
    country: optional(country),
    description: filled,
    objectBy: optional(date),
  })
  .superRefine(({ kind, name, announcedOn, receivedOn }, context) => {
    if (kind === "sub-processor" && name === null) context.addIssue({ code: "custom", path: ["name"], ...refuse("required") });
    if (receivedOn < announcedOn)
      context.addIssue({
        code: "custom",
        path: ["receivedOn"],
        ...refuse("end-before-beginning", { beginning: announcedOn, end: receivedOn }),
      });
  });

export const changeDecisionSchema = z.strictObject({ decision: z.enum(changeDecisions), decidedOn: date, reason: filled });

export const customersToldSchema = z.strictObject({ customersNotifiedOn: date });

import { z } from "zod";
import { statements } from "../../domain/inspection/questionnaire";
import { languages } from "../../i18n/language";
import { date, filled, optional, text } from "../portfolio/portfolio-schema.server";

const ticked = z.enum(["yes"]).nullish();

export const sendSchema = z.strictObject({
  /** E-mails of contacts that the register holds. */
  contacts: z.array(z.string()),
  /** Somebody else. */
  name: optional(text),
  email: optional(text),
  language: z.enum(languages),
  askedBy: filled,
  askedPhone: optional(text),
});

/** An answer on its way: what is still missing is asked for when all are submitted. */
export const draftSchema = z.strictObject({
  statement: optional(z.enum(statements)),
  reason: optional(text),
  text: optional(text),
  choices: z.array(z.string()),
  date: optional(date),
});

export const submitSchema = z.strictObject({ signatory: filled, signatoryTitle: filled, confirmed: ticked });

export const forwardSchema = z.strictObject({ name: optional(text), email: filled });

export const declineSchema = z.strictObject({ reason: optional(text) });

export const moreTimeSchema = z.strictObject({ until: date, reason: filled });

export const dueSchema = z.strictObject({ dueOn: date, reason: optional(text) });

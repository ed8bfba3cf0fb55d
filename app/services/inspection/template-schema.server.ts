import { z } from "zod";
import { answerKinds, concepts, inspectionTargets } from "../../domain/inspection/questionnaire";
import { serviceKinds } from "../../domain/portfolio";
import { text } from "../portfolio/portfolio-schema.server";

const words = z.strictObject({ da: text, en: text });

/** Ids stand in addresses, and those of the bank's questions among them. */
const id = z.string().regex(/^[A-Za-z0-9-]{1,40}$/);

const questionSchema = z.strictObject({
  id,
  kind: z.enum(answerKinds),
  text: words,
  evidence: words.nullable(),
  evidenceRequired: z.boolean(),
  options: z.array(z.strictObject({ id, label: words })).max(100),
  askedIf: z.strictObject({ question: id, is: z.array(id).max(100) }).nullable(),
});

/** An own template as its form sends it: whether it can be asked is for `templateProblems` to say. */
export const templateSchema = z.strictObject({
  name: words,
  concept: z.union(concepts.map((concept) => z.literal(concept))),
  target: z.enum(inspectionTargets),
  kinds: z.array(z.enum(serviceKinds)),
  atHand: words.nullable(),
  sections: z.array(z.strictObject({ id, title: words, questions: z.array(questionSchema).max(1000) })).max(200),
});

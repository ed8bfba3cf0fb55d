import { type Passage, quote } from "./passages";
import type { AuditRight, Proposal } from "./proposal";
import { anyOf } from "./words";

const audit = /\brevis(?:ion|or)|\bISAE|\bSOC\s?[12]\b|inspektion|tilsyn(?!smyndighed)|kontrolbesøg|\baudit|inspection/iu;

/** Each with what has to stand in a sentence about audits; the strongest that a document grants is proposed. */
const grants: readonly (readonly [Exclude<AuditRight, "none">, RegExp])[] = [
  [
    "onsite",
    anyOf(
      String.raw`fysisk(?:e|t)?\s+(?:inspektion|tilsyn|besøg|kontrol|revision)`,
      String.raw`på\s+(?:databehandlerens|leverandørens)\s+(?:\S+\s+)?(?:lokaliteter|lokation|adresse|faciliteter|lokaler|datacent)`,
      String.raw`\bon-?\s?site\b|at\s+(?:the\s+)?(?:\S+\s+)?(?:premises|physical\s+facilities)`,
    ),
  ],
  ["remote", /fjernrevision|fjerninspektion|virtuel(?:t|le)?\s+(?:inspektion|tilsyn|revision)|remote(?:ly)?\b|videomøde/iu],
  ["questionnaire", /spørgeskema|questionnaire/iu],
  [
    "report",
    /revis(?:ions|or)erklæring|revisionsrapport|\bISAE\s?3\d{3}|\bSOC\s?[12]\b|audit\s+report|assurance\s+report|third[- ]party\s+audit/iu,
  ],
];

const permits = anyOf(
  String.raw`\bkan\b|\bhar\s+ret|berettiget|giver\s+(?:\S+\s+)?adgang|giver\s+(?:\S+\s+)?mulighed|årlig|gennemfør`,
  String.raw`foretag|stille[rs]?\b|udlever|fremsend|indhent|besvar|\bmay\b|entitled|right\s+to`,
  String.raw`shall\s+(?:allow|permit|provide|make|answer|include)|annual|provides?\b|carried\s+out|upon\s+request`,
);
const denies = /\bikke\b|\bingen\b|uden\s+ret|undtagen|\bnot\b|\bno\b|\bnever\b|neither|excluded|afskåret/iu;

/** A report that exists is no right to it; one that is handed over is. */
const hands = anyOf(
  String.raw`stille[rs]?\s+(?:\S+\s+){0,6}til\s+rådighed|udlever|fremsend|indhent|\bfå[r]?\b|provides?\b|provided`,
  String.raw`make[s]?\s+available|made\s+available|\bsend|shares?\b|receives?\b|upon\s+request`,
);

/** A visit of the processor's own auditor is no right of anybody else. */
const visitor = /dataansvarlige|kunden|controller|customer|audits?\s+may\s+also/iu;

const nothing = anyOf(
  String.raw`(?:ingen\s+ret\s+til|ikke\s+ret\s+til)\s+(?:at\s+)?(?:\S+\s+){0,2}(?:revision|tilsyn|inspektion|auditere)`,
  String.raw`no\s+(?:right\s+(?:to|of)\s+audit|audit\s+rights?)|not\s+entitled\s+to\s+audit`,
);

/**
 * How the controller may supervise the processor, from the strongest right that is granted (GDPR Art. 28(3)(h)). Nothing is proposed where
 * a document both grants and denies it. What is said of sub-processors or of authorities is about somebody else.
 */
export function proposeAuditRight(passages: readonly Passage[]): Proposal<AuditRight> | null {
  const own = passages.filter(
    ({ text }) =>
      audit.test(text) &&
      !/underdatabehandler|underleverandør|sub-?processor|tilsynsmyndighed|supervisory\s+authorit/iu.test(text),
  );
  const none = own.find(({ text }) => nothing.test(text));
  for (const [right, sign] of grants) {
    const said = own.filter(({ text }) => sign.test(text));
    const isVisit = right === "onsite" || right === "remote";
    const allows = right === "report" ? hands : permits;
    const granting = said.filter(({ text }) => allows.test(text) && !denies.test(text) && (!isVisit || visitor.test(text)));
    const first = granting[0];
    if (first === undefined) continue;
    const isDenied = said.some(({ text }) => denies.test(text)) || none !== undefined;
    return isDenied ? null : toProposal(right, first, sign);
  }
  return none === undefined ? null : toProposal("none", none, nothing);
}

function toProposal(value: AuditRight, { page, text }: Passage, sign: RegExp): Proposal<AuditRight> {
  const at = sign.exec(text);
  return { value, page, words: quote(text, at?.index ?? 0, at?.[0].length ?? 0) };
}

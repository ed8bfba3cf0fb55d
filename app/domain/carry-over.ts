import type { Agreement, ClauseNote, Evidence, FactList, Finding, Organisation, Subcontractor } from "./portfolio";

/**
 * What a file or a form leaves unsaid of the fields that came later than the format stays as it is: whoever writes the
 * format as it first was takes nothing away (the interchange format, "Import is an upsert"). undefined = unsaid, null =
 * said to be nothing. The outcome has neither: a field that is not set is absent.
 */

type Fact = Subcontractor[FactList][number];

const set = <Name extends string, Value>(name: Name, value: Value | null | undefined) =>
  (value === null || value === undefined ? {} : { [name]: value }) as { [N in Name]?: Value };

/** A clause that keeps its state keeps its note; one that lost its state without a word of a note is off the list. */
function notesAfter(held: Agreement | null, stated: Agreement): Record<string, ClauseNote> | null {
  const said = stated.clauseNotes ?? {};
  const notes: Record<string, ClauseNote> = {};
  for (const id of new Set([...Object.keys(stated.clauses), ...Object.keys(said)])) {
    const kept = (stated.clauses[id] ?? null) === null ? null : held?.clauseNotes?.[id];
    const note = said[id] === undefined ? kept : said[id];
    if (note !== null && note !== undefined && (note.reference !== null || note.note !== null)) notes[id] = note;
  }
  return Object.keys(notes).length === 0 ? null : notes;
}

/** @param held null where the agreement is new */
export function agreementAfter(held: Agreement | null, stated: Agreement): Agreement {
  const { clauseNotes: _notes, terms, decision, ...printed } = stated;
  const isDpa = stated.kind === "dpa";
  return {
    ...printed,
    ...set("clauseNotes", isDpa ? notesAfter(held, stated) : null),
    ...set("terms", isDpa ? (terms === undefined ? held?.terms : terms) : null),
    ...set("decision", stated.kind === "contract" ? (decision === undefined ? held?.decision : decision) : null),
  };
}

/** @param held null where the evidence is new */
export function evidenceAfter(held: Evidence | null, { issuer, scopeText, ...printed }: Evidence): Evidence {
  return {
    ...printed,
    ...set("issuer", issuer === undefined ? held?.issuer : issuer),
    ...set("scopeText", scopeText === undefined ? held?.scopeText : scopeText),
  };
}

/** How a finding is followed up on. */
function followUpAfter(held: Finding | null, { owner, action, effect, question }: Finding) {
  return {
    ...set("owner", owner === undefined ? held?.owner : owner),
    ...set("action", action === undefined ? held?.action : action),
    ...set("effect", effect === undefined ? held?.effect : effect),
    ...set("question", question === undefined ? held?.question : question),
  };
}

/** What a finding is about stays with it while the agreement is there. */
export function findingAfter(held: Finding | null, stated: Finding, agreements: readonly Agreement[]): Finding {
  const { agreement, term, owner: _o, action: _a, effect: _e, question: _q, ...first } = stated;
  const printed = { ...first, ...followUpAfter(held, stated) };
  if (agreement !== undefined && term !== undefined) return { ...printed, agreement, term };
  if (held?.agreement === undefined || !agreements.some(({ key }) => key === held.agreement)) return printed;
  return { ...printed, ...set("agreement", held.agreement), ...set("term", held.term) };
}

/** One thing of a list as it will be; `facts` are those of its subcontractor. */
export function factAfter(list: FactList, held: Fact | null, stated: Fact, facts: Subcontractor): Fact {
  if (list === "agreements") return agreementAfter(held as Agreement | null, stated as Agreement);
  if (list === "evidence") return evidenceAfter(held as Evidence | null, stated as Evidence);
  if (list === "findings") return findingAfter(held as Finding | null, stated as Finding, facts.agreements);
  return stated;
}

/** @param held null where the subcontractor is new */
export function subcontractorAfter(held: Subcontractor | null, stated: Subcontractor): Subcontractor {
  const heldAgreements = new Map(held?.agreements.map((agreement) => [agreement.key, agreement]));
  const heldEvidence = new Map(held?.evidence.map((evidence) => [evidence.key, evidence]));
  const heldFindings = new Map(held?.findings.map((finding) => [finding.key, finding]));
  return {
    ...stated,
    agreements: stated.agreements.map((agreement) => agreementAfter(heldAgreements.get(agreement.key) ?? null, agreement)),
    evidence: stated.evidence.map((evidence) => evidenceAfter(heldEvidence.get(evidence.key) ?? null, evidence)),
    findings: stated.findings.map((finding) => findingAfter(heldFindings.get(finding.key) ?? null, finding, stated.agreements)),
  };
}

export function organisationAfter(held: Organisation, stated: Organisation): Organisation {
  const { customerTerms, ...printed } = stated;
  return { ...printed, ...set("customerTerms", customerTerms === undefined ? held.customerTerms : customerTerms) };
}

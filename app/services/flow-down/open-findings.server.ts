import { getOrganisation, getRegister } from "../../../db/queries/organisation.server";
import { plusDays } from "../../domain/calendar";
import { linesToFind } from "../../domain/flow-down";
import type { Agreement, FactList, Finding, Subcontractor, Terms } from "../../domain/portfolio";
import { type Language, languageAmong } from "../../i18n/language";
import { findingTitle } from "../../i18n/term-in-words";
import type { Context } from "../context";
import type { Change } from "../register/change-register.server";
import type { Edit } from "../subcontractor/edit-subcontractor.server";
import { newKey } from "../subcontractor/new-key.server";

/** A subcontractor with the findings that were opened of it, each with its event. */
export interface Opened {
  after: Subcontractor;
  further: Edit["event"][];
}

const dueInDays = 30;

/** The promise that a DPA is held against, and the language that findings are written in. */
export interface Measure {
  customerTerms: Terms | null;
  language: Language;
}

export async function measureOf({ trx }: Pick<Change, "trx">): Promise<Measure> {
  const { language } = await getRegister(trx);
  return {
    customerTerms: (await getOrganisation(trx)).customerTerms ?? null,
    language: languageAmong(language),
  };
}

/** Opens a finding for every line of a DPA that is weaker than what customers were promised, where none is open about it. */
export async function openFindingsOf(
  { today }: Pick<Context, "today">,
  change: Change,
  facts: Subcontractor,
  dpa: Agreement,
  { customerTerms, language }: Measure,
): Promise<Opened> {
  let after = facts;
  const further: Edit["event"][] = [];
  for (const { term } of linesToFind(facts, dpa, customerTerms, today)) {
    if (customerTerms === null || !dpa.terms) continue;
    const finding: Finding = {
      key: await newKey(change, after, "findings", `${dpa.key} ${term.replace(/[A-Z]/g, " $&")}`),
      title: findingTitle(language, term, customerTerms, dpa.terms),
      severity: "high",
      dueOn: plusDays(today, dueInDays),
      closedOn: null,
      evidence: null,
      inspection: null,
      agreement: dpa.key,
      term,
    };
    after = { ...after, findings: [...after.findings, finding] };
    further.push({
      action: "created",
      subject: "findings",
      subjectKey: finding.key,
      before: null,
      after: finding,
      reason: null,
    });
  }
  return { after, further };
}

/**
 * What follows from a thing that somebody saved: of a DPA, the findings of what it does not pass on (GDPR Art. 28(4)). None is
 * closed here, however often the agreement is looked at: that is for whoever follows up on it.
 */
export async function openFindings(
  context: Context,
  change: Change,
  facts: Subcontractor,
  saved: Subcontractor[FactList][number],
): Promise<Opened> {
  if (!("clauses" in saved) || !saved.terms) return { after: facts, further: [] };
  return openFindingsOf(context, change, facts, saved, await measureOf(change));
}

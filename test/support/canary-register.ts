import {
  aContact,
  aContract,
  aDpa,
  aLocation,
  anEvidence,
  aFinding,
  anInspection,
  anNda,
  aPlan,
  aSubcontractor,
  aWaiver,
  clausesWith,
} from "./facts";
import { holding } from "./call-route";
import { paper, pieces, stored } from "./documents";
import { addAccount } from "../../app/services/account/add-account.server";
import type { Context } from "../../app/services/context";
import type { Questionnaire } from "../../app/domain/inspection/questionnaire";

/** Texts that only the auditor's edition may hold, each unlike every other; nothing else in the register holds the word. */
export class Canaries {
  readonly all: string[] = [];

  /** One in letters and digits, as keys can be as well. */
  text(place: string): string {
    const canary = `kanarie-${place}-${this.all.length}x`;
    this.all.push(canary);
    return canary;
  }
}

/**
 * A subcontractor of which every text that a customer must not see is a canary: keys, titles, notes, people, files and what is
 * in them.
 */
export async function canaryRegister(context: Context): Promise<{ key: string; canaries: Canaries; accountId: string }> {
  const canaries = new Canaries();
  const c = (place: string) => canaries.text(place);
  const added = await addAccount(context, { name: c("konto"), email: "ada@example.dk", password: "fyrretyve grønne æbler" });
  if (!("id" in added)) throw new Error(JSON.stringify(added));
  const actor = { kind: "account", id: added.id, roles: ["compliance"], scope: { kind: "all" } } as const;
  const [dpaKey, evidenceKey, inspectionKey, findingKey] = [c("dpa"), c("bevis"), c("tilsyn"), c("fund")];
  const facts = aSubcontractor({
    key: "fjord",
    name: "Fjord Data",
    address: c("adresse"),
    website: `https://${c("web")}.example`,
    parentName: c("moder"),
    parentCountry: "DK",
    parentAssessedOn: "2026-01-01",
    owner: `${c("ejer")}@example.dk`,
    contacts: [aContact({ name: c("navn"), email: `${c("mail")}@example.dk`, phone: c("telefon"), role: c("rolle") })],
    locations: [aLocation({ key: c("sted"), address: c("gade") })],
    agreements: [
      aContract({
        key: c("kontrakt"),
        title: c("titel"),
        decision: { decision: "renew", decidedOn: "2026-01-02", remindOn: null, note: c("beslutning") },
      }),
      aDpa({
        key: dpaKey,
        title: c("dpatitel"),
        // A file states a note with the clause's state.
        clauses: clausesWith({ "DPA-01": { state: "present", reference: c("henvisning"), note: c("note") } as never }),
      }),
      anNda({ key: c("nda"), title: c("ndatitel") }),
    ],
    evidence: [anEvidence({ key: evidenceKey, kind: "isae3402-2", title: c("erklaering"), opinion: "qualified" })],
    inspectionPlan: aPlan({ rationale: c("begrundelse") }),
    inspections: [anInspection({ key: inspectionKey })],
    findings: [aFinding({ key: findingKey, title: c("fundtitel"), dueOn: "2026-01-01", evidence: evidenceKey })],
    waivers: [aWaiver({ rule: "evidence-missing", subject: "insurance", reason: c("undtagelse"), approvedBy: c("godkender") })],
  });
  await holding(context, [facts]);
  const upload = (list: "agreements" | "evidence", factKey: string, fileName: string, content: string) =>
    stored(
      { ...context, actor },
      { subcontractorKey: "fjord", list, factKey, part: "main", documentId: null, fileName },
      paper(content),
    );
  await upload("agreements", dpaKey, `${c("filnavn")}.pdf`, c("original"));
  await upload("evidence", evidenceKey, `${c("rapportnavn")}.pdf`, c("rapport"));
  await beside(context, canaries, { inspectionKey, findingKey, accountId: added.id });
  return { key: "fjord", canaries, accountId: added.id };
}

/** What other parts of the product keep beside the facts. */
async function beside(
  { database, installation }: Context,
  canaries: Canaries,
  { inspectionKey, findingKey, accountId }: { inspectionKey: string; findingKey: string; accountId: string },
): Promise<void> {
  const c = (place: string) => canaries.text(place);
  const db = database.writer;
  const { id: subcontractorId } = await db.selectFrom("subcontractor").select("id").executeTakeFirstOrThrow();
  await db
    .updateTable("finding")
    .set({ owner: c("fundejer"), action: c("handling"), effect: c("virkning") })
    .where("key", "=", findingKey)
    .execute();
  await db
    .updateTable("documentVersion")
    .set({ note: c("gennemgang"), reviewedAt: "2026-11-01T00:00:00.000Z", reviewedBy: accountId })
    .execute();
  const both = (text: string) => ({ da: text, en: text });
  const questionnaire: Questionnaire = {
    template: { key: "egen", version: 2, name: both("Tilsyn med hosting") },
    concept: 6,
    target: "subcontractor",
    kinds: [],
    atHand: null,
    sections: [
      {
        id: "FYS",
        title: both(c("afsnit")),
        questions: [
          {
            id: "FYS-1",
            kind: "statement",
            text: both(c("spoergsmaal")),
            evidence: null,
            evidenceRequired: false,
            options: [],
            askedIf: null,
          },
        ],
      },
    ],
  };
  await db
    .insertInto("inspectionCase")
    .values({
      id: "case",
      subcontractorId,
      siteId: null,
      version: 1,
      replacesId: null,
      target: "subcontractor",
      concept: 6,
      questionnaire: JSON.stringify(questionnaire),
      plannedOn: null,
      dueOn: "2026-01-31",
      state: "signed-off",
      language: "da",
      createdAt: "2026-01-01T00:00:00.000Z",
      createdBy: null,
      sentAt: null,
      submittedAt: null,
      signedOffAt: "2026-01-31T00:00:00.000Z",
      signedOffBy: accountId,
      result: "passed",
      resultReason: c("resultat"),
      completedOn: "2026-01-31",
      summary: c("sammenfatning"),
      hash: "ab".repeat(32),
      inspectionKey,
    })
    .execute();
  const answered = { caseId: "case", questionId: "FYS-1" };
  await db
    .insertInto("inspectionAnswer")
    .values({
      ...answered,
      statement: "met",
      reason: c("svargrund"),
      text: c("svar"),
      choices: "[]",
      date: null,
      answeredAt: "2026-01-20T00:00:00.000Z",
      answeredBy: null,
      returnedAt: null,
      returnedBy: null,
      returnNote: null,
    })
    .execute();
  await db
    .insertInto("inspectionAssessment")
    .values({
      ...answered,
      assessment: "met",
      note: c("vurdering"),
      sample: c("stikproeve"),
      assessedAt: "2026-01-31T00:00:00.000Z",
      assessedBy: accountId,
      findingKey: null,
    })
    .execute();
  const given = await installation.blobs.receive(pieces(paper(c("svarindhold"))), 10_000);
  await installation.blobs.keep(given);
  await db
    .insertInto("blob")
    .values({
      sha256: given.sha256,
      sizeBytes: given.sizeBytes,
      mediaType: "application/pdf",
      storedAt: "2026-01-20T00:00:00.000Z",
    })
    .execute();
  await db
    .insertInto("inspectionFile")
    .values({
      ...answered,
      id: "file",
      sha256: given.sha256,
      fileName: `${c("svarfil")}.pdf`,
      sizeBytes: given.sizeBytes,
      uploadedAt: "2026-01-20T00:00:00.000Z",
      uploadedBy: null,
      evidenceId: null,
      documentId: null,
    })
    .execute();
  await db
    .insertInto("changeNotice")
    .values({
      id: "notice",
      subcontractorId,
      kind: "sub-processor",
      source: "mail",
      announcedOn: "2026-05-01",
      receivedOn: "2026-05-02",
      effectiveOn: "2026-06-01",
      name: "Ny Underdatabehandler",
      country: "DE",
      description: c("varsel"),
      objectBy: "2026-05-31",
      decision: "accepted",
      decidedOn: "2026-05-10",
      decidedBy: null,
      reason: c("svargrund"),
      customersNotifiedOn: "2026-05-12",
      recordedBy: null,
      createdAt: "2026-05-02T00:00:00.000Z",
    })
    .execute();
}

import { describe, expect, test } from "vitest";
import { registerOf } from "../../../app/context.server";
import { portalCodeOf, portalLinkOf } from "../../../app/auth/portal-token.server";
import type { Context, PortalVisit } from "../../../app/services/context";
import { openDocument } from "../../../app/services/document/open-document.server";
import { showDocument } from "../../../app/services/document/show-documents.server";
import { verifyHistory } from "../../../app/services/history/verify-history.server";
import { assessQuestion } from "../../../app/services/inspection/assess-question.server";
import { fileAsEvidence } from "../../../app/services/inspection/file-as-evidence.server";
import { returnQuestions } from "../../../app/services/inspection/return-questions.server";
import { sealedCaseOf, sealOf } from "../../../app/services/inspection/seal-case.server";
import { showCase } from "../../../app/services/inspection/show-case.server";
import { signOff } from "../../../app/services/inspection/sign-off.server";
import { answerQuestion } from "../../../app/services/portal/answer-question.server";
import { askForTime, decline, forwardTo } from "../../../app/services/portal/answer-to-invitation.server";
import { announceChange } from "../../../app/services/portal/announce-change.server";
import { takeEarlierAnswers } from "../../../app/services/portal/earlier-answers.server";
import { enterPortal, sendFreshLink, sendPortalCode, showLink } from "../../../app/services/portal/enter-portal.server";
import { giveFile, openGivenFile, takeFileBack } from "../../../app/services/portal/give-file.server";
import { changeDueDate, revokeLinks } from "../../../app/services/portal/invite.server";
import { findVisit } from "../../../app/services/portal/portal-session.server";
import { sendReady } from "../../../app/services/portal/send-ready.server";
import { showAround, showVisit } from "../../../app/services/portal/show-visit.server";
import { submitAnswers } from "../../../app/services/portal/submit-answers.server";
import { saveDraft } from "../../../db/queries/inspection-answer.server";
import type { Database, Engine } from "../../../db/schema";
import { holding } from "../../support/call-route";
import { bytesOf, pdf, pieces } from "../../support/documents";
import { freshOn } from "../../support/engines";
import { aSubcontractor } from "../../support/facts";
import { anOpenCase } from "../../support/inspections";
import { anInvitation, aVisit, aVisitCookie } from "../../support/portal";
import { Clock, testDirectory } from "../../support/register";

const met = { statement: "met", reason: null, text: "Ja", choices: [], date: null };
const draft = { statement: "not-met", reason: null, text: "Nej", choices: [] as string[], date: null } as const;
const signed = { signatory: "Kim Kontakt", signatoryTitle: "DPO", confirmed: "yes" };
const kim = { name: "Kim", email: "kim@nordhavn.example", phone: null, role: "DPO" };

describe.each<Engine>(["sqlite", "postgres"])("the portal on %s", (engine) => {
  interface Made {
    context: Context;
    database: Database;
    clock: Clock;
    now: () => Promise<Context>;
  }
  const withRegister = (name: string, work: (made: Made) => Promise<void>) =>
    test(name, async (task) => {
      const database = await freshOn(engine);
      if (database === null) return task.skip("PostgreSQL could not be started");
      try {
        const clock = new Clock();
        const register = registerOf(database, testDirectory(), clock.now);
        const now = () => register.contextFor({ kind: "command" });
        const context = await now();
        await holding(context, [
          aSubcontractor({ contacts: [kim] }),
          aSubcontractor({ key: "other", name: "Other", contacts: [] }),
        ]);
        await work({ context, database, clock, now });
      } finally {
        await database.close();
      }
    });

  const tokenOf = (context: Context, id: string) =>
    new URL(portalLinkOf(context.installation, { id, language: "da" })).searchParams.get("token") ?? "";
  const all = async (visit: PortalVisit) => {
    for (const { question } of (await showVisit(visit)).questions)
      expect(await answerQuestion(visit, question.id, met)).toMatchObject({ outcome: "saved" });
  };

  withRegister(
    "a hundred at once with the same code: exactly one is let in; five wrong tries end a code",
    async ({ context, database }) => {
      const invitation = await anInvitation(context, await anOpenCase(context, "nordhavn"));
      const token = tokenOf(context, invitation);
      const browser = "browser";
      for (let looks = 0; looks < 5; looks += 1) expect(await showLink(context, token, browser)).toMatchObject({ state: "open" });
      expect(await sendPortalCode(context, token, browser)).toBe("sent");
      const { id } = await database.reader.selectFrom("mailedCode").select("id").executeTakeFirstOrThrow();
      const code = portalCodeOf(context.installation.secrets, id);
      expect(await enterPortal(context, token, "another browser", code)).toBe("wrong");
      const entered = await Promise.all(Array.from({ length: 100 }, () => enterPortal(context, token, browser, code)));
      expect(entered.filter((one) => typeof one !== "string")).toHaveLength(1);
      expect(await enterPortal(context, token, browser, code)).toBe("wrong");
      // Neither link nor code can be read off the database.
      const kept = JSON.stringify([
        await database.reader.selectFrom("portalInvitation").selectAll().execute(),
        await database.reader.selectFrom("mailedCode").selectAll().execute(),
        await database.reader.selectFrom("portalSession").selectAll().execute(),
        await database.reader.selectFrom("outgoingMail").selectAll().execute(),
      ]);
      expect(kept).not.toContain(token);
      expect(kept).not.toContain(code);

      expect(await sendPortalCode(context, token, browser)).toBe("sent");
      const second = await database.reader
        .selectFrom("mailedCode")
        .select("id")
        .where("usedAt", "is", null)
        .executeTakeFirstOrThrow();
      for (let tries = 0; tries < 5; tries += 1) expect(await enterPortal(context, token, browser, "00000000")).toBe("wrong");
      expect(await enterPortal(context, token, browser, portalCodeOf(context.installation.secrets, second.id))).toBe("wrong");
    },
  );

  withRegister(
    "a file of an answer becomes evidence that waits for its review, once, and only after it was handed in",
    async ({ context, database }) => {
      const id = await anOpenCase(context, "nordhavn");
      const visit = await aVisit(context, id);
      await all(visit);
      const bytes = await pdf("logs");
      expect(await giveFile(visit, "FYS-1", "../Logudtræk.pdf", pieces(bytes))).toMatchObject({ outcome: "stored" });
      const file = async () => (await showCase(context, id))?.questions.flatMap(({ files }) => files)[0];
      const fileId = (await file())?.id ?? "";
      expect(await fileAsEvidence(context, id, fileId, "other")).toEqual({ outcome: "not-found" });
      expect(await submitAnswers(visit, signed)).toEqual({ outcome: "saved" });
      expect(await fileAsEvidence(context, id, fileId, "nothing")).toMatchObject({ refusals: [{ path: "$.kind" }] });
      expect(await fileAsEvidence(context, id, "none", "other")).toEqual({ outcome: "not-found" });
      expect(await fileAsEvidence(context, await anOpenCase(context, "other"), fileId, "other")).toEqual({
        outcome: "not-found",
      });
      const filed = await Promise.all([1, 2].map(() => fileAsEvidence(context, id, fileId, "status-report")));
      const documentId = filed[0]?.outcome === "filed" ? filed[0].documentId : "";
      expect(filed).toEqual([1, 2].map(() => ({ outcome: "filed", documentId })));
      expect((await file())?.documentId).toBe(documentId);
      const opened = await openDocument(context, documentId, 1);
      expect(opened === null ? null : (await bytesOf(opened.bytes)).equals(bytes)).toBe(true);
      const shown = await showDocument(context, documentId);
      expect(shown?.fact).toMatchObject({ kind: "status-report", review: "pending", receivedOn: context.today });
      expect(shown?.document.versions).toMatchObject([{ number: 1, verdict: "unreviewed" }]);
      expect((await verifyHistory(database, new Map())).problems).toEqual([]);
    },
  );

  withRegister(
    "answers are saved, handed in once, and only what is sent back can be changed; the seal holds who vouched",
    async ({ context, database }) => {
      const id = await anOpenCase(context, "nordhavn");
      const visit = await aVisit(context, id);
      expect(await submitAnswers(visit, signed)).toMatchObject({ refusals: [{ code: "answers-missing" }] });
      await all(visit);
      expect(await submitAnswers(visit, { ...signed, confirmed: null })).toMatchObject({ refusals: [{ path: "$.confirmed" }] });
      expect(await submitAnswers(visit, signed)).toEqual({ outcome: "saved" });
      expect(await submitAnswers(visit, signed)).toEqual({ outcome: "closed" });
      // Whoever looked before and writes after comes too late as well.
      const late = { caseId: id, questionId: "FYS-1", ...draft, answeredAt: context.now().toISOString(), answeredBy: null };
      expect(await saveDraft(database.writer, late)).toBe(false);
      expect(await saveDraft(database.writer, { ...late, caseId: await anOpenCase(context, "nordhavn") })).toBe(false);
      expect(await answerQuestion(visit, "FYS-1", met)).toEqual({ outcome: "closed" });
      expect(await returnQuestions(context, id, { questions: ["FYS-2"], note: "Vis loggen" })).toMatchObject({
        outcome: "saved",
      });
      expect(await answerQuestion(visit, "FYS-1", met)).toEqual({ outcome: "closed" });
      expect(await answerQuestion(visit, "FYS-2", { ...met, text: "Se logs" })).toMatchObject({ outcome: "saved" });
      expect(await submitAnswers(visit, signed)).toEqual({ outcome: "saved" });
      for (const question of ["FYS-1", "FYS-2"]) await assessQuestion(context, id, question, { assessment: "met", note: null });
      const verdict = { verdict: "by-answers", completedOn: context.today, reason: null, summary: null };
      expect(await signOff(context, id, verdict)).toMatchObject({ outcome: "saved" });
      const sealed = await sealedCaseOf(database.reader, id);
      expect(sealed?.confirmation).toMatchObject({ signatory: "Kim Kontakt", signatoryTitle: "DPO" });
      const { hash } = await database.reader
        .selectFrom("inspectionCase")
        .select("hash")
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      expect(sealed === null ? "" : sealOf(sealed)).toBe(hash);
      await database.writer.updateTable("inspectionCase").set({ signatory: "En anden" }).where("id", "=", id).execute();
      const forged = await sealedCaseOf(database.reader, id);
      expect(forged === null ? "" : sealOf(forged)).not.toBe(hash);
    },
  );

  withRegister("files are taken, kept apart from other cases, and taken back", async ({ context, database }) => {
    const visit = await aVisit(context, await anOpenCase(context, "nordhavn"));
    const foreign = await aVisit(context, await anOpenCase(context, "other"), "anden@other.example");
    const report = await pdf("Rapport");
    expect(await giveFile(visit, "FYS-1", "rapport.pdf", pieces(report))).toEqual({ outcome: "stored" });
    expect(await giveFile(visit, "FYS-1", "x.exe", pieces(Buffer.from("MZ not a paper")))).toMatchObject({ outcome: "refused" });
    expect(await giveFile(visit, "NONE-1", "rapport.pdf", pieces(await pdf("Rapport")))).toEqual({ outcome: "closed" });
    const file = (await showVisit(visit)).questions[0]?.files[0];
    expect(file).toMatchObject({ fileName: "rapport.pdf" });
    const fileId = file?.id ?? "";
    expect(await openGivenFile(foreign, fileId)).toBeNull();
    expect(await takeFileBack(foreign, fileId)).toBeNull();
    const opened = await openGivenFile(visit, fileId);
    expect(opened?.file.sha256).toMatch(/^[0-9a-f]{64}$/);
    if (opened !== null) expect(await bytesOf(opened.bytes)).toEqual(report);
    expect(JSON.stringify(await showVisit(foreign))).not.toContain("Nordhavn");
    expect(await takeFileBack(visit, fileId)).toBe("FYS-1");
    expect(await database.reader.selectFrom("blob").selectAll().execute()).toEqual([]);
  });

  withRegister(
    "not me, a colleague, more time, links taken back, a fresh link for one that ended",
    async ({ context, database, clock, now }) => {
      const id = await anOpenCase(context, "nordhavn");
      const invitation = await anInvitation(context, id);
      const { token } = await aVisitCookie(context, invitation, clock.now());
      const visit = await findVisit(context, token);
      if (visit === null) throw new Error("Whoever was let in is in.");
      for (let one = 0; one < 5; one += 1)
        expect(await forwardTo(visit, { name: null, email: `k${one}@nordhavn.example` })).toEqual({ outcome: "saved" });
      expect(await forwardTo(visit, { name: null, email: "k9@nordhavn.example" })).toMatchObject({
        refusals: [{ code: "too-many-colleagues" }],
      });
      expect(await askForTime(visit, { until: "2027-12-01", reason: "Ferie" })).toMatchObject({
        refusals: [{ code: "day-out-of-range" }],
      });
      expect(await askForTime(visit, { until: "2026-12-15", reason: "Ferie" })).toEqual({ outcome: "saved" });
      expect((await showCase(context, id))?.invitations[0]?.moreTime).toEqual({ until: "2026-12-15", reason: "Ferie" });
      expect(await changeDueDate(context, id, { dueOn: "2026-12-15", reason: null })).toMatchObject({ outcome: "saved" });
      expect((await showCase(context, id))?.invitations[0]?.moreTime).toBeNull();
      expect(await announceChange(visit, { kind: "sub-processor", name: "Ny ApS", description: "Support" })).toEqual({
        outcome: "saved",
      });
      expect(await database.reader.selectFrom("changeNotice").select(["source", "name"]).execute()).toEqual([
        { source: "portal", name: "Ny ApS" },
      ]);
      expect(await decline(visit, { reason: "Spørg Bo" })).toEqual({ outcome: "saved" });
      expect(await findVisit(context, token)).toBeNull();
      expect(await showLink(context, tokenOf(context, invitation), null)).toBeNull();

      const other = await anInvitation(context, id, "bo@nordhavn.example");
      clock.set("2027-02-01T12:00:00Z");
      const later = await now();
      const link = tokenOf(later, other);
      expect(await showLink(later, link, null)).toMatchObject({ state: "ended" });
      expect(await sendPortalCode(later, link, "browser")).toBe("gone");
      expect(await sendFreshLink(later, link)).toBe("fresh");
      expect(await sendFreshLink(later, link)).toBe("too-many");
      expect(await revokeLinks(later, id)).toMatchObject({ outcome: "saved" });
      expect(await showLink(later, link, null)).toBeNull();
    },
  );

  withRegister("last year's answers are taken over where nothing is answered yet", async ({ context }) => {
    const before = await aVisit(context, await anOpenCase(context, "nordhavn"));
    await all(before);
    await submitAnswers(before, signed);
    const visit = await aVisit(context, await anOpenCase(context, "nordhavn"), "ny@nordhavn.example");
    await answerQuestion(visit, "FYS-1", { ...met, text: "I år" });
    expect((await showAround(visit)).earlierOn).toBe(context.today);
    expect(await takeEarlierAnswers(visit)).toBe(1);
    expect((await showVisit(visit)).questions.map(({ answer }) => answer?.text)).toEqual(["I år", "Ja"]);
    const foreign = await aVisit(context, await anOpenCase(context, "other"), "anden@other.example");
    expect(await takeEarlierAnswers(foreign)).toBe(0);
  });

  withRegister(
    "all that wait are sent once, also by two at the same time; whoever cannot be written to is left",
    async ({ context, database }) => {
      const withMail = {
        ...context,
        installation: { ...context.installation, mail: { smtpUrl: "smtp://127.0.0.1:1", from: "a@b.example" } },
      };
      for (let one = 0; one < 3; one += 1) await anOpenCase(context, "nordhavn");
      await anOpenCase(context, "other");
      await anOpenCase(context, null);
      const sent = await Promise.all([sendReady(withMail), sendReady(withMail)]);
      expect(sent[0] + sent[1]).toBe(3);
      expect(await database.reader.selectFrom("outgoingMail").select("purpose").execute()).toHaveLength(3);
    },
  );
});

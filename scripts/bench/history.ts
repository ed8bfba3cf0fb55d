import { hash } from "node:crypto";
import { replaySubcontractors } from "../../db/queries/replay.server";
import { getHead, streamChain } from "../../db/queries/history.server";
import { appendEvents } from "../../db/queries/event.server";
import { importPortfolio } from "../../app/services/portfolio/import-portfolio.server";
import type { AuditEvent } from "../../app/domain/audit-event";
import { verifyChain } from "../../app/services/history/verify-chain.server";
import { verifyEvents } from "../../app/services/history/verify-events.server";
import type { Context } from "../../app/services/context";
import { changeRegister } from "../../app/services/register/change-register.server";
import { findStoredByKey } from "../../db/queries/facts.server";
import { saveSubcontractors } from "../../db/queries/save-facts.server";
import { everything } from "../../app/domain/permissions/scope";
import { portfolioText } from "./generate";
import { type Figure, timed, timedInTurn } from "./measure";
import { withRegister } from "./register";

const finding = (nth: number) => ({
  key: `f${nth}`,
  title: `Finding ${nth}`,
  severity: "low",
  dueOn: "2030-01-01",
  closedOn: null,
  evidence: null,
  inspection: null,
});

const eventOf = (id: string, key: string, nth: number): AuditEvent => ({
  action: nth === 0 ? "created" : "changed",
  subject: "findings",
  subjectId: id,
  subjectKey: `${key}/f`,
  subcontractorId: id,
  importId: null,
  before: nth === 0 ? null : { ...finding(nth - 1), key: "f" },
  after: { ...finding(nth), key: "f" },
  reason: null,
});

/** Fills the history with edits of findings, many of each of the subcontractors that are there. */
async function appendEdits(context: Context, events: number): Promise<void> {
  const rows = await context.database.reader.selectFrom("subcontractor").select(["id", "key"]).orderBy("id").execute();
  const by = { actor: { kind: "system" as const }, at: context.now().toISOString() };
  for (let done = 0; done < events; done += 1_000) {
    await context.database.writer.transaction().execute(async (trx) => {
      const batch = Array.from({ length: Math.min(1_000, events - done) }, (_, at) => {
        const row = rows[(done + at) % rows.length];
        return eventOf(row?.id ?? "", row?.key ?? "", Math.floor((done + at) / rows.length));
      });
      await appendEvents(trx, batch, by);
    });
  }
}

async function importSome(context: Context, count: number): Promise<void> {
  const text = [...portfolioText(count, context.today)].join("");
  await importPortfolio(context, [Buffer.from(text)], { dryRun: false, reason: "import" });
}

/** Verifying the chain against hashing the same bytes and nothing else. */
export async function verifyFigures(directory: string, events: number): Promise<Figure[]> {
  return withRegister(directory, async (context) => {
    await importSome(context, 1_000);
    await appendEdits(context, events);
    const { reader } = context.database;
    const bare = async () => {
      for await (const { content, chain } of streamChain(reader)) {
        hash("sha256", content, "buffer");
        hash("sha256", chain, "buffer");
      }
    };
    const [verified, hashed] = await timedInTurn(async () => void (await verifyChain(reader, new Map())), bare);
    const beside = await timed(async () => void (await verifyEvents(reader, 10)), 1);
    const { seq } = await getHead(reader);
    const perSecond = (ms: number) => `${Math.round(seq / (ms / 1000)).toLocaleString("en")} events/s`;
    return [
      {
        what: `verifying the chain of ${seq} events`,
        value: verified / hashed,
        unit: "×",
        limit: 3,
        of: `reading and hashing the same bytes (${perSecond(verified)})`,
      },
      { what: "verifying what stands beside the events", value: beside / hashed, unit: "×", limit: null, of: perSecond(beside) },
    ];
  });
}

/** Replaying the history into the register as it was known, of one size and of ten times that. */
export async function rebuildFigures(directory: string, events: number): Promise<Figure[]> {
  return withRegister(directory, async (context) => {
    await importSome(context, Math.max(100, Math.round(events / 100)));
    const replayAll = async () => {
      for await (const page of replaySubcontractors(context.database.reader, Number.MAX_SAFE_INTEGER))
        if (page.length === 0) return;
    };
    await appendEdits(context, Math.round(events / 10));
    const small = (await getHead(context.database.reader)).seq;
    const tenth = await timed(replayAll);
    await appendEdits(context, events);
    const { seq } = await getHead(context.database.reader);
    const whole = await timed(replayAll);
    return [
      { what: `replaying ${seq} events`, value: whole / 1000 / (seq / 100_000), unit: "s", limit: 2, of: "per 100,000 events" },
      {
        what: "replaying, per event, against a tenth of it",
        value: whole / seq / (tenth / small),
        unit: "×",
        limit: 1.2,
        of: `${small} events`,
      },
      {
        what: "peak memory of the replay",
        value: process.resourceUsage().maxRSS / 1024,
        unit: "MB",
        limit: null,
        of: "whole process",
      },
    ];
  });
}

/** What a change with its event takes longer than the same change that records none, as a share of the former. */
export async function appendFigure(directory: string): Promise<Figure> {
  return withRegister(directory, async (context) => {
    const keys = await context.database.reader
      .selectFrom("subcontractor")
      .select("key")
      .orderBy("key")
      .offset(500)
      .limit(400)
      .execute();
    let turn = 0;
    const change = (records: boolean) => async () => {
      for (let nth = 0; nth < 100; nth += 1) {
        const key = keys[turn++ % keys.length]?.key ?? "";
        await changeRegister(context, async ({ trx, append, judge, touchChain }) => {
          const stored = await findStoredByKey(trx, everything, key);
          if (stored === null) throw new Error("The subcontractor is gone.");
          const contact = { name: `Q ${turn}`, email: null, phone: null, role: null };
          const after = { ...stored.facts, contacts: [...stored.facts.contacts, contact] };
          const save = { id: stored.id, revived: false, before: stored.facts, after };
          const engager = stored.facts.engagedBy === null ? null : await findStoredByKey(trx, everything, stored.facts.engagedBy);
          const saved = await saveSubcontractors(trx, [save], () => engager?.id ?? null, null);
          if (records) {
            const of = { subject: "contacts" as const, subjectId: stored.id, subjectKey: `${key}/0`, subcontractorId: stored.id };
            await append([{ action: "created", ...of, importId: null, before: null, after: contact, reason: null }]);
          }
          await judge(saved);
          touchChain([stored.id]);
        });
      }
    };
    await change(true)();
    const [recorded, silent] = await timedInTurn(change(true), change(false), 15);
    return {
      what: "an event's share of the transaction it belongs to",
      value: (recorded - silent) / recorded,
      unit: "×",
      limit: 0.2,
      of: `a change that is recorded (${(recorded / 100).toFixed(2)} ms, unrecorded ${(silent / 100).toFixed(2)} ms)`,
    };
  });
}

import { everything } from "../../app/domain/permissions/scope";
import Sqlite from "better-sqlite3";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { findStoredByKey } from "../../db/queries/facts.server";
import { saveSubcontractors } from "../../db/queries/save-facts.server";
import { changeRegister } from "../../app/services/register/change-register.server";
import { sweepAll } from "../../app/services/flags/sweep-flags.server";
import { importPortfolio } from "../../app/services/portfolio/import-portfolio.server";
import { saveFact } from "../../app/services/subcontractor/save-fact.server";
import type { Context } from "../../app/services/context";
import { readConfig } from "../../app/config.server";
import { openRegister, type Register } from "../../app/context.server";
import { portfolioText } from "./generate";
import { type Figure, timed, timedInTurn } from "./measure";

/** Read by a sweep, in the order it reads them. */
const swept = [
  ["subcontractor", "id"],
  ["contact", "subcontractorId, position"],
  ["service", "subcontractorId, key"],
  ["location", "subcontractorId, key"],
  ["agreement", "subcontractorId, key"],
  ["evidence", "subcontractorId, key"],
  ["inspectionPlan", "subcontractorId, id"],
  ["inspection", "subcontractorId, key"],
  ["finding", "subcontractorId, key"],
  ["waiver", "subcontractorId, position"],
  ["standing", "viewId, subcontractorId"],
] as const;
const written = [...swept.map(([table]) => table), "event", "personalValue", "flagIndex", "deadlineIndex", "tally"];

export const registerFile = (directory: string) => join(directory, "register.sqlite");
const open = (directory: string) => openRegister({ ...readConfig(), dataDirectory: directory, databaseUrl: null });

async function* chunks(count: number, day: string) {
  let held = "";
  for (const part of portfolioText(count, day)) {
    held += part;
    if (held.length > 1 << 20) {
      yield Buffer.from(held);
      held = "";
    }
  }
  yield Buffer.from(held);
}

export async function withRegister<T>(directory: string, work: (context: Context, register: Register) => Promise<T>): Promise<T> {
  const register = await open(directory);
  try {
    return await work(await register.contextFor({ kind: "command" }), register);
  } finally {
    await register.close();
  }
}

/** Fills a register by an import. Milliseconds, without those of making the text, and peak memory of this process. */
export async function fill(directory: string, count: number): Promise<{ ms: number; peakMb: number; facts: number }> {
  return withRegister(directory, async (context) => {
    let making = 0;
    async function* counted() {
      const source = chunks(count, context.today);
      while (true) {
        const began = performance.now();
        const next = await source.next();
        making += performance.now() - began;
        if (next.done) return;
        yield next.value;
      }
    }
    const began = performance.now();
    const result = await importPortfolio(context, counted(), { dryRun: false, reason: "import" });
    if (result.refused.length > 0)
      throw new Error(`The generated portfolio was refused: ${JSON.stringify(result.refused.slice(0, 3))}`);
    const ms = performance.now() - began - making;
    return { ms, peakMb: process.resourceUsage().maxRSS / 1024, facts: result.facts.new };
  });
}

/** Bare better-sqlite3 inserting the same rows into the same tables, indexes and all, in one transaction. */
export async function bareInsert(directory: string, into: string): Promise<number> {
  await withRegister(into, async () => {});
  const to = new Sqlite(registerFile(into));
  to.pragma("journal_mode = wal");
  to.pragma("synchronous = full");
  const from = new Sqlite(registerFile(directory), { readonly: true });
  let spent = 0;
  to.exec("begin immediate");
  for (const table of written) {
    const columns = to.prepare(`select * from main."${table}"`).columns().length;
    to.exec(`delete from main."${table}"`);
    const insert = to.prepare(`insert into main."${table}" values (${Array(columns).fill("?").join(", ")})`);
    let held: unknown[] = [];
    const insertHeld = () => {
      const began = performance.now();
      for (const row of held) insert.run(row);
      spent += performance.now() - began;
      held = [];
    };
    for (const row of from.prepare(`select * from "${table}"`).raw().iterate()) {
      held.push(row);
      if (held.length === 20_000) insertHeld();
    }
    insertHeld();
  }
  const began = performance.now();
  to.exec("commit");
  spent += performance.now() - began;
  to.close();
  from.close();
  for (const suffix of ["", "-wal", "-shm"]) rmSync(registerFile(into) + suffix, { force: true });
  return spent;
}

function iterateBare(directory: string): void {
  const sqlite = new Sqlite(registerFile(directory), { readonly: true });
  sqlite.pragma("cache_size = -65536");
  let rows = 0;
  for (const [table, order] of swept)
    for (const _ of sqlite.prepare(`select * from "${table}" order by ${order}`).iterate()) rows += 1;
  sqlite.close();
  if (rows === 0) throw new Error("The register is empty.");
}

/** A full sweep that changes nothing against reading the same rows. */
export async function sweepFigures(directory: string, smaller: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  await withRegister(directory, async (context) => {
    const [sweep, bare] = await timedInTurn(
      () => sweepAll(context),
      () => iterateBare(directory),
    );
    figures.push({
      what: "full sweep, no flag changed",
      value: sweep / bare,
      unit: "×",
      limit: 3,
      of: `bare iterate() over the same rows (${bare.toFixed(0)} ms)`,
    });
    const peak = process.resourceUsage().maxRSS / 1024;
    await withRegister(smaller, async (small) => {
      const tenth = await timed(() => sweepAll(small));
      figures.push({
        what: "the same at a tenth of the register",
        value: sweep / tenth,
        unit: "×",
        limit: 11,
        of: `10 times as many subcontractors (${tenth.toFixed(0)} ms)`,
      });
    });
    figures.push({ what: "peak memory of the sweep", value: peak, unit: "MB", limit: null, of: "whole process" });
    await context.database.writer.deleteFrom("standing").execute();
    for (const table of ["flagIndex", "deadlineIndex", "tally"] as const)
      await context.database.writer.deleteFrom(table).execute();
    const fresh = await timed(() => sweepAll(context), 1);
    figures.push({ what: "sweep from an empty flag table", value: fresh / bare, unit: "×", limit: null, of: "bare iterate()" });
  });
  return figures;
}

/** One changed fact, judged, recorded and committed, against the same commit that judges nothing. */
export async function changeFigure(directory: string): Promise<Figure> {
  return withRegister(directory, async (context) => {
    const keys = await context.database.reader.selectFrom("subcontractor").select("key").orderBy("key").limit(400).execute();
    let turn = 0;
    const next = () => keys[turn++ % keys.length]?.key ?? "";
    const change = { name: "P", email: null, phone: null, role: null };
    const judged = async () => {
      for (let nth = 0; nth < 50; nth += 1)
        await saveFact(context, next(), "contacts", null, { ...change, name: `P ${turn}` }, null);
    };
    const unjudged = async () => {
      for (let nth = 0; nth < 50; nth += 1) {
        await changeRegister(context, async ({ trx, append }) => {
          const stored = await findStoredByKey(trx, everything, next());
          if (stored === null) throw new Error("The subcontractor is gone.");
          const fact = { ...change, name: `P ${turn}` };
          const after = { ...stored.facts, contacts: [...stored.facts.contacts, fact] };
          const engagedBy = await trx
            .selectFrom("subcontractor")
            .select("engagedById")
            .where("id", "=", stored.id)
            .executeTakeFirstOrThrow();
          await saveSubcontractors(
            trx,
            [{ id: stored.id, revived: false, before: stored.facts, after }],
            () => engagedBy.engagedById,
            null,
          );
          const of = {
            subject: "contacts" as const,
            subjectId: stored.id,
            subjectKey: stored.facts.key,
            subcontractorId: stored.id,
            importId: null,
            reason: null,
          };
          await append([{ action: "created", ...of, before: null, after: fact }]);
        });
      }
    };
    await judged();
    const [withFlags, without] = await timedInTurn(judged, unjudged, 5);
    return {
      what: "one changed fact, committed",
      value: withFlags / without,
      unit: "×",
      limit: 3,
      of: `the same commit without flags (${(without / 50).toFixed(2)} ms)`,
    };
  });
}

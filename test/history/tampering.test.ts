import { everything } from "../../app/domain/permissions/scope";
import Sqlite from "better-sqlite3";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectSqlite, connectSqliteMemory } from "../../db/connect.server";
import { migrate } from "../../db/migrate.server";
import type { HistoryProblem } from "../../app/domain/history/problem";
import { addAccount } from "../../app/services/account/add-account.server";
import { changeAccount } from "../../app/services/account/change-account.server";
import { makeCheckpoint } from "../../app/services/history/make-checkpoint.server";
import { verifyHistory } from "../../app/services/history/verify-history.server";
import { loadDemo } from "../../app/services/demo/load-demo.server";
import { saveFact } from "../../app/services/subcontractor/save-fact.server";
import { saveSubcontractor } from "../../app/services/subcontractor/save-subcontractor.server";
import { checkpointFolder, readCheckpointFiles } from "../../app/storage/checkpoint-files.server";
import { Clock, contextFor } from "../support/register";
import { runs } from "../support/soak";
import { numbers, tamperings } from "./tamperings";

/** A register with the demo, some edits and three checkpoints, as the bytes of its file; its notes are kept outside. */
let untouched: Buffer;
let outside: ReadonlyMap<number, string>;
let directory: string;

const endsAt = "2027-03-31T22:00:00.000Z";

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "tilsyn-tampering-"));
  const file = join(directory, "register.sqlite");
  const database = connectSqlite(file);
  await migrate(database);
  const clock = new Clock();
  const context = contextFor(database, clock);
  context.dataDirectory = directory;
  await loadDemo(context);
  const subcontractors = await database.reader.selectFrom("subcontractor").select("id").orderBy("key").limit(2).execute();
  const trusted = [
    { roles: ["administrator", "compliance"] as const },
    { roles: ["legal"] as const },
    { roles: ["auditor"] as const, scope: { kind: "some" as const, ids: subcontractors.map(({ id }) => id) }, endsAt },
  ];
  for (const [nth, { roles, ...trust }] of trusted.entries()) {
    const account = { name: `Konto ${nth}`, email: `konto${nth}@example.org`, password: "fyrretyve grønne æbler", roles };
    const added = await addAccount(context, account);
    if (!("id" in added)) throw new Error(JSON.stringify(added));
    await changeAccount(context, added.id, trust);
  }
  await makeCheckpoint(context);
  context.actor = {
    kind: "account",
    id: "0190aaaa-0000-7000-8000-000000000001",
    roles: ["administrator", "compliance"],
    scope: everything,
  };
  const keys = await database.reader.selectFrom("subcontractor").select("key").orderBy("key").execute();
  for (const [nth, { key }] of keys.entries()) {
    clock.set(`2026-11-24T${String(8 + (nth % 12)).padStart(2, "0")}:00:00Z`);
    await saveFact(
      context,
      key,
      "contacts",
      null,
      { name: `Person ${nth}`, email: `p${nth}@example.org`, phone: null, role: null },
      null,
    );
    await saveFact(
      context,
      key,
      "findings",
      null,
      { title: "Adgang", severity: "high", dueOn: "2027-01-01", closedOn: null, evidence: null, inspection: null },
      null,
    );
    if (nth % 10 === 9) await makeCheckpoint(context);
  }
  await saveSubcontractor(context, null, { name: "Ny ApS", status: "active", country: "DK" }, null);
  outside = readCheckpointFiles(checkpointFolder(directory));
  await database.close();
  // A file that says it has a log beside it cannot be opened from memory.
  const closed = new Sqlite(file);
  closed.pragma("journal_mode = delete");
  closed.close();
  untouched = readFileSync(file);
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** The bytes after somebody with the file, and with nobody to stop them, has changed something. */
function tampered(change: (sqlite: Sqlite.Database) => void): Buffer {
  const sqlite = new Sqlite(untouched);
  sqlite.pragma("foreign_keys = 0");
  const triggers = sqlite.prepare("select name from sqlite_master where type = 'trigger'").pluck().all() as string[];
  for (const name of triggers) sqlite.exec(`drop trigger "${name}"`);
  change(sqlite);
  const bytes = sqlite.serialize();
  sqlite.close();
  return bytes;
}

async function problemsOf(bytes: Buffer, notes: ReadonlyMap<number, string>): Promise<HistoryProblem[]> {
  const database = connectSqliteMemory(bytes);
  try {
    return (await verifyHistory(database, notes)).problems;
  } finally {
    await database.close();
  }
}

test("a register nobody tampered with is proven, against the checkpoints kept outside as well", async () => {
  expect(outside.size).toBeGreaterThanOrEqual(3);
  expect(await problemsOf(untouched, outside)).toEqual([]);
});

const times = runs(6);

describe.each(tamperings)("$name", ({ tamper, outside: needed }) => {
  test("is found and named", async () => {
    for (let nth = 0; nth < times; nth += 1) {
      let isIt: (problem: HistoryProblem) => boolean = () => false;
      const bytes = tampered((sqlite) => {
        isIt = tamper(sqlite, numbers(1_000 * nth + 7));
      });
      const problems = await problemsOf(bytes, outside);
      expect(problems.some(isIt), `${nth}: ${JSON.stringify(problems.slice(0, 5))}`).toBe(true);
      if (needed) {
        const within = await problemsOf(bytes, new Map());
        expect(within.some(({ code }) => code === "rewritten-between" || code === "tail-cut")).toBe(false);
      }
    }
  });
});

import Sqlite from "better-sqlite3";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectSqlite, connectSqliteMemory } from "../../db/connect.server";
import { migrate } from "../../db/migrate.server";
import type { HistoryProblem } from "../../app/domain/history/problem";
import { everything } from "../../app/domain/permissions/scope";
import { addAccount } from "../../app/services/account/add-account.server";
import { changeAccount, removeAccount } from "../../app/services/account/change-account.server";
import { makeCheckpoint } from "../../app/services/history/make-checkpoint.server";
import type { verifyHistory } from "../../app/services/history/verify-history.server";
import { loadDemo } from "../../app/services/demo/load-demo.server";
import type { Context } from "../../app/services/context";
import { removeSubcontractor } from "../../app/services/subcontractor/edit-subcontractor.server";
import { removeFact, saveFact } from "../../app/services/subcontractor/save-fact.server";
import { saveSubcontractor } from "../../app/services/subcontractor/save-subcontractor.server";
import { checkpointFolder, readCheckpointFiles } from "../../app/storage/checkpoint-files.server";
import { Clock, contextFor } from "../support/register";
import { numbers, type Tampering } from "./tamperings";

/** A register with the demo, accounts, some edits and three checkpoints, as the bytes of its file; its notes are kept outside. */
export interface Untouched {
  bytes: Buffer;
  outside: ReadonlyMap<number, string>;
}

async function addAccounts(context: Context): Promise<void> {
  const subcontractors = await context.database.reader.selectFrom("subcontractor").select("id").orderBy("key").limit(2).execute();
  const scope = { kind: "some" as const, ids: subcontractors.map(({ id }) => id) };
  const trusted = [
    { roles: ["administrator", "compliance"] as const },
    { roles: ["legal"] as const },
    { roles: ["auditor"] as const, scope, endsAt: "2027-03-31T22:00:00.000Z" },
    { roles: ["compliance"] as const, status: "disabled" as const },
  ];
  for (const [nth, { roles, ...trust }] of trusted.entries()) {
    const account = { name: `Konto ${nth}`, email: `konto${nth}@example.org`, password: "fyrretyve grønne æbler", roles };
    const added = await addAccount(context, account);
    if (!("id" in added)) throw new Error(JSON.stringify(added));
    await changeAccount(context, added.id, trust);
    if (nth === 3) await removeAccount(context, added.id);
  }
}

const aPerson = (nth: number) => ({ name: `Person ${nth}`, email: `p${nth}@example.org`, phone: null, role: null });
const aFinding = { title: "Adgang", severity: "high", dueOn: "2027-01-01", closedOn: null, evidence: null, inspection: null };

async function edit(context: Context, clock: Clock): Promise<void> {
  const keys = await context.database.reader.selectFrom("subcontractor").select("key").orderBy("key").execute();
  for (const [nth, { key }] of keys.entries()) {
    clock.set(`2026-11-24T${String(8 + (nth % 12)).padStart(2, "0")}:00:00Z`);
    await saveFact(context, key, "contacts", null, aPerson(nth), null);
    await saveFact(context, key, "findings", null, aFinding, null);
    if (nth % 7 === 3) await removeFact(context, key, "contacts", 0, "fratrådt");
    if (nth % 10 === 9) await makeCheckpoint(context);
  }
  await saveSubcontractor(context, null, { name: "Ny ApS", status: "active", country: "DK" }, null);
  await saveSubcontractor(context, null, { name: "Fejl ApS", status: "active", country: "DK" }, null);
  await removeSubcontractor(context, "fejl-aps", "oprettet ved en fejl");
}

export async function makeUntouched(): Promise<Untouched> {
  const directory = mkdtempSync(join(tmpdir(), "tilsyn-tampering-"));
  try {
    const file = join(directory, "register.sqlite");
    const database = connectSqlite(file);
    await migrate(database);
    const clock = new Clock();
    const context = contextFor(database, clock);
    context.dataDirectory = directory;
    await loadDemo(context);
    await addAccounts(context);
    await makeCheckpoint(context);
    const id = "0190aaaa-0000-7000-8000-000000000001";
    context.actor = { kind: "account", id, roles: ["administrator", "compliance"], scope: everything };
    await edit(context, clock);
    const outside = readCheckpointFiles(checkpointFolder(directory));
    await database.close();
    // A file that says it has a log beside it cannot be opened from memory.
    const closed = new Sqlite(file);
    closed.pragma("journal_mode = delete");
    closed.close();
    return { bytes: readFileSync(file), outside };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The bytes after somebody with the file, and with nobody to stop them, has changed something. */
function tampered(bytes: Buffer, change: (sqlite: Sqlite.Database) => void): Buffer {
  const sqlite = new Sqlite(bytes);
  sqlite.pragma("foreign_keys = 0");
  const triggers = sqlite.prepare("select name from sqlite_master where type = 'trigger'").pluck().all() as string[];
  for (const name of triggers) sqlite.exec(`drop trigger "${name}"`);
  change(sqlite);
  const after = sqlite.serialize();
  sqlite.close();
  return after;
}

export async function problemsOf(
  verify: typeof verifyHistory,
  bytes: Buffer,
  notes: ReadonlyMap<number, string>,
): Promise<HistoryProblem[]> {
  const database = connectSqliteMemory(bytes);
  try {
    return (await verify(database, notes)).problems;
  } finally {
    await database.close();
  }
}

/** Tampers in the `nth` way of its kind. */
export function tamperedBy({ tamper }: Tampering, bytes: Buffer, nth: number) {
  let isIt: (problem: HistoryProblem) => boolean = () => false;
  const after = tampered(bytes, (sqlite) => {
    isIt = tamper(sqlite, numbers(1_000 * nth + 7));
  });
  return { bytes: after, isIt };
}

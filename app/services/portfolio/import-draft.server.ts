import { createReadStream, createWriteStream } from "node:fs";
import { open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { uuidv7 } from "uuidv7";
import {
  addImportDraft,
  dropImportDraft,
  dropImportDraftsBefore,
  findImportDraft,
  heldImportDrafts,
  type ImportDraft,
  listImportDrafts,
  setImportMapping,
} from "../../../db/queries/import-draft.server";
import { accountIdOf, type Context } from "../context";
import { storedName } from "../document/stored-name";
import { makeFolder } from "../../storage/make-folder.server";

export type { ImportDraft };

const day = 24 * 60 * 60_000;
const keptMs = 7 * day;

const folderOf = ({ dataDirectory }: Context) => join(dataDirectory, "imports");

function accountOf({ actor }: Context): string {
  const id = accountIdOf(actor);
  if (id === null) throw new Error("A draft belongs to an account.");
  return id;
}

/** Where the bytes of a draft lie. The name is the draft's id, never anything a user wrote. */
export const draftFile = (context: Context, { id }: Pick<ImportDraft, "id">) => join(folderOf(context), id);

/** Keeps a file until it is imported, discarded or seven days old. */
export async function keepDraft(
  context: Context,
  fileName: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<ImportDraft> {
  const id = uuidv7();
  const path = draftFile(context, { id });
  makeFolder(folderOf(context));
  try {
    await pipeline(chunks, createWriteStream(path, { flags: "wx", mode: 0o600 }));
    const draft: ImportDraft = {
      id,
      accountId: accountOf(context),
      fileName: storedName(fileName),
      sizeBytes: (await stat(path)).size,
      createdAt: context.now().toISOString(),
      mapping: null,
    };
    await context.database.writer.transaction().execute((trx) => addImportDraft(trx, draft));
    return draft;
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** The account's own draft; null where there is none. */
export const findDraft = (context: Context, id: string): Promise<ImportDraft | null> =>
  findImportDraft(context.database.reader, id, accountOf(context));

export const listDrafts = (context: Context): Promise<ImportDraft[]> =>
  listImportDrafts(context.database.reader, accountOf(context));

/** Keeps what the user chose about the file, as JSON. */
export async function chooseForDraft(context: Context, { id }: ImportDraft, choices: unknown): Promise<void> {
  await context.database.writer.transaction().execute((trx) => setImportMapping(trx, id, JSON.stringify(choices)));
}

/** Drops the account's draft with its bytes; one that is not there is dropped already. */
export async function discardDraft(context: Context, id: string): Promise<void> {
  if ((await findDraft(context, id)) === null) return;
  await context.database.writer.transaction().execute((trx) => dropImportDraft(trx, id, accountOf(context)));
  await rm(draftFile(context, { id }), { force: true });
}

/** Drops the drafts of everybody that nobody came back to, and bytes whose row was never written. */
export async function sweepDrafts(context: Context): Promise<void> {
  const before = new Date(context.now().getTime() - keptMs);
  const old = await context.database.writer.transaction().execute((trx) => dropImportDraftsBefore(trx, before.toISOString()));
  for (const id of old) await rm(draftFile(context, { id }), { force: true });
  const names = await readdir(folderOf(context)).catch(() => []);
  const held = await heldImportDrafts(context.database.reader, names.slice(0, 500));
  for (const id of names.slice(0, 500)) {
    if (held.has(id)) continue;
    const path = draftFile(context, { id });
    // A younger one may be an upload under way.
    const written = await stat(path).catch(() => null);
    if (written !== null && context.now().getTime() - written.mtimeMs > day) await rm(path, { force: true });
  }
}

export type DraftKind = "portfolio" | "list";

/** What the file is shows in its first character that is not blank: `{` begins a portfolio, all else is a list. */
export async function kindOfDraft(context: Context, draft: ImportDraft): Promise<DraftKind> {
  const file = await open(draftFile(context, draft), "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    const start = buffer.subarray(0, bytesRead);
    // A portfolio in UTF-16 is none that can be read, but it is to be refused for its encoding.
    const marks = `${start[0]} ${start[1]}`;
    const encoding = marks === "255 254" ? "utf-16le" : marks === "254 255" ? "utf-16be" : "utf-8";
    return new TextDecoder(encoding).decode(start).trimStart().startsWith("{") ? "portfolio" : "list";
  } finally {
    await file.close();
  }
}

export const readDraft = (context: Context, draft: ImportDraft) =>
  createReadStream(draftFile(context, draft), { highWaterMark: 1 << 20 });

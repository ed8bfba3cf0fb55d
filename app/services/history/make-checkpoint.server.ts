import { appendEvents } from "../../../db/queries/event.server";
import {
  addCheckpoint,
  findAdoptedKey,
  getHead,
  lastCheckpointSeq,
  listCheckpointsAfter,
  listHistoryEvents,
} from "../../../db/queries/history.server";
import { MerkleTree } from "../../../db/history/chain.server";
import type { Trx } from "../../../db/schema";
import { checkpointNote, checkpointText } from "../../domain/history/checkpoint";
import { checkpointFolder, readCheckpointFiles, writeCheckpointFile } from "../../storage/checkpoint-files.server";
import { writeErasureFiles } from "../../storage/erasure-files.server";
import { openSigningKey, type SigningKey } from "../../storage/signing-key.server";
import type { Context } from "../context";

/** After so many events a checkpoint is due; one is made every hour as well. */
export const eventsPerCheckpoint = 1_000;

/** A key that the history does not know yet is made known to it: whoever changes the key leaves a trace. */
async function adoptKey(trx: Trx, { publicKey }: SigningKey, at: string): Promise<void> {
  const before = await findAdoptedKey(trx);
  if (before === publicKey) return;
  const event = {
    action: "key-adopted" as const,
    subject: "history" as const,
    subjectId: "history",
    subjectKey: "checkpoint-key",
    subcontractorId: null,
    importId: null,
    before: before === null ? null : { publicKey: before },
    after: { publicKey },
    reason: null,
  };
  await appendEvents(trx, [event], { actor: { kind: "system" }, at });
}

/** What was erased, as the history says, is said outside as well: a backup from before it would bring the values back. */
export async function keepErasuresOutside({ database, dataDirectory }: Context): Promise<void> {
  const events = await listHistoryEvents(database.reader, "erased");
  const erasures = events.map(({ seq, chain, at, content }) => {
    const { commitments } = (JSON.parse(content) as { after: { commitments: string[] } }).after;
    return { seq, chain, at, commitments };
  });
  writeErasureFiles(checkpointFolder(dataDirectory), erasures);
}

/** Files are written after the commit: a note in them is always of a history that is there. */
async function keepOutside(context: Context): Promise<void> {
  const { database, dataDirectory } = context;
  const folder = checkpointFolder(dataDirectory);
  const newest = [...readCheckpointFiles(folder).keys()].at(-1) ?? 0;
  for (const { seq, note } of await listCheckpointsAfter(database.reader, newest)) writeCheckpointFile(folder, seq, note);
  await keepErasuresOutside(context);
}

/**
 * Signs where the history ends, unless nothing happened since the last time, and keeps the note in the database and outside it.
 * A tail cut off later, and a chain computed anew, show against such a note and against nothing else.
 */
export async function makeCheckpoint(context: Context): Promise<void> {
  const { database, dataDirectory } = context;
  const key = openSigningKey(dataDirectory);
  const at = context.now().toISOString();
  await database.writer.transaction().execute(async (trx) => {
    const { seq: before } = await getHead(trx);
    if (before === 0 || before === (await lastCheckpointSeq(trx))) return;
    await adoptKey(trx, key, at);
    const { seq, chain, peaks } = await getHead(trx);
    const root = MerkleTree.of(seq, peaks).root().toString("base64");
    const text = checkpointText({ size: seq, root, chain, at });
    await addCheckpoint(trx, { seq, at, note: checkpointNote(text, key.sign(text)) });
  });
  await keepOutside(context);
}

/**
 * Makes a checkpoint where so many events have come that one is due. The change before it is made and stays made: where no
 * checkpoint can be written, that is said, and the next one makes up for it.
 */
export async function makeDueCheckpoint(context: Context): Promise<void> {
  const { reader } = context.database;
  if ((await getHead(reader)).seq - (await lastCheckpointSeq(reader)) < eventsPerCheckpoint) return;
  try {
    await makeCheckpoint(context);
  } catch (error) {
    console.error("No checkpoint of the history could be made.", error);
  }
}

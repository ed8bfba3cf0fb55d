import { rulesVersion } from "../../domain/flag";
import { geographyVersion } from "../../domain/residency";
import { listAccountNames } from "../../../db/queries/account.server";
import { getHead } from "../../../db/queries/history.server";
import { getOrganisation } from "../../../db/queries/organisation.server";
import { queueMail } from "../../../db/queries/outgoing-mail.server";
import {
  addPackBlob,
  finishPack,
  findPack,
  listRecipients,
  type StoredPack,
  tellProgress,
} from "../../../db/queries/pack.server";
import type { Db } from "../../../db/schema";
import type { PackOrder } from "../../domain/dossier/pack";
import { everything } from "../../domain/permissions/scope";
import type { Refusal } from "../../domain/refusal";
import { FileTooLarge, isFull } from "../../storage/blob-store";
import type { Actor, Context } from "../context";
import { changeRegister } from "../register/change-register.server";
import { historyProblemsOf } from "./history-problems.server";
import { orderOf } from "./order-of.server";
import { makePack, NothingToPack, type PackSource } from "./make-pack.server";
import { packEvent } from "./pack-event";
import { adoptSealKey } from "./adopt-seal-key.server";
import { openHistoryProof } from "./history-proof.server";
import { sealerFor } from "./seal-pack.server";
import { Unsealed } from "./sealer";
import { productVersion } from "./product-version";
import { ZipFull, zipBytesMax } from "./zip-stream.server";

/** So long a process may be silent before another takes its pack up. */
export const leaseMs = 2 * 60_000;

/** Somebody called it off. */
class CalledOff extends Error {
  override name = "CalledOff";
}

/** As whom the register is read: whoever ordered the pack sees no more in it than on the pages. */
export function readerOf({ requestedBy, scope }: Pick<StoredPack, "requestedBy" | "scope">): Actor {
  if (requestedBy === null && scope.kind === "all") return { kind: "system" };
  return { kind: "account", id: requestedBy ?? "", roles: ["auditor"], scope };
}

export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Unsealed) return error.refusal;
  if (error instanceof NothingToPack) return { code: "pack-nothing" };
  if (error instanceof ZipFull || error instanceof FileTooLarge) return { code: "pack-too-large" };
  if (isFull(error)) return { code: "store-full" };
  return null;
}

/** What every pack made now says of itself. */
export async function coverFor(
  context: Context,
  kept: Db,
  packId: string,
  madeBy: string | null,
  order: Pick<PackOrder, "on" | "known">,
) {
  const { name, promise, timeZone } = await getOrganisation(context.database.reader);
  return {
    packId,
    madeAt: context.now().toISOString(),
    madeBy,
    on: order.on,
    known: order.known,
    organisation: name,
    promise,
    timeZone,
    versions: { product: productVersion, rules: rulesVersion, geography: geographyVersion },
    historyProblems: await historyProblemsOf(context, kept),
  };
}

/** What was made, under its hash: from here on it can be taken. */
async function keep(context: Context, pack: StoredPack, order: PackOrder, source: PackSource): Promise<void> {
  const { blobs } = context.installation;
  const received = await blobs.receive(makePack(source, order), zipBytesMax);
  try {
    const at = context.now().toISOString();
    const { sha256, sizeBytes } = received;
    const mediaType = order.format === "zip" ? ("application/zip" as const) : ("application/pdf" as const);
    await changeRegister(context, async ({ trx, append }) => {
      await blobs.keep(received);
      await addPackBlob(trx, { sha256, sizeBytes, mediaType, storedAt: at });
      if (!(await finishPack(trx, pack.id, ["making"], { state: "ready", finishedAt: at, sha256, sizeBytes })))
        throw new CalledOff();
      if (pack.scheduleId !== null)
        for (const accountId of await listRecipients(trx, pack.scheduleId))
          await queueMail(trx, "pack-ready", `${pack.id}/${accountId}`, at);
      const { edition, language, format, on, known } = order;
      await append([packEvent("created", "pack", pack, null, { edition, language, format, on, known, sha256, sizeBytes })]);
    });
  } finally {
    await blobs.discard(received);
  }
}

export interface KeepOptions {
  /** The register as it was known, where the pack asks for that; see `makeKnown`. */
  asked: Context;
  untilSeq: number | null;
  /** Source of the program that checks an archive. */
  verifier: string;
}

/**
 * Makes a pack that was taken in hand, and keeps it; a reason is kept where that fails.
 * @param context of the product itself
 * @returns whether it is there
 */
export async function keepPack(context: Context, id: string, { asked, untilSeq, verifier }: KeepOptions): Promise<boolean> {
  const kept = context.database.reader;
  const pack = await findPack(kept, everything, null, id);
  if (pack === null || pack.state !== "making") return false;
  const fail = (error: Refusal) =>
    changeRegister(context, async ({ trx, append }) => {
      const finishedAt = context.now().toISOString();
      if (await finishPack(trx, id, ["making"], { state: "failed", finishedAt, error }))
        await append([packEvent("removed", "pack", pack, { state: "making" }, { error: error.code })]);
    });
  const reader: Context = { ...asked, actor: readerOf(pack) };
  try {
    const order = await orderOf(asked.database.reader, pack);
    if (order === null) throw new NothingToPack("The subcontractor is not there.");
    const names = new Map((await listAccountNames(kept)).map((account) => [account.id, account.name]));
    const madeBy = pack.requestedBy === null ? null : (names.get(pack.requestedBy) ?? null);
    // Before the history is read for the pack: what it says of its own end is then the end.
    await adoptSealKey(context);
    const source: PackSource = {
      asked: reader,
      kept,
      untilSeq: untilSeq ?? (await getHead(kept)).seq,
      cover: await coverFor(context, kept, id, madeBy, order),
      sealer: sealerFor(context, order.waivesTimestamp),
      proof: await openHistoryProof(context),
      verifier,
      onProgress: async (done, of) => {
        const until = new Date(context.now().getTime() + leaseMs).toISOString();
        if (!(await tellProgress(context.database.writer, id, done, of, until))) throw new CalledOff();
      },
    };
    await keep(context, pack, order, source);
    return true;
  } catch (error) {
    if (error instanceof CalledOff) return false;
    const refusal = refusalOf(error);
    await fail(refusal ?? { code: "pack-failed" });
    if (refusal === null) throw error;
    return false;
  }
}

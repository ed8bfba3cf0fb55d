import { timingSafeEqual } from "node:crypto";
import { newId } from "../../../db/new-id.server";
import { getOrganisation } from "../../../db/queries/organisation.server";
import { queueMail } from "../../../db/queries/outgoing-mail.server";
import {
  addCode,
  countCodesSince,
  findOpenCode,
  findPack,
  findShareByToken,
  type StoredPack,
  takeTry,
  spendCode,
} from "../../../db/queries/pack.server";
import type { Schema } from "../../../db/schema";
import { packCodeOf } from "../../auth/pack-token.server";
import { hashOfToken } from "../../auth/token.server";
import { everything } from "../../domain/permissions/scope";
import type { Context } from "../context";
import type { OpenedPack } from "./content";
import { fileNameOf, takePack } from "./open-pack.server";

const minute = 60_000;
const codeMs = 10 * minute;
const triesMax = 5;
const codesAnHourMax = 5;

interface Shared {
  share: Schema["packShare"];
  pack: StoredPack;
}

/** The link that a token opens; null where it is none, has ended or was revoked, or its pack is gone. */
async function findShared({ database, now }: Context, token: string): Promise<Shared | null> {
  const share = await findShareByToken(database.reader, hashOfToken(token));
  if (share === null || share.revokedAt !== null || share.expiresAt <= now().toISOString()) return null;
  const pack = await findPack(database.reader, everything, null, share.packId);
  return pack === null || pack.state !== "ready" ? null : { share, pack };
}

export interface ShownShare {
  organisation: string;
  fileName: string;
  sizeBytes: number;
  language: string;
  expiresAt: string;
  timeZone: string;
  /** Whether a code is on its way to whoever asked with this browser. */
  isCodeSent: boolean;
}

/** What the page of a link shows: looking at it changes nothing, however often and by whom. */
export async function showShared(context: Context, token: string, browser: string | null): Promise<ShownShare | null> {
  const shared = await findShared(context, token);
  if (shared === null) return null;
  const { share, pack } = shared;
  const { reader } = context.database;
  const at = context.now().toISOString();
  const code = browser === null ? null : await findOpenCode(reader, share.id, hashOfToken(browser), at);
  const { name, timeZone } = await getOrganisation(reader);
  const { language, expiresAt } = share;
  return {
    organisation: name,
    fileName: fileNameOf(pack),
    sizeBytes: pack.sizeBytes,
    language,
    expiresAt,
    timeZone,
    isCodeSent: code !== null,
  };
}

/** Mails a code to the address that the link was sent to; it is good in this browser alone. */
export async function sendPackCode(context: Context, token: string, browser: string): Promise<"sent" | "too-many" | "gone"> {
  const shared = await findShared(context, token);
  if (shared === null) return "gone";
  const { share } = shared;
  const now = context.now();
  const at = now.toISOString();
  return context.database.writer.transaction().execute(async (trx) => {
    const since = new Date(now.getTime() - 60 * minute).toISOString();
    if ((await countCodesSince(trx, share.id, since)) >= codesAnHourMax) return "too-many";
    const id = newId();
    await addCode(trx, {
      id,
      shareId: share.id,
      browserHash: hashOfToken(browser),
      triesLeft: triesMax,
      createdAt: at,
      expiresAt: new Date(now.getTime() + codeMs).toISOString(),
      usedAt: null,
    });
    await queueMail(trx, "pack-code", id, at);
    return "sent";
  });
}

const isSame = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/**
 * The pack, for the code that was mailed: once, in the browser that asked for it, within ten minutes and five tries.
 * @returns "wrong" where it is not, or no longer, the code
 */
export async function openShared(
  context: Context,
  token: string,
  browser: string | null,
  typed: string,
): Promise<OpenedPack | "wrong" | "gone"> {
  const shared = await findShared(context, token);
  if (shared === null) return "gone";
  const { share, pack } = shared;
  const at = context.now().toISOString();
  const isRight = await context.database.writer.transaction().execute(async (trx) => {
    const code = browser === null ? null : await findOpenCode(trx, share.id, hashOfToken(browser), at);
    if (code === null || !(await takeTry(trx, code.id))) return false;
    const digits = typed.replace(/\D/g, "");
    return isSame(digits, packCodeOf(context.installation.secrets, code.id)) && (await spendCode(trx, code.id, at));
  });
  if (!isRight) return "wrong";
  return (await takePack(context, pack, { shareId: share.id, email: share.email })) ?? "gone";
}

import { getOrganisation } from "../../../db/queries/organisation.server";
import { findPack, findShareByToken, type StoredPack } from "../../../db/queries/pack.server";
import type { Schema } from "../../../db/schema";
import { packCodeOf } from "../../auth/pack-token.server";
import { hashOfToken } from "../../auth/token.server";
import { everything } from "../../domain/permissions/scope";
import type { Context } from "../context";
import { isCodeSent, redeemMailedCode, sendMailedCode } from "../mail/mailed-code.server";
import type { OpenedPack } from "./content";
import { fileNameOf, takePack } from "./open-pack.server";

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
  const { name, timeZone } = await getOrganisation(reader);
  const { language, expiresAt } = share;
  return {
    organisation: name,
    fileName: fileNameOf(pack),
    sizeBytes: pack.sizeBytes,
    language,
    expiresAt,
    timeZone,
    isCodeSent: await isCodeSent(context, share.id, browser),
  };
}

/** Mails a code to the address that the link was sent to; it is good in this browser alone. */
export async function sendPackCode(context: Context, token: string, browser: string): Promise<"sent" | "too-many" | "gone"> {
  const shared = await findShared(context, token);
  if (shared === null) return "gone";
  const { writer } = context.database;
  return writer.transaction().execute((trx) => sendMailedCode(context, trx, "pack-code", shared.share.id, browser));
}

/**
 * The pack, for the code that was mailed.
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
  const codeOf = (id: string) => packCodeOf(context.installation.secrets, id);
  const isRight = await context.database.writer
    .transaction()
    .execute((trx) => redeemMailedCode(context, trx, share.id, browser, typed, codeOf));
  if (!isRight) return "wrong";
  return (await takePack(context, pack, { shareId: share.id, email: share.email })) ?? "gone";
}

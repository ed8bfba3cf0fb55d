import { newId } from "../../../db/new-id.server";
import { queueMail } from "../../../db/queries/outgoing-mail.server";
import { addShare, findPack, findShare, listShares, revokeShare, type StoredPack } from "../../../db/queries/pack.server";
import { emailRefusal, toEmail } from "../../auth/credentials";
import { packLinkHashOf } from "../../auth/pack-token.server";
import type { Refusal } from "../../domain/refusal";
import type { Language } from "../../i18n/language";
import { accountIdOf, type Context, requirePermission, scopeOf } from "../context";
import { changeRegister } from "../register/change-register.server";
import { packEvent } from "./pack-event";

export const shareDaysMax = 30;
const day = 24 * 60 * 60_000;

const find = (context: Context, id: string): Promise<StoredPack | null> =>
  findPack(context.database.reader, scopeOf(context), accountIdOf(context.actor), id);

export interface AskedShare {
  email: string;
  /** Whole days from now on, 1 to {@link shareDaysMax}. */
  days: number;
  language: Language;
}

export type ShareRefusals = Partial<Record<"email" | "days", Refusal>>;

/**
 * Sends somebody without an account a link to a pack that is made. The link alone opens nothing: it asks for a code, which is
 * mailed to the same address.
 * @returns null where there is no such pack that the reader may know of
 */
export async function sharePack(
  context: Context,
  packId: string,
  { email: typed, days, language }: AskedShare,
): Promise<{ id: string } | { refusals: ShareRefusals } | null> {
  requirePermission(context, "packs.share");
  const pack = await find(context, packId);
  if (pack === null || pack.state !== "ready") return null;
  const { secrets, mail } = context.installation;
  const email = toEmail(typed);
  const wrong = mail === null ? { code: "share-without-mail" } : emailRefusal(email);
  const isWithin = Number.isInteger(days) && days >= 1 && days <= shareDaysMax;
  if (wrong !== null || !isWithin)
    return {
      refusals: {
        ...(wrong === null ? {} : { email: wrong }),
        ...(isWithin ? {} : { days: { code: "out-of-range", params: { min: 1, max: shareDaysMax } } }),
      },
    };
  const id = newId();
  const now = context.now();
  const expiresAt = new Date(now.getTime() + days * day).toISOString();
  return changeRegister(context, async ({ trx, actorId, append }) => {
    const createdAt = now.toISOString();
    const share = {
      id,
      packId,
      tokenHash: packLinkHashOf(secrets, id),
      email,
      language,
      createdBy: actorId,
      createdAt,
      expiresAt,
    };
    await addShare(trx, { ...share, revokedAt: null });
    await queueMail(trx, "pack-share", id, createdAt);
    await append([packEvent("created", "packShare", pack, null, { share: id, email, expiresAt })]);
    return { id };
  });
}

/** Ends a link at once. @returns whether it was open until now; null where there is none that the reader may know of */
export async function endShare(context: Context, packId: string, shareId: string): Promise<boolean | null> {
  requirePermission(context, "packs.share");
  const pack = await find(context, packId);
  const share = await findShare(context.database.reader, shareId);
  if (pack === null || share === null || share.packId !== packId) return null;
  return changeRegister(context, async ({ trx, append }) => {
    if (!(await revokeShare(trx, shareId, context.now().toISOString()))) return false;
    await append([packEvent("removed", "packShare", pack, { share: shareId, email: share.email }, null)]);
    return true;
  });
}

/** Links to a pack that the reader may know of. */
export const showShares = (context: Context, packId: string) => listShares(context.database.reader, packId);

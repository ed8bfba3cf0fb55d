import { newId } from "../../../db/new-id.server";
import { addPack, findPack, finishPack, stateOfPack } from "../../../db/queries/pack.server";
import { isCalendarDate } from "../../domain/calendar";
import { editions } from "../../domain/dossier/edition";
import { isUnderWay, type PackOrder, packFormats, timestampRefusals } from "../../domain/dossier/pack";
import type { Refusal } from "../../domain/refusal";
import { languageAmong } from "../../i18n/language";
import { accountIdOf, asSystem, type Context, requirePermission, scopeOf } from "../context";
import { findKnown } from "../known/find-known.server";
import { findByKeys } from "../subcontractor/find-by-keys.server";
import { changeRegister } from "../register/change-register.server";
import { orderOf } from "./order-of.server";
import { packEvent } from "./pack-event";

/** What somebody asks for, as a form has it. */
export interface AskedPack {
  about: "one" | "some" | "all";
  /** Keys of subcontractors. */
  keys: readonly string[];
  format: string;
  edition: string;
  language: string;
  on: string;
  /** Instant; "" for the register as it is. */
  known: string;
}

export type OrderRefusals = Partial<Record<"keys" | "on" | "known", Refusal>>;

const selectionMax = 2_000;

async function aboutOf(context: Context, { about, keys }: AskedPack): Promise<PackOrder["about"] | Refusal> {
  if (about === "all") return { kind: "all" };
  const wanted = [...new Set(keys.map((key) => key.trim()).filter((key) => key !== ""))].slice(0, selectionMax);
  const { found, refusal } = await findByKeys(context.database.reader, scopeOf(context), wanted);
  if (refusal !== null) return refusal;
  const [first] = found;
  if (first === undefined) return { code: "pick-required" };
  return found.length === 1 ? { kind: "one", id: first.id, key: first.key } : { kind: "some", ids: found.map(({ id }) => id) };
}

/** What was asked for as something that can be made, or why it cannot. */
export async function readOrder(context: Context, asked: AskedPack): Promise<PackOrder | { refusals: OrderRefusals }> {
  const about = await aboutOf(context, asked);
  const known = asked.known.trim() === "" ? null : await findKnown(context, asked.known.trim());
  const on = asked.on.trim() === "" ? context.today : asked.on.trim();
  const refusals: OrderRefusals = {
    ...("code" in about ? { keys: about } : {}),
    ...(isCalendarDate(on) ? {} : { on: { code: "bad-on-date", params: { value: on } } }),
    ...(known !== null && "refusal" in known ? { known: known.refusal } : {}),
  };
  if ("code" in about || (known !== null && "refusal" in known) || refusals.on !== undefined) return { refusals };
  return {
    about,
    scope: scopeOf(context),
    format: packFormats.find((one) => one === asked.format) ?? "pdf",
    edition: editions.find((one) => one === asked.edition) ?? "auditor",
    language: languageAmong(asked.language),
    on,
    known: known === null ? null : known.instant,
    waivesTimestamp: false,
  };
}

/** Puts a pack in the queue. Whoever reads the register may ask for one of what they may know of, an auditor as well. */
export async function orderPack(context: Context, asked: AskedPack): Promise<{ id: string } | { refusals: OrderRefusals }> {
  requirePermission(context, "register.export");
  const order = await readOrder(context, asked);
  if ("refusals" in order) return order;
  return { id: await queuePack(context, order, null) };
}

/** @param scheduleId of the schedule that asks; null where somebody does */
export function queuePack(context: Context, order: PackOrder, scheduleId: string | null): Promise<string> {
  const id = newId();
  const requestedBy = accountIdOf(context.actor);
  const { about, edition, language, format, on, known, waivesTimestamp } = order;
  const place = {
    id,
    subcontractorId: about.kind === "one" ? about.id : null,
    subcontractorKey: about.kind === "one" ? about.key : null,
  };
  return writeFor(context, async (change) => {
    await addPack(change.trx, id, order, { requestedBy, requestedAt: context.now().toISOString(), scheduleId });
    await change.append([
      packEvent("ordered", "pack", place, null, {
        about: about.kind,
        edition,
        language,
        format,
        on,
        known,
        ...(waivesTimestamp ? { waivesTimestamp } : {}),
      }),
    ]);
    return id;
  });
}

/** What the product writes for somebody, an auditor's connection not being able to; the event says whose doing it is. */
export const writeFor = <T>(context: Context, work: Parameters<typeof changeRegister<T>>[1]): Promise<T> =>
  changeRegister({ ...asSystem(context), actor: context.actor }, work);

/**
 * Orders a pack again that could not be had with a time stamp: as it was ordered, or without one.
 * @returns id of the new one; null where there is none of that id that failed for its time stamp
 */
export async function orderAgain(context: Context, id: string, waivesTimestamp: boolean): Promise<string | null> {
  requirePermission(context, "register.export");
  const { reader } = context.database;
  const pack = await findPack(reader, scopeOf(context), accountIdOf(context.actor), id);
  if (pack === null || !timestampRefusals.some((code) => code === pack.error?.code)) return null;
  const order = await orderOf(reader, pack);
  return order === null ? null : queuePack(context, { ...order, scope: scopeOf(context), waivesTimestamp }, pack.scheduleId);
}

/** Calls a pack off that is not made yet. @returns whether it was still to be made; null where there is none of that id */
export async function cancelPack(context: Context, id: string): Promise<boolean | null> {
  requirePermission(context, "register.export");
  const pack = await findPack(context.database.reader, scopeOf(context), accountIdOf(context.actor), id);
  if (pack === null) return null;
  return writeFor(context, async ({ trx, append }) => {
    const state = await stateOfPack(trx, id);
    if (state === null || !isUnderWay(state)) return false;
    await finishPack(trx, id, ["waiting", "making"], { state: "cancelled", finishedAt: context.now().toISOString() });
    await append([packEvent("removed", "pack", pack, { state }, null)]);
    return true;
  });
}

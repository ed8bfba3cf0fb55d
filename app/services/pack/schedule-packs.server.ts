import { newId } from "../../../db/new-id.server";
import {
  addPack,
  addSchedule,
  addTurn,
  endSchedule,
  findSchedule,
  listDueSchedules,
  listSchedules,
  type StoredSchedule,
} from "../../../db/queries/pack.server";
import type { Edition } from "../../domain/dossier/edition";
import { everything } from "../../domain/permissions/scope";
import type { Refusal } from "../../domain/refusal";
import { type Language, languageAmong } from "../../i18n/language";
import { accountIdOf, type Context, requirePermission, scopeOf } from "../context";
import { findByKeys } from "../subcontractor/find-by-keys.server";
import { changeRegister } from "../register/change-register.server";
import { packEvent } from "./pack-event";

/** `2026-4`: the quarter that a day lies in. */
export const quarterOf = (date: string) => `${date.slice(0, 4)}-${Math.ceil(Number(date.slice(5, 7)) / 3)}`;

export interface AskedSchedule {
  /** Keys of subcontractors. */
  keys: readonly string[];
  edition: Edition;
  language: Language;
  /** Ids of accounts that are told. */
  recipients: readonly string[];
}

/** Has a pack of each made every quarter, beginning with this one. @returns ids of the schedules, one for each */
export async function schedulePacks(context: Context, asked: AskedSchedule): Promise<{ ids: string[] } | { refusal: Refusal }> {
  requirePermission(context, "packs.share");
  const { edition, language } = asked;
  const keys = [...new Set(asked.keys)];
  if (keys.length === 0) return { refusal: { code: "pick-required" } };
  return changeRegister(context, async ({ trx, append }) => {
    const { found, refusal } = await findByKeys(trx, scopeOf(context), keys);
    if (refusal !== null) return { refusal };
    const accounts = await trx.selectFrom("account").select("id").where("status", "=", "active").execute();
    const recipients = asked.recipients.filter((id) => accounts.some((account) => account.id === id));
    const at = context.now().toISOString();
    const places = found.map(({ id, key }) => ({ id: newId(), subcontractorId: id, subcontractorKey: key }));
    for (const { id, subcontractorId } of places)
      await addSchedule(trx, {
        id,
        subcontractorId,
        edition,
        language,
        recipients: JSON.stringify(recipients),
        createdBy: accountIdOf(context.actor),
        createdAt: at,
        endedAt: null,
      });
    await append(places.map((place) => packEvent("created", "packSchedule", place, null, { edition, language, recipients })));
    return { ids: places.map(({ id }) => id) };
  });
}

export const showSchedules = (context: Context) => listSchedules(context.database.reader, scopeOf(context));

/** @returns whether it had not ended before; null where there is none of that id */
export async function endPackSchedule(context: Context, id: string): Promise<boolean | null> {
  requirePermission(context, "packs.share");
  const known = (await showSchedules(context)).find((schedule) => schedule.id === id);
  if (known === undefined) return (await findSchedule(context.database.reader, id)) === null ? null : false;
  return changeRegister(context, async ({ trx, append }) => {
    if (!(await endSchedule(trx, id, context.now().toISOString()))) return false;
    const { subcontractorId, subcontractorKey, edition, language } = known;
    await append([packEvent("removed", "packSchedule", { id, subcontractorId, subcontractorKey }, { edition, language }, null)]);
    return true;
  });
}

const orderedAtOnce = 100;

/** The schedule's pack of the quarter, once however often and by how many it is asked for. */
async function orderTurn(context: Context, schedule: StoredSchedule, quarter: string): Promise<void> {
  const { id: scheduleId, subcontractorId, subcontractorKey, edition } = schedule;
  if (subcontractorKey === null) return;
  await changeRegister(context, async ({ trx, append }) => {
    const id = newId();
    const at = context.now().toISOString();
    if (!(await addTurn(trx, { scheduleId, quarter, packId: id, at }))) return;
    const language = languageAmong(schedule.language);
    const order = {
      scope: everything,
      format: "pdf" as const,
      edition,
      language,
      on: context.today,
      known: null,
      waivesTimestamp: false,
    };
    const about = { kind: "one" as const, id: subcontractorId, key: subcontractorKey };
    await addPack(trx, id, { about, ...order }, { requestedBy: null, requestedAt: at, scheduleId });
    const { scope: _, ...said } = order;
    await append([
      packEvent("ordered", "pack", { id, subcontractorId, subcontractorKey }, null, {
        about: "one",
        schedule: scheduleId,
        ...said,
      }),
    ]);
  });
}

/** Orders the packs of this quarter that were not ordered yet. Running it twice is harmless. @returns how many there were */
export async function orderDuePacks(context: Context): Promise<number> {
  const quarter = quarterOf(context.today);
  const due = await listDueSchedules(context.database.reader, quarter, orderedAtOnce);
  for (const schedule of due) await orderTurn(context, schedule, quarter);
  return due.length;
}

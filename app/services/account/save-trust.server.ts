import { getOrganisation } from "../../../db/queries/organisation.server";
import { findIdOfKey, listNamed } from "../../../db/queries/scope.server";
import { startOfDayIn, dateIn, isCalendarDate, plusDays } from "../../domain/calendar";
import { isRole, type Role } from "../../domain/permissions/role";
import { everything, type Scope } from "../../domain/permissions/scope";
import type { Refusal } from "../../domain/refusal";
import type { Context } from "../context";
import { findEngager, type NamedSubcontractor } from "../subcontractor/find-engager.server";
import {
  type AccountChanged,
  type AccountTrust,
  changeAccount,
  findOneAccount,
  type ListedAccount,
} from "./change-account.server";

/** As typed into the form of an account. */
export interface TypedTrust {
  roles: string[];
  /** The last day of access; "" for no end. */
  lastDay: string;
  limited: boolean;
  /** Ids of the subcontractors that stay in the scope. */
  ids: string[];
  /** Key or name of one more; "" for none. */
  more: string;
}

export interface ShownAccount extends Pick<ListedAccount, "id" | "name" | "email" | "status" | "lastSignInAt"> {
  roles: readonly Role[];
  lastDay: string | null;
  /** Null where it is not limited. */
  scope: { id: string; key: string; name: string }[] | null;
}

export async function showAccount(context: Context, id: string): Promise<ShownAccount | null> {
  const account = await findOneAccount(context, id);
  if (account === null) return null;
  const { name, email, status, roles, lastSignInAt, endsAt, scope } = account;
  const { timeZone } = await getOrganisation(context.database.reader);
  return {
    id,
    name,
    email,
    status,
    roles,
    lastSignInAt,
    lastDay: endsAt === null ? null : dateIn(timeZone, new Date(Date.parse(endsAt) - 1)),
    scope: scope.kind === "all" ? null : await listNamed(context.database.reader, scope.ids),
  };
}

/** @param form of an account or of an invitation to one, as it was sent */
export function typedTrustIn(form: FormData): TypedTrust {
  const texts = (name: string) => form.getAll(name).filter((value) => typeof value === "string");
  return {
    roles: texts("roles"),
    lastDay: texts("lastDay")[0] ?? "",
    limited: form.get("limited") === "yes",
    ids: texts("scope"),
    more: texts("more")[0] ?? "",
  };
}

async function scopeOfTyped(context: Context, { limited, ids, more }: TypedTrust): Promise<Scope | { refusal: Refusal }> {
  if (!limited) return everything;
  const held = (await listNamed(context.database.reader, ids)).map(({ id }) => id);
  if (more.trim() === "") return { kind: "some", ids: held };
  const found: NamedSubcontractor | null = await findEngager(context, more);
  const id = found === null ? null : await findIdOfKey(context.database.reader, found.key);
  if (id === null) return { refusal: { code: "unknown-key", params: { key: more.trim() } } };
  return { kind: "some", ids: [...new Set([...held, id])] };
}

type TrustField = "roles" | "lastDay" | "limited" | "more";

/** The field that a refusal of what somebody is to be trusted with is about. */
export const fieldOfTrust = ({ code }: Refusal): TrustField =>
  code === "scope-required" ? "more" : code === "scope-for-auditors" ? "limited" : "roles";

export type Trust = Pick<AccountTrust, "roles" | "scope" | "endsAt">;

/** What is typed, as accounts hold it. `field` says where a refusal belongs. */
export async function trustOfTyped(
  context: Context,
  typed: TypedTrust,
): Promise<Trust | { refusal: Refusal; field: TrustField }> {
  if (typed.lastDay !== "" && !isCalendarDate(typed.lastDay))
    return { refusal: { code: "impossible-date", params: { value: typed.lastDay } }, field: "lastDay" };
  const scope = await scopeOfTyped(context, typed);
  if ("refusal" in scope) return { ...scope, field: "more" };
  const { timeZone } = await getOrganisation(context.database.reader);
  const endsAt = typed.lastDay === "" ? null : startOfDayIn(timeZone, plusDays(typed.lastDay, 1));
  return { roles: typed.roles.filter(isRole), scope, endsAt };
}

/** Saves what an account is trusted with, as typed. `field` says where the refusal belongs. */
export async function saveTrust(
  context: Context,
  id: string,
  typed: TypedTrust,
): Promise<Exclude<AccountChanged, { refusal: Refusal }> | { refusal: Refusal; field: TrustField }> {
  const trust = await trustOfTyped(context, typed);
  if ("refusal" in trust) return trust;
  const result = await changeAccount(context, id, trust);
  return "refusal" in result ? { ...result, field: fieldOfTrust(result.refusal) } : result;
}

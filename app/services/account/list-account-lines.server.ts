import { getOrganisation } from "../../../db/queries/organisation.server";
import { isOpen } from "../../domain/account";
import { dateIn } from "../../domain/calendar";
import type { Role } from "../../domain/permissions/role";
import type { Context } from "../context";
import { listAllAccounts } from "./change-account.server";

/** An account as a line of the list; instants as dates of the organisation's time zone. */
export interface ListedLine {
  id: string;
  name: string;
  email: string;
  roles: readonly Role[];
  isLimited: boolean;
  status: "active" | "disabled" | "ended";
  lastSignInOn: string | null;
  lastDay: string | null;
}

export async function listAccountLines(context: Context): Promise<ListedLine[]> {
  const { timeZone } = await getOrganisation(context.database.reader);
  const at = context.now().toISOString();
  return (await listAllAccounts(context)).map(({ id, name, email, roles, scope, status, endsAt, lastSignInAt }) => ({
    id,
    name,
    email,
    roles,
    isLimited: scope.kind === "some",
    status: status === "active" && !isOpen({ status, endsAt }, at) ? ("ended" as const) : status,
    lastSignInOn: lastSignInAt === null ? null : dateIn(timeZone, new Date(lastSignInAt)),
    lastDay: endsAt === null ? null : dateIn(timeZone, new Date(Date.parse(endsAt) - 1)),
  }));
}

import { isRole, type Role } from "../../app/domain/permissions/role";
import { everything, type Scope } from "../../app/domain/permissions/scope";
import type { Db, Schema, Trx } from "../schema";

type Row = Schema["accountLink"];

/** A link that was sent to somebody, with what it leads to. */
export interface AccountLink extends Omit<Row, "roles" | "scope" | "tokenHash"> {
  roles: readonly Role[];
  scope: Scope;
}

export async function addLink(trx: Trx, { roles, scope, ...link }: AccountLink, tokenHash: string): Promise<void> {
  const row = { roles: JSON.stringify(roles), scope: scope.kind === "all" ? null : JSON.stringify(scope.ids) };
  await trx
    .insertInto("accountLink")
    .values({ ...link, ...row, tokenHash })
    .execute();
}

const listOf = (text: string) => JSON.parse(text) as string[];

function toLink({ roles, scope, tokenHash: _, ...row }: Row): AccountLink {
  return {
    ...row,
    roles: roles === null ? [] : listOf(roles).filter(isRole),
    scope: scope === null ? everything : { kind: "some", ids: listOf(scope) },
  };
}

export async function findLink(db: Db, id: string, at: string): Promise<AccountLink | null> {
  const query = db.selectFrom("accountLink").selectAll().where("id", "=", id).where("expiresAt", ">", at);
  const row = await query.executeTakeFirst();
  return row === undefined ? null : toLink(row);
}

/** Invitations that nobody has used yet, the latest first; at most a thousand. */
export async function listOpenInvitations(db: Db, at: string): Promise<AccountLink[]> {
  const open = db.selectFrom("accountLink").selectAll().where("purpose", "=", "invitation").where("expiresAt", ">", at);
  return (await open.orderBy("id", "desc").limit(1000).execute()).map(toLink);
}

export async function findLinkByToken(
  db: Db,
  purpose: Row["purpose"],
  tokenHash: string,
  at: string,
): Promise<AccountLink | null> {
  const row = await db
    .selectFrom("accountLink")
    .selectAll()
    .where("tokenHash", "=", tokenHash)
    .where("purpose", "=", purpose)
    .where("expiresAt", ">", at)
    .executeTakeFirst();
  return row === undefined ? null : toLink(row);
}

/** Uses the link up. Of many at once exactly one is told true. */
export async function takeLink(trx: Trx, id: string, at: string): Promise<boolean> {
  const query = trx.deleteFrom("accountLink").where("id", "=", id).where("expiresAt", ">", at).returning("id");
  return (await query.executeTakeFirst()) !== undefined;
}

/** Ends every invitation to an address, and links that have expired. */
export async function dropInvitations(trx: Trx, email: string, at: string): Promise<void> {
  await trx.deleteFrom("accountLink").where("expiresAt", "<=", at).execute();
  await trx.deleteFrom("accountLink").where("purpose", "=", "invitation").where("email", "=", email).execute();
}

/** Ends every reset of an account's password, and links that have expired. */
export async function dropResets(trx: Trx, accountId: string, at: string): Promise<void> {
  await trx.deleteFrom("accountLink").where("expiresAt", "<=", at).execute();
  await trx.deleteFrom("accountLink").where("purpose", "=", "reset").where("accountId", "=", accountId).execute();
}

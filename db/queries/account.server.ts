import type { Account } from "../../app/domain/account";
import { isRole } from "../../app/domain/permissions/role";
import { everything } from "../../app/domain/permissions/scope";
import type { Db, Schema, Trx } from "../schema";

type AccountRow = Schema["account"];

/** With what only signing in needs. */
export interface StoredAccount extends Account {
  /** Null where nothing was chosen yet. */
  passwordHash: string | null;
  createdAt: string;
  lastSignInAt: string | null;
}

export async function hasAccount(db: Db): Promise<boolean> {
  return (await db.selectFrom("account").select("id").limit(1).executeTakeFirst()) !== undefined;
}

export async function findAccount(db: Db, id: string): Promise<StoredAccount | null> {
  const row = await db.selectFrom("account").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : toStoredAccount(row);
}

/** Names by e-mail, of so many at most. */
export async function listAccountEmails(db: Db, limit: number): Promise<{ email: string; name: string }[]> {
  return db.selectFrom("account").select(["email", "name"]).orderBy("id").limit(limit).execute();
}

/** `email` as accounts hold it: in small letters. */
export async function findAccountByEmail(db: Db, email: string): Promise<StoredAccount | null> {
  const row = await db.selectFrom("account").selectAll().where("email", "=", email).executeTakeFirst();
  return row === undefined ? null : toStoredAccount(row);
}

export async function addAccount(trx: Trx, { roles, scope, ...rest }: StoredAccount): Promise<void> {
  await trx
    .insertInto("account")
    .values({ ...rest, ...rolesAndScope({ roles, scope }) })
    .execute();
}

export async function setAccount(trx: Trx, id: string, values: Partial<Omit<StoredAccount, "id">>): Promise<void> {
  const { roles, scope, ...rest } = values;
  await trx
    .updateTable("account")
    .set({ ...rest, ...rolesAndScope({ roles, scope }) })
    .where("id", "=", id)
    .execute();
}

/** All of them, by name; at most a thousand. */
export async function listAccounts(db: Db): Promise<StoredAccount[]> {
  const rows = await db.selectFrom("account").selectAll().orderBy("name").orderBy("id").limit(1000).execute();
  return rows.map(toStoredAccount);
}

/** Takes away the account with its ways to sign in, its feed, its wishes and its unfinished imports. What it did stays in the history under its id. */
export async function removeAccount(trx: Trx, id: string): Promise<void> {
  for (const table of [
    "importDraft",
    "secondFactor",
    "recoveryCode",
    "accountIdentity",
    "accountLink",
    "calendarFeed",
    "reminderSwitch",
  ] as const)
    await trx
      .deleteFrom(table as "secondFactor")
      .where("accountId", "=", id)
      .execute();
  await trx.deleteFrom("account").where("id", "=", id).execute();
}

/**
 * Whoever changes accounts comes one after another from here on, so that two administrators who lower each other do not
 * both find the other one left. SQLite has one writer anyway.
 */
export async function lockAccounts(trx: Trx): Promise<void> {
  await trx
    .updateTable("register")
    .set((row) => ({ language: row.ref("language") }))
    .where("id", "=", 1)
    .execute();
}

const listOf = (text: string) => JSON.parse(text) as string[];

export function toAccount({ roles, scope, ...row }: Omit<AccountRow, "passwordHash" | "createdAt" | "lastSignInAt">): Account {
  return {
    ...row,
    roles: listOf(roles).filter(isRole),
    scope: scope === null ? everything : { kind: "some", ids: listOf(scope) },
  };
}

const toStoredAccount = ({ passwordHash, createdAt, lastSignInAt, ...row }: AccountRow): StoredAccount => ({
  ...toAccount(row),
  passwordHash,
  createdAt,
  lastSignInAt,
});

/** The columns of those that are given. */
function rolesAndScope({ roles, scope }: { roles: Account["roles"] | undefined; scope: Account["scope"] | undefined }) {
  return {
    ...(roles === undefined ? {} : { roles: JSON.stringify(roles) }),
    ...(scope === undefined ? {} : { scope: scope.kind === "all" ? null : JSON.stringify(scope.ids) }),
  } as Pick<AccountRow, "roles" | "scope">;
}

type Purpose = Schema["oneTimeToken"]["purpose"];

/** Makes the token the only one of its purpose. */
export async function replaceOneTimeToken(trx: Trx, token: Schema["oneTimeToken"]): Promise<void> {
  await dropOneTimeTokens(trx, token.purpose);
  await trx.insertInto("oneTimeToken").values(token).execute();
}

export async function dropOneTimeTokens(trx: Trx, purpose: Purpose): Promise<void> {
  await trx.deleteFrom("oneTimeToken").where("purpose", "=", purpose).execute();
}

export async function hasOneTimeToken(db: Db, purpose: Purpose, tokenHash: string, at: string): Promise<boolean> {
  const row = await db
    .selectFrom("oneTimeToken")
    .select("purpose")
    .where("tokenHash", "=", tokenHash)
    .where("purpose", "=", purpose)
    .where("expiresAt", ">", at)
    .executeTakeFirst();
  return row !== undefined;
}

/** Uses the token up. Of many at once exactly one is told true. */
export async function takeOneTimeToken(trx: Trx, purpose: Purpose, tokenHash: string, at: string): Promise<boolean> {
  const row = await trx
    .deleteFrom("oneTimeToken")
    .where("tokenHash", "=", tokenHash)
    .where("purpose", "=", purpose)
    .where("expiresAt", ">", at)
    .returning("purpose")
    .executeTakeFirst();
  return row !== undefined;
}

/** Who there is, by name. */
export async function listAccountNames(db: Db): Promise<{ id: string; name: string }[]> {
  return db.selectFrom("account").select(["id", "name"]).orderBy("name").orderBy("id").execute();
}

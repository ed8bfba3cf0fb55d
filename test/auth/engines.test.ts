import { describe, expect, test } from "vitest";
import { forgiveAttempt, perAccountMax, reserveAttempt } from "../../app/auth/attempts.server";
import { registerOf } from "../../app/context.server";
import { createFirstAdministrator } from "../../app/services/account/create-first-administrator.server";
import { inviteFirstAdministrator } from "../../app/services/account/invite-first-administrator.server";
import type { Database, Engine } from "../../db/schema";
import { freshOn } from "../support/engines";
import { Clock } from "../support/register";
import { owner } from "../support/web";

describe.each<Engine>(["sqlite", "postgres"])("on %s", (engine) => {
  const withDatabase = (work: (database: Database) => Promise<void>) => async (context: { skip: (reason: string) => void }) => {
    const database = await freshOn(engine);
    if (database === null) return context.skip("no PostgreSQL");
    try {
      await work(database);
    } finally {
      await database.close();
    }
  };
  const attempt = { email: "ada@example.dk", address: "192.0.2.1" };

  test(
    "attempts at once are each counted",
    withDatabase(async (database) => {
      const now = new Clock().now();
      const all = await Promise.all(Array.from({ length: 30 }, () => reserveAttempt(database, attempt, now)));
      expect(all.filter((minutes) => minutes === null)).toHaveLength(perAccountMax);
      expect(all.filter((minutes) => minutes === 15)).toHaveLength(30 - perAccountMax);
    }),
  );

  test(
    "a right password frees the account and knows the address from then on",
    withDatabase(async (database) => {
      const now = new Clock().now();
      expect(await reserveAttempt(database, attempt, now)).toBeNull();
      await forgiveAttempt(database, attempt, now);
      const elsewhere = { ...attempt, address: "198.51.100.1" };
      for (let n = 0; n < perAccountMax; n++) expect(await reserveAttempt(database, elsewhere, now)).toBeNull();
      expect(await reserveAttempt(database, elsewhere, now)).toBe(15);
      expect(await reserveAttempt(database, attempt, now)).toBeNull();
    }),
  );

  test(
    "the first administrator's link is used once",
    withDatabase(async (database) => {
      const context = await registerOf(database, "", new Clock().now).contextFor({ kind: "system" });
      const token = (await inviteFirstAdministrator(context)) ?? "";
      const all = await Promise.all(
        Array.from({ length: 8 }, (_, n) => createFirstAdministrator(context, token, { ...owner, email: `p${n}@example.dk` })),
      );
      expect(all.filter((result) => "sessionToken" in result)).toHaveLength(1);
      expect(await database.reader.selectFrom("account").select("id").execute()).toHaveLength(1);
    }),
  );
});

import { describe, expect, test } from "vitest";
import { forgiveAttempt, perAccountMax, reserveAttempt } from "../../app/auth/attempts.server";
import { beginSetUp, newRecoveryCodes, sealSecret, takeCode } from "../../app/auth/second-factor.server";
import { registerOf } from "../../app/context.server";
import { createFirstAdministrator } from "../../app/services/account/create-first-administrator.server";
import { hashOfToken } from "../../app/auth/token.server";
import { findInvitation, openInvitedAccount } from "../../app/services/account/accept-invitation.server";
import { changeAccounts } from "../../app/services/account/change-accounts.server";
import { inviteAccount } from "../../app/services/account/invite-account.server";
import { revokeInvitation } from "../../app/services/account/revoke-invitation.server";
import { verifyHistory } from "../../app/services/history/verify-history.server";
import { offerReset, resetPassword } from "../../app/services/account/reset-password.server";
import { inviteFirstAdministrator } from "../../app/services/account/invite-first-administrator.server";
import { addLink, findLinkByToken, listOpenInvitations, takeLink } from "../../db/queries/account-link.server";
import { addSecondFactor, replaceRecoveryCodes } from "../../db/queries/second-factor.server";
import type { Database, Engine } from "../../db/schema";
import { freshOn } from "../support/engines";
import { Authenticator } from "../support/authenticator";
import { Clock, contextFor, testDirectory } from "../support/register";
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
  const attempt = { email: "ada@example.dk", address: "192.0.2.1", step: "password" as const };
  const client = { address: "192.0.2.1", userAgent: "" };

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
    "a code of the app and a recovery code are each taken once by a hundred at once",
    withDatabase(async (database) => {
      const clock = new Clock();
      const { secrets } = contextFor(database, clock).installation;
      const { base32 } = beginSetUp(secrets, { id: "a", email: "ada@example.dk" }, clock.now());
      const { codes, hashes } = newRecoveryCodes("a");
      await database.writer.transaction().execute(async (trx) => {
        const secret = sealSecret(secrets, "a", base32);
        await addSecondFactor(trx, { accountId: "a", secret, usedStep: 0, createdAt: clock.now().toISOString() });
        await replaceRecoveryCodes(trx, "a", hashes);
      });
      const tryAll = (code: string) =>
        Promise.all(
          Array.from({ length: 100 }, () =>
            database.writer.transaction().execute((trx) => takeCode(trx, secrets, "a", code, clock.now())),
          ),
        );
      const app = await tryAll(new Authenticator(base32, clock.now).code());
      expect(app.filter((taken) => taken === "app")).toHaveLength(1);
      const recovery = await tryAll(codes[0] ?? "");
      expect(recovery.filter((taken) => taken === "recovery")).toHaveLength(1);
    }),
  );

  test(
    "an invitation is accepted and a password reset once by a hundred at once",
    withDatabase(async (database) => {
      const context = contextFor(database);
      const tokenIn = (result: unknown) => /token=([\w-]{43})/.exec(JSON.stringify(result))?.[1] ?? "";
      const invited = tokenIn(await inviteAccount(context, { email: "bo@example.dk", roles: ["legal"], language: "da" }));
      const hundred = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: 100 }, work));
      const invitation = await findInvitation(context, invited);
      if (invitation === null) throw new Error("no invitation");
      const accepted = await hundred(() =>
        changeAccounts(context, (trx, append) =>
          openInvitedAccount(trx, append, invitation, { name: "Bo", passwordHash: "x" }, context.now()),
        ),
      );
      expect(accepted.filter((result) => "id" in result)).toHaveLength(1);
      const [account, ...others] = await database.reader.selectFrom("account").select("id").execute();
      expect(others).toEqual([]);
      const reset = tokenIn(await offerReset(context, account?.id ?? "", "da"));
      const link = await findLinkByToken(database.reader, "reset", hashOfToken(reset), context.now().toISOString());
      const taken = await hundred(() =>
        database.writer.transaction().execute(async (trx) => {
          if (!(await takeLink(trx, link?.id ?? "", context.now().toISOString()))) return false;
          await addLink(trx, { ...(link ?? invitation), id: "again" }, hashOfToken("again"));
          return true;
        }),
      );
      expect(taken.filter(Boolean)).toHaveLength(1);
      await database.writer
        .updateTable("accountLink")
        .set({ id: link?.id ?? "", tokenHash: hashOfToken(reset) })
        .execute();
      const done = await Promise.all(Array.from({ length: 8 }, () => resetPassword(context, reset, "tolv små grå sten")));
      expect(done.filter((result) => "done" in result)).toHaveLength(1);
    }),
  );

  test(
    "an invitation is either accepted or taken back, however many try either at once",
    withDatabase(async (database) => {
      const context = contextFor(database);
      await inviteAccount(context, { email: "bo@example.dk", roles: ["legal"], language: "da" });
      const [invitation] = await listOpenInvitations(database.reader, context.now().toISOString());
      if (invitation === undefined) throw new Error("no invitation");
      const tries = await Promise.all(
        Array.from({ length: 40 }, async (_, nth) => {
          if (nth % 2 === 0) return revokeInvitation(context, invitation.id);
          const account = { name: "Bo", passwordHash: null };
          const result = await changeAccounts(context, (trx, append) =>
            openInvitedAccount(trx, append, invitation, account, context.now()),
          );
          return "id" in result;
        }),
      );
      expect(tries.filter(Boolean)).toHaveLength(1);
      expect(await listOpenInvitations(database.reader, context.now().toISOString())).toEqual([]);
      expect((await verifyHistory(database, new Map())).problems).toEqual([]);
    }),
  );

  test(
    "the first administrator's link is used once",
    withDatabase(async (database) => {
      const context = await registerOf(database, testDirectory(), new Clock().now).contextFor({ kind: "system" });
      const token = (await inviteFirstAdministrator(context)) ?? "";
      const all = await Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          createFirstAdministrator(context, token, { ...owner, email: `p${n}@example.dk` }, client),
        ),
      );
      expect(all.filter((result) => "sessionToken" in result)).toHaveLength(1);
      expect(await database.reader.selectFrom("account").select("id").execute()).toHaveLength(1);
    }),
  );
});

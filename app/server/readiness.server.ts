import type { RequestHandler } from "express";
import { isMigrated } from "#db/migrate.server";
import { lockAccounts } from "#db/queries/account.server";
import type { Database } from "#db/schema";

const waitMsMax = 5_000;

/** Writes nothing, but as far as the database lets it. */
async function isWritable({ writer }: Database): Promise<boolean> {
  await writer.transaction().execute(lockAccounts);
  return true;
}

function late(): { promise: Promise<false>; cancel: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const promise = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), waitMsMax);
  });
  return { promise, cancel: () => clearTimeout(timer) };
}

/** Whether requests are to be sent here: the database takes writes and has the present schema. */
export function readiness(database: Database): RequestHandler {
  return async (_request, response) => {
    const limit = late();
    const ready = async () => (await isMigrated(database)) && (await isWritable(database));
    const isReady = await Promise.race([ready().catch(() => false), limit.promise]);
    limit.cancel();
    response
      .status(isReady ? 200 : 503)
      .type("text/plain")
      .send(isReady ? "ready\n" : "the register cannot be written to, or has another schema\n");
  };
}

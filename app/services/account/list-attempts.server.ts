import { listAccountEmails } from "../../../db/queries/account.server";
import { listFailedAttempts } from "../../../db/queries/failed-attempt.server";
import { getOrganisation } from "../../../db/queries/organisation.server";
import { accountHashOf, keptSince } from "../../auth/failed-attempt.server";
import type { AttemptStep } from "../../domain/account";
import { type Context, requirePermission } from "../context";

const pageRows = 100;
const accountsMax = 10_000;

export interface FailedAttemptRow {
  id: string;
  at: string;
  step: AttemptStep;
  /** Of the account whose e-mail was given; null where nobody has it. */
  name: string | null;
  network: string;
}

/** Attempts that failed in the last 90 days, newest first. */
export async function listAttempts(
  context: Context,
  before: string | null,
): Promise<{ rows: FailedAttemptRow[]; older: string | null; timeZone: string }> {
  requirePermission(context, "accounts.manage");
  const { reader } = context.database;
  const { secrets } = context.installation;
  const found = await listFailedAttempts(reader, keptSince(context.now()), before, pageRows + 1);
  const names = new Map(
    (await listAccountEmails(reader, accountsMax)).map(({ email, name }) => [accountHashOf(secrets, email), name]),
  );
  const rows = found.slice(0, pageRows).map(({ id, at, step, accountHash, network }) => ({
    id,
    at,
    step,
    name: names.get(accountHash) ?? null,
    network,
  }));
  const { timeZone } = await getOrganisation(reader);
  return { rows, older: found.length > pageRows ? (rows.at(-1)?.id ?? null) : null, timeZone };
}

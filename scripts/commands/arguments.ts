import { parseArgs, type ParseArgsConfig } from "node:util";
import { readConfig } from "../../app/config.server";
import { openRegister, type Register } from "../../app/context.server";
import { isCalendarDate } from "../../app/domain/calendar";
import type { Refusal } from "../../app/domain/refusal";
import { refusalText } from "../../app/i18n/refusal";
import type { Language } from "../../app/i18n/translator";
import type { Context } from "../../app/services/context";
import { makeKnown } from "../../app/services/known/make-known.server";
import { knownFile } from "../../app/storage/known-files.server";
import { connectSqlite } from "../../db/connect.server";
import { migrate } from "../../db/migrate.server";

/** An unknown option or a missing argument: exit code 2. */
export class WrongUse extends Error {}

/** Refused input or a failed check, with its reason: exit code 1. */
export class Refused extends Error {}

export function readArguments<T extends NonNullable<ParseArgsConfig["options"]>>(
  args: string[],
  options: T,
  positionals: string[],
) {
  try {
    const read = parseArgs({ args, options, allowPositionals: positionals.length > 0, strict: true });
    if (read.positionals.length < positionals.length)
      throw new WrongUse(`missing argument: ${positionals[read.positionals.length]}`);
    if (read.positionals.length > positionals.length)
      throw new WrongUse(`unexpected argument: ${read.positionals[positionals.length]}`);
    return read;
  } catch (error) {
    if (error instanceof WrongUse) throw error;
    throw new WrongUse(error instanceof Error ? error.message : String(error));
  }
}

/** The language of messages on the terminal: Danish where the locale says so. */
export function terminalLanguage(): Language {
  return /^da\b|^da_/i.test(readConfig().locale) ? "da" : "en";
}

export const refusalMessage = (refusal: Refusal) => refusalText(refusal as Parameters<typeof refusalText>[0], terminalLanguage());

/** The day an option names. @throws {Refused} where it is none. */
export function dayOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (!isCalendarDate(text)) throw new Refused(refusalMessage({ code: "bad-on-date", params: { value: text } }));
  return text;
}

/** As {@link withRegister}, with the register as it was known after an event, made where it is not there yet. */
export async function withKnown<T>(context: Context, seq: number, work: (known: Context) => Promise<T>): Promise<T> {
  await makeKnown(context, seq);
  const database = connectSqlite(knownFile(context.dataDirectory, seq));
  try {
    await migrate(database);
    return await work({ ...context, database });
  } finally {
    await database.close();
  }
}

/** Opens the register, does the work and closes it, whatever comes of it. */
export async function withRegister<T>(work: (context: Context, register: Register) => Promise<T>): Promise<T> {
  const register = await openRegister(readConfig());
  try {
    return await work(await register.contextFor({ kind: "command" }), register);
  } finally {
    await register.close();
  }
}

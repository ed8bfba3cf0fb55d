import { makeView } from "../../app/services/flags/resolve-view.server";
import { readArguments, withRegister, WrongUse } from "./arguments";

export const usage = "make-view ID";

/** Judges the register for the day of a view that a page asked for. The server starts it by itself. */
export async function run(args: string[]): Promise<number> {
  const id = Number(readArguments(args, {}, ["ID"]).positionals[0]);
  if (!Number.isSafeInteger(id)) throw new WrongUse("ID is not a number");
  return withRegister(async (context) => {
    await makeView(context, id);
    return 0;
  });
}

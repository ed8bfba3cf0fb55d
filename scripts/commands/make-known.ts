import { makeKnown } from "../../app/services/known/make-known.server";
import { readArguments, withRegister, WrongUse } from "./arguments";

export const usage = "make-known EVENT";

/** Makes the register as it was known after an event. The server starts it by itself; running it twice is harmless. */
export async function run(args: string[]): Promise<number> {
  const seq = Number(readArguments(args, {}, ["EVENT"]).positionals[0]);
  if (!Number.isSafeInteger(seq) || seq < 0) throw new WrongUse("EVENT is not a number");
  return withRegister(async (context) => {
    await makeKnown(context, seq);
    return 0;
  });
}

import { sweepDue } from "../../app/services/flags/sweep-flags.server";
import { readArguments, withRegister } from "./arguments";

export const usage = "sweep";

/** Brings the stored flags up to today. The server starts it by itself; running it twice is harmless. */
export async function run(args: string[]): Promise<number> {
  readArguments(args, {}, []);
  return withRegister(async (context) => {
    await sweepDue(context);
    return 0;
  });
}

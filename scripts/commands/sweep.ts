import { sweepAll, sweepDue } from "../../app/services/flags/sweep-flags.server";
import { readArguments, withRegister } from "./arguments";

export const usage = "sweep [--all]";

/** Brings the stored flags up to today, or judges everything anew. The server starts it by itself; running it twice is harmless. */
export async function run(args: string[]): Promise<number> {
  const { values } = readArguments(args, { all: { type: "boolean" } }, []);
  return withRegister(async (context) => {
    await (values.all ? sweepAll(context) : sweepDue(context));
    return 0;
  });
}

import { sweepAll, sweepDue } from "../../app/services/flags/sweep-flags.server";
import { dayOf, readArguments, withKnown, withRegister } from "./arguments";

export const usage = "sweep [--all] [--known EVENT --on YYYY-MM-DD]";

/** Brings the stored flags up to today, or judges everything anew. The server starts it by itself; running it twice is harmless. */
export async function run(args: string[]): Promise<number> {
  const { values } = readArguments(args, { all: { type: "boolean" }, known: { type: "string" }, on: { type: "string" } }, []);
  return withRegister(async (context) => {
    if (values.known === undefined) await (values.all ? sweepAll(context) : sweepDue(context));
    else {
      const today = dayOf(values.on) ?? context.today;
      await withKnown(context, Number(values.known), (known) => sweepDue({ ...known, today }));
    }
    return 0;
  });
}

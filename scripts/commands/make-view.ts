import { makeView } from "../../app/services/flags/resolve-view.server";
import { readArguments, withKnown, withRegister, WrongUse } from "./arguments";

export const usage = "make-view ID [--known EVENT]";

/** Judges the register for the day of a view that a page asked for. The server starts it by itself. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { known: { type: "string" } }, ["ID"]);
  const id = Number(positionals[0]);
  if (!Number.isSafeInteger(id)) throw new WrongUse("ID is not a number");
  return withRegister(async (context) => {
    if (values.known === undefined) await makeView(context, id);
    else await withKnown(context, Number(values.known), (known) => makeView(known, id));
    return 0;
  });
}

import { readArguments, withRegister } from "./arguments";

export const usage = "migrate";

/** Brings the register to this version's schema; so does every other command that opens it. */
export async function run(args: string[]): Promise<number> {
  readArguments(args, {}, []);
  await withRegister(async () => {});
  process.stdout.write("The register has this version's schema.\n");
  return 0;
}
